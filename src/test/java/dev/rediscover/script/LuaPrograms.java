package dev.rediscover.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes random Lua programs that end, and print what they compute. Most of what they compute goes wrong somewhere: the
 * errors, caught by {@code pcall} and printed, are what this is about as much as the values.
 */
final class LuaPrograms {
    private static final String[] ARITHMETIC = {"+", "-", "*", "/", "%", "^"};
    private static final String[] COMPARISONS = {"<", ">", "<=", ">=", "==", "~="};
    private static final String[] NUMBERS = {"0", "1", "2", "3", "7", "10", "-1", "0.5", "0x1F", "1e2", "2.25", "100"};
    private static final String[] STRINGS = {"'a'", "\"bc\"", "[[x\ny]]", "'10'", "'\\65\\n'", "''", "'0x10'", "' 5 '"};
    private static final String[] FIELDS = {"x", "y", "n", "f", "next"};
    private static final String[] EVENTS = {
        "__add", "__sub", "__mul", "__div", "__mod", "__pow", "__concat", "__eq", "__lt", "__le", "__call", "__index"
    };

    private static final String PROLOGUE = """
            budget = 400
            local function cut(s) if type(s) == "string" and #s > 40 then return s:sub(1, 40) end return s end
            local function key(k) return tostring(k):find(": 0x") and "key" or k end
            local function spend() budget = budget - 1 if budget < 0 then error("spent", 0) end end
            local function show(...)
              local t = {}
              for i = 1, select("#", ...) do
                local v = select(i, ...)
                t[i] = type(v) == "table" and "table" or type(v) == "function" and "function" or tostring(v)
              end
              print(unpack(t))
            end
            local a, b, c = 1, "s", {10, 20, x = 5}
            """;

    private final Random random;
    private StringBuilder out;
    private List<String> names;
    private int made;
    private int loops;
    private boolean vararg;

    LuaPrograms(long seed) {
        random = new Random(seed);
    }

    String next() {
        out = new StringBuilder(PROLOGUE);
        names = new ArrayList<>(List.of("a", "b", "c", "g"));
        made = 0;
        loops = 0;
        vararg = true;
        int count = 4 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            out.append("print(pcall(function(...)\n");
            List<String> outside = names;
            names = new ArrayList<>(outside);
            block(1, 1 + random.nextInt(5));
            names = outside;
            out.append("end, ").append(number()).append("))\n");
            if (random.nextInt(20) == 0) {
                statement(1);
            }
        }
        out.append("show(a, b, c)\nfor k, v in pairs(c) do show(k, v) end\n");
        return out.toString();
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String number() {
        return one(NUMBERS);
    }

    private String name() {
        return names.get(random.nextInt(names.size()));
    }

    private String fresh() {
        return "v" + ++made;
    }

    private void block(int depth, int count) {
        List<String> outside = names;
        names = new ArrayList<>(outside);
        for (int i = 0; i < count; i++) {
            statement(depth);
        }
        if (loops > 0 && random.nextInt(6) == 0) {
            out.append("if ").append(expression(2)).append(" then break end\n");
        }
        names = outside;
    }

    private void statement(int depth) {
        int kind = random.nextInt(depth > 3 ? 7 : 17);
        switch (kind) {
            case 0, 1 -> declare();
            case 2, 3 -> assign();
            case 4, 5 -> out.append("show(").append(list(3)).append(")\n");
            case 6 ->
                out.append("c[key(")
                        .append(expression(2))
                        .append(")] = ")
                        .append(expression(2))
                        .append("\n");
            case 7, 8 -> branch(depth);
            case 9 -> counted(depth);
            case 10 -> each(depth);
            case 11 -> whileLoop(depth);
            case 12 -> repeatLoop(depth);
            case 13 -> function(depth);
            case 14 -> coroutine(depth);
            case 15 -> metatable(depth);
            default -> guarded(depth);
        }
    }

    private void declare() {
        String first = fresh();
        if (random.nextBoolean()) {
            out.append("local ")
                    .append(first)
                    .append(" = ")
                    .append(expression(3))
                    .append("\n");
            names.add(first);
        } else {
            String second = fresh();
            out.append("local ").append(first).append(", ").append(second).append(" = ");
            out.append(list(3)).append("\n");
            names.add(first);
            names.add(second);
        }
    }

