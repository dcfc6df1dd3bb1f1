package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** {@code math}; its chance goes on from script to script, and begins alike in every engine. */
final class MathLibrary extends Library {
    static LuaTable table() {
        LuaTable table = new MathLibrary()
                .into(
                        new LuaTable(),
                        "abs",
                        "acos",
                        "asin",
                        "atan",
                        "atan2",
                        "ceil",
                        "cos",
                        "cosh",
                        "deg",
                        "exp",
                        "floor",
                        "fmod",
                        "frexp",
                        "ldexp",
                        "log",
                        "log10",
                        "max",
                        "min",
                        "modf",
                        "pow",
                        "rad",
                        "random",
                        "randomseed",
                        "sin",
                        "sinh",
                        "sqrt",
                        "tan",
                        "tanh");
        table.put(Bytes.of("mod"), table.get(Bytes.of("fmod")));
        table.put(Bytes.of("pi"), Math.PI);
        table.put(Bytes.of("huge"), Double.POSITIVE_INFINITY);
        return table.freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "max", "min" -> LuaFunction.one(extreme(a, name.equals("max")));
            case "fmod", "pow", "atan2" -> LuaFunction.one(of(name, a));
            case "ldexp" -> {
                int exponent = a.integer(1);
                yield LuaFunction.one(Math.scalb(a.number(0), exponent));
            }
            case "modf" -> parts(a.number(0));
            case "frexp" -> mantissa(a.number(0));
            case "random" -> LuaFunction.one(random(a));
            case "randomseed" -> {
                a.run.chance.seed(a.integer(0));
                yield LuaFunction.NOTHING;
            }
            default -> LuaFunction.one(signed(name, a.number(0)));
        };
    }

    /** Looks at the second argument first, as the compiled library does; which of two is told to be wrong shows it. */
    private static double of(String name, Arguments a) {
        double y = a.number(1);
        double x = a.number(0);
        return switch (name) {
            case "fmod" -> x % y;
            case "pow" -> power(x, y);
            default -> Math.atan2(x, y);
        };
    }

    /** As C has it, where 1 to the power of anything is 1. */
    static double power(double base, double exponent) {
        return base == 1 || base == -1 && Double.isInfinite(exponent) ? 1 : Math.pow(base, exponent);
    }

    /** What is no number has the sign that a C library gives it; {@code tostring} shows it. */
    private static double signed(String name, double x) {
        if (Double.isNaN(x)) {
            return name.equals("abs") ? Double.NaN : x;
        }
        double result = of(name, x);
        boolean positive = name.equals("acos") || name.equals("asin") || name.equals("log10");
        return Double.isNaN(result) ? Math.copySign(result, positive ? 1 : -1) : result;
    }

    private static double of(String name, double x) {
        return switch (name) {
            case "abs" -> Math.abs(x);
            case "acos" -> Math.acos(x);
            case "asin" -> Math.asin(x);
            case "atan" -> Math.atan(x);
            case "ceil" -> Math.ceil(x);
            case "cos" -> Math.cos(x);
            case "cosh" -> Math.cosh(x);
            case "deg" -> x / (Math.PI / 180);
            case "exp" -> Math.exp(x);
            case "floor" -> Math.floor(x);
            case "log" -> Math.log(x);
            case "log10" -> Math.log10(x);
            case "rad" -> x * (Math.PI / 180);
            case "sin" -> Math.sin(x);
            case "sinh" -> Math.sinh(x);
            case "sqrt" -> Math.sqrt(x);
            case "tan" -> Math.tan(x);
            default -> Math.tanh(x);
        };
    }

    private static double extreme(Arguments a, boolean largest) {
        double found = a.number(0);
        for (int i = 1; i < a.count(); i++) {
            double next = a.number(i);
            if (largest ? next > found : next < found) {
                found = next;
            }
        }
        return found;
    }

    private static Object[] parts(double x) {
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        return new Object[] {whole, Math.copySign(Double.isInfinite(x) ? 0.0 : x - whole, x)};
    }

    private static Object[] mantissa(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return new Object[] {x, 0.0};
        }
        boolean tiny = Math.abs(x) < Double.MIN_NORMAL;
        double normal = tiny ? x * 0x1p54 : x;
        int exponent = Math.getExponent(normal) + 1;
        return new Object[] {Math.scalb(normal, -exponent), exponent - (tiny ? 54.0 : 0)};
    }

    private static double random(Arguments a) {
        double drawn = a.run.chance.next();
        switch (a.count()) {
            case 0 -> {
                return drawn;
            }
            case 1 -> {
                int most = a.integer(0);
                if (most < 1) {
                    throw a.bad(0, "interval is empty");
                }
                return Math.floor(drawn * most) + 1;
            }
            case 2 -> {
                int least = a.integer(0);
                int most = a.integer(1);
                if (least > most) {
                    throw a.bad(1, "interval is empty");
                }
                return Math.floor(drawn * (most - least + 1)) + least; // an int, as in C
            }
            default -> throw LuaError.of("wrong number of arguments");
        }
    }
}
