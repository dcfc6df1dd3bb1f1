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

    private static int bits(Arguments a, int index) {
        double number = a.number(index);
        double whole = Math.rint(number);
        return (int) (long) (whole - Math.floor(whole / 4294967296.0) * 4294967296.0);
    }

    private static int joined(String name, Arguments a, int first) {
        int all = first;
        for (int i = 1; i < a.count(); i++) {
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
        int wanted = a.integer(1, 8);
        int digits = Math.min(Math.abs(wanted), 8);
        String all = String.format(wanted < 0 ? "%08X" : "%08x", x);
        return Bytes.of(all.substring(8 - digits));
    }
}