    private void assign() {
        if (random.nextInt(3) == 0) {
            out.append(target())
                    .append(", ")
                    .append(target())
                    .append(" = ")
                    .append(list(3))
                    .append("\n");
        } else {
            out.append(target()).append(" = ").append(expression(3)).append("\n");
        }
    }

    private String target() {
        return switch (random.nextInt(4)) {
            case 0 -> "c." + one(FIELDS);
            case 1 -> "c[key(" + expression(1) + ")]";
            default -> assignable();
        };
    }

    /** A name other than those that the rest of a program needs as they are. */
    private String assignable() {
        String name = name();
        return name.equals("a") || name.equals("c") ? "g" : name;
    }

    private void branch(int depth) {
        out.append("if ").append(expression(3)).append(" then\n");
        block(depth + 1, 1 + random.nextInt(2));
        if (random.nextBoolean()) {
            out.append("elseif ").append(expression(2)).append(" then\n");
            block(depth + 1, 1);
        }
        if (random.nextBoolean()) {
            out.append("else\n");
            block(depth + 1, 1);
        }
        out.append("end\n");
    }

    private void looped(int depth, String name) {
        List<String> outside = names;
        names = new ArrayList<>(outside);
        if (name != null) {
            names.add(name);
        }
        loops++;
        out.append("spend()\n");
        block(depth + 1, 1 + random.nextInt(2));
        loops--;
        names = outside;
    }

    private void counted(int depth) {
        String name = fresh();
        String step = random.nextInt(3) == 0 ? ", " + one("2", "-1", "0.5", "a") : "";
        out.append("for ")
                .append(name)
                .append(" = ")
                .append(one("1", "3", "a", "'2'"))
                .append(", ");
        out.append(one("3", "1", "4", "b")).append(step).append(" do\n");
        looped(depth, name);
        out.append("end\n");
    }

    private void each(int depth) {
        String name = fresh();
        String value = fresh();
        out.append("for ").append(name).append(", ").append(value).append(" in ");
        String table = one("(c)", "({1, 2, k = 'v', [3] = 3})", "(" + name() + ")");
        out.append(one("pairs", "ipairs", "next,")).append(table);
        out.append(" do\n");
        looped(depth, random.nextBoolean() ? name : value);
        out.append("end\n");
    }

    private void whileLoop(int depth) {
        String name = fresh();
        out.append("local ").append(name).append(" = 0\nwhile ").append(name).append(" < 3 do\n");
        out.append(name).append(" = ").append(name).append(" + 1\n");
        looped(depth, null);
        out.append("end\n");
    }

    private void repeatLoop(int depth) {
        String name = fresh();
        out.append("local ")
                .append(name)
                .append(" = 0\nrepeat\nlocal seen = ")
                .append(name)
                .append("\n");
        out.append(name).append(" = ").append(name).append(" + 1\n");
        looped(depth, null);
        out.append("until seen > 1 or ").append(expression(1)).append("\n");
    }

    /** The body of a function: its names, and no loop around. */
    private String body(int depth, boolean rest, String... parameters) {
        StringBuilder outer = out;
        out = new StringBuilder();
        List<String> outside = names;
        boolean outerRest = vararg;
        int outerLoops = loops;
        names = new ArrayList<>(outside);
        names.addAll(List.of(parameters));
        vararg = rest;
        loops = 0;
        out.append("spend()\n");
        block(depth + 1, 1 + random.nextInt(3));
        out.append("return ").append(list(3)).append("\nend");
        String text = out.toString();
        names = outside;
        vararg = outerRest;
        loops = outerLoops;
        out = outer;
        return text;
    }

