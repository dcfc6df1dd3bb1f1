package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** {@code bit}: numbers as 32 bits. */
final class BitLibrary extends Library {
    static LuaTable table() {
        return new BitLibrary()
                .into(
                        new LuaTable(),
                        "arshift",
                        "band",
                        "bnot",
                        "bor",
                        "bswap",
                        "bxor",
                        "lshift",
                        "rol",
                        "ror",
                        "rshift",
                        "tobit",
                        "tohex")
                .freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        int x = bits(a, 0);
        return switch (name) {
            case "tohex" -> LuaFunction.one(hex(a, x));
            case "band", "bor", "bxor" -> LuaFunction.one((double) joined(name, a, x));
            case "tobit" -> LuaFunction.one((double) x);
            case "bnot" -> LuaFunction.one((double) ~x);
            case "bswap" -> LuaFunction.one((double) Integer.reverseBytes(x));
            default -> LuaFunction.one((double) shifted(name, x, bits(a, 1)));
        };
    }

    /** The lower 32 bits: adding this number leaves them at the end of the double, rounded as LuaBitOp rounds. */
    private static int bits(Arguments a, int index) {
        return (int) Double.doubleToRawLongBits(a.number(index) + 0x1.8p52);
    }

    private static int joined(String name, Arguments a, int first) {
        int all = first;
        for (int i = a.count() - 1; i > 0; i--) { // errors name the last wrong one
            int next = bits(a, i);
            all = switch (name) {
                case "band" -> all & next;
                case "bor" -> all | next;
                default -> all ^ next;
            };
        }
        return all;
    }

    private static int shifted(String name, int x, int by) {
        return switch (name) {
            case "lshift" -> x << by;
            case "rshift" -> x >>> by;
            case "arshift" -> x >> by;
            case "rol" -> Integer.rotateLeft(x, by);
            default -> Integer.rotateRight(x, by);
        };
    }

    private static Bytes hex(Arguments a, int x) {
        int wanted = a.count() > 1 ? bits(a, 1) : 8;
        int digits = (int) Math.min(Math.abs((long) wanted), 8);
        String all = String.format(wanted < 0 ? "%08X" : "%08x", x);
        return Bytes.of(all.substring(8 - digits));
    }
}
