package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Passwords as they are kept: SHA-256 in lower-case hexadecimal. */
final class Passwords {
    private static final int DIGITS = 64;
    private static final String HEX = "0123456789abcdef";

    private Passwords() {}

    static Bytes hash(Bytes secret) {
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256").digest(secret.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        byte[] hex = new byte[DIGITS];
        for (int i = 0; i < digest.length; i++) {
            hex[2 * i] = (byte) HEX.charAt(digest[i] >> 4 & 15);
            hex[2 * i + 1] = (byte) HEX.charAt(digest[i] & 15);
        }
        return Bytes.wrap(hex);
    }

    static boolean isHash(Bytes text) {
        for (int i = 0; i < text.length(); i++) {
            if (HEX.indexOf(text.at(i)) < 0) {
                return false;
            }
        }
        return text.length() == DIGITS;
    }

    /** Whether one of the hashes is that of {@code secret}; each is compared to its end, whatever differs. */
    static boolean anyIs(List<Bytes> hashes, Bytes secret) {
        byte[] hash = hash(secret).array();
        boolean any = false;
        for (Bytes each : hashes) {
            any |= MessageDigest.isEqual(each.array(), hash);
        }
        return any;
    }
}
