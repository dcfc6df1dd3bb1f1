package dev.rediscover.base;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** The 64-bit XXH3 hash with seed 0 (Yann Collet, xxhash 0.8), which the DIGEST command replies. */
public final class Xxh3 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] SECRET = HexFormat.of()
            .parseHex("b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f"
                    + "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c"
                    + "3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8"
                    + "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364"
                    + "eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e"
                    + "2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e");

    private static final long PRIME32_1 = 0x9E3779B1L;
    private static final long PRIME32_2 = 0x85EBCA77L;
    private static final long PRIME32_3 = 0xC2B2AE3DL;
    private static final long PRIME64_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME64_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME64_3 = 0x165667B19E3779F9L;
    private static final long PRIME64_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME64_5 = 0x27D4EB2F165667C5L;
    private static final long MIX_1 = 0x165667919E3779F9L;
    private static final long MIX_2 = 0x9FB21C651E98DF25L;

    private static final int STRIPE = 64;
    private static final int STRIPES = 16; // in a block: the secret moves on by 8 bytes with each

    private Xxh3() {}

    /** The hash of the whole of {@code text}. */
    public static long of(Bytes text) {
        byte[] in = text.array();
        if (in.length <= 16) {
            return in.length > 8 ? upTo16(in) : in.length >= 4 ? upTo8(in) : upTo3(in);
        }
        return in.length <= 128 ? upTo128(in) : in.length <= 240 ? upTo240(in) : longer(in);
    }

    private static long read(byte[] from, int at) {
        return (long) LONGS.get(from, at);
    }

    private static long readInt(byte[] from, int at) {
        return (from[at] & 0xffL)
                | (from[at + 1] & 0xffL) << 8
                | (from[at + 2] & 0xffL) << 16
                | (from[at + 3] & 0xffL) << 24;
    }

    private static long secret(int at) {
        return read(SECRET, at);
    }

    private static long fold(long a, long b) {
        long high = Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
        return a * b ^ high;
    }

    private static long avalanche(long hash) {
        long h = (hash ^ hash >>> 37) * MIX_1;
        return h ^ h >>> 32;
    }

    private static long avalanche64(long hash) {
        long h = (hash ^ hash >>> 33) * PRIME64_2;
        h = (h ^ h >>> 29) * PRIME64_3;
        return h ^ h >>> 32;
    }

    private static long upTo3(byte[] in) {
        if (in.length == 0) {
            return avalanche64(secret(56) ^ secret(64));
        }
        long first = in[0] & 0xff;
        long middle = in[in.length >> 1] & 0xff;
        long last = in[in.length - 1] & 0xff;
        long combined = first << 16 | middle << 24 | last | (long) in.length << 8;
        return avalanche64(combined ^ readInt(SECRET, 0) ^ readInt(SECRET, 4));
    }

    private static long upTo8(byte[] in) {
        long both = readInt(in, in.length - 4) + (readInt(in, 0) << 32);
        long h = both ^ secret(8) ^ secret(16);
        h ^= Long.rotateLeft(h, 49) ^ Long.rotateLeft(h, 24);
        h *= MIX_2;
        h ^= (h >>> 35) + in.length;
        h *= MIX_2;
        return h ^ h >>> 28;
    }

    private static long upTo16(byte[] in) {
        long low = read(in, 0) ^ secret(24) ^ secret(32);
        long high = read(in, in.length - 8) ^ secret(40) ^ secret(48);
        return avalanche(in.length + Long.reverseBytes(low) + high + fold(low, high));
    }

    private static long mix(byte[] in, int at, int key) {
        return fold(read(in, at) ^ secret(key), read(in, at + 8) ^ secret(key + 8));
    }

    private static long upTo128(byte[] in) {
        long sum = in.length * PRIME64_1;
        for (int i = (in.length - 1) / 32; i >= 0; i--) {
            sum += mix(in, 16 * i, 32 * i) + mix(in, in.length - 16 * (i + 1), 32 * i + 16);
        }
        return avalanche(sum);
    }

    private static long upTo240(byte[] in) {
        long sum = in.length * PRIME64_1;
        for (int i = 0; i < 8; i++) {
            sum += mix(in, 16 * i, 16 * i);
        }
        sum = avalanche(sum);
        for (int i = 8; i < in.length / 16; i++) {
            sum += mix(in, 16 * i, 16 * (i - 8) + 3);
        }
        return avalanche(sum + mix(in, in.length - 16, 136 - 17));
    }

    private static long longer(byte[] in) {
        long[] lanes = {PRIME32_3, PRIME64_1, PRIME64_2, PRIME64_3, PRIME64_4, PRIME32_2, PRIME64_5, PRIME32_1};
        int stripes = (in.length - 1) / STRIPE;
        for (int i = 0; i < stripes; i++) {
            accumulate(lanes, in, i * STRIPE, 8 * (i % STRIPES));
            if (i % STRIPES == STRIPES - 1) {
                scramble(lanes);
            }
        }
        accumulate(lanes, in, in.length - STRIPE, SECRET.length - STRIPE - 7);
        long sum = in.length * PRIME64_1;
        for (int i = 0; i < 4; i++) {
            sum += fold(lanes[2 * i] ^ secret(11 + 16 * i), lanes[2 * i + 1] ^ secret(19 + 16 * i));
        }
        return avalanche(sum);
    }

    private static void accumulate(long[] lanes, byte[] in, int at, int key) {
        for (int i = 0; i < lanes.length; i++) {
            long value = read(in, at + 8 * i);
            long keyed = value ^ secret(key + 8 * i);
            lanes[i ^ 1] += value;
            lanes[i] += (keyed & 0xffffffffL) * (keyed >>> 32);
        }
    }

    private static void scramble(long[] lanes) {
        for (int i = 0; i < lanes.length; i++) {
            long lane = lanes[i];
            lanes[i] = (lane ^ lane >>> 47 ^ secret(SECRET.length - STRIPE + 8 * i)) * PRIME32_1;
        }
    }
}