    private void function(int depth) {
        String name = fresh();
        boolean rest = random.nextBoolean();
        String first = fresh();
        String second = fresh();
        String head = "(" + first + ", " + second + (rest ? ", ..." : "") + ")\n";
        switch (random.nextInt(3)) {
            case 0 -> out.append("local function ").append(name).append(head);
            case 1 -> out.append("local ").append(name).append(" = function").append(head);
            default -> {
                out.append("function c:").append(one(FIELDS)).append(head);
                first = "self";
            }
        }
        boolean local = !first.equals("self");
        out.append(body(depth, rest, first, second)).append("\n");
        if (local) {
            names.add(name);
            out.append("show(").append(name).append("(").append(list(2)).append("))\n");
        } else {
            out.append("show(c:")
                    .append(one(FIELDS))
                    .append("(")
                    .append(list(2))
                    .append("))\n");
        }
    }

    private void coroutine(int depth) {
        String name = fresh();
        out.append("local ").append(name).append(" = coroutine.").append(one("wrap", "create"));
        out.append("(function(...)\n");
        out.append("show(coroutine.yield(").append(expression(2)).append("))\n");
        out.append(body(depth, true)).append(")\n");
        for (int i = 0; i < 3; i++) {
            out.append("show(pcall(")
                    .append(random.nextBoolean() ? "coroutine.resume, " : "")
                    .append(name);
            out.append(", ").append(expression(2)).append("))\n");
        }
        names.add(name);
    }

    private void metatable(int depth) {
        String name = fresh();
        out.append("local ")
                .append(name)
                .append(" = setmetatable({")
                .append(number())
                .append("}, {");
        for (int i = 0; i < 3; i++) {
            out.append(one(EVENTS)).append(" = ");
            if (random.nextInt(4) == 0) {
                out.append(expression(1)).append(", ");
            } else {
                out.append("function(p, q, ...)\n")
                        .append(body(depth + 1, true, "p", "q"))
                        .append(", ");
            }
        }
        out.append("})\n");
        names.add(name);
    }

    private void guarded(int depth) {
        out.append("show(").append(random.nextInt(3) == 0 ? "xpcall" : "pcall").append("(function()\n");
        out.append(body(depth, false)).append(", function(e) return e, 1 end))\n");
    }

    private String list(int most) {
        StringBuilder list = new StringBuilder(expression(2));
        for (int i = random.nextInt(most); i > 0; i--) {
            list.append(", ").append(expression(2));
        }
        return list.toString();
    }

    private String expression(int depth) {
        if (depth <= 0) {
            return simple();
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> operand(depth - 1) + " " + one(ARITHMETIC) + " " + operand(depth - 1);
            case 3 -> operand(depth - 1) + " " + one(COMPARISONS) + " " + operand(depth - 1);
            case 4 -> expression(depth - 1) + " " + one("and", "or") + " " + expression(depth - 1);
            case 5 -> "cut(" + operand(depth - 1) + " .. " + operand(depth - 1) + ")";
            case 6 -> random.nextBoolean() ? "not " + expression(depth - 1) : "- " + operand(depth - 1);
            case 7 -> "(" + expression(depth - 1) + ")";
            case 8 -> "c[ " + expression(depth - 1) + "]";
            case 9 -> "c." + one(FIELDS);
            case 10 -> table(depth - 1);
            case 11 -> name() + "(" + expression(depth - 1) + ")";
            case 15 -> "#" + one("c", "'abc'", name());
            case 12 -> "(function(...) return " + expression(depth - 1) + " end)(" + number() + ")";
            case 13 -> one("type", "tostring", "tonumber") + "(" + expression(depth - 1) + ")";
            default -> simple();
        };
    }

    /** Something that is a number more often than not. */
    private String operand(int depth) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> number();
            case 4, 5, 6 -> "a";
            case 7, 8 -> "(" + number() + " " + one(ARITHMETIC) + " " + one("a", "7", "'10'") + ")";
            default -> expression(depth);
        };
    }

    private String table(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "{" + expression(depth) + ", " + expression(depth) + "}";
            case 1 -> "{x = " + expression(depth) + ", " + expression(depth) + "}";
            case 2 -> "{[key(" + expression(depth) + ")] = " + expression(depth) + "}";
            default -> "{" + (vararg ? "..." : "") + "}";
        };
    }

    private String simple() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> number();
            case 2 -> one(STRINGS);
            case 3 -> one("nil", "true", "false");
            case 4 -> vararg ? "..." : "a";
            case 5 -> name() + "." + one(FIELDS);
            default -> name();
        };
    }
}
