package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;

/** {@code string}. */
final class StringLibrary extends Library {
    /** As many values as C may have on Lua's stack. */
    private static final int MOST_STACK = 8000;

    private static final byte[] SPECIAL = {'^', '$', '*', '+', '?', '.', '(', '[', '%', '-'};

    static LuaTable table() {
        LuaTable table = new StringLibrary()
                .into(
                        new LuaTable(),
                        "byte",
                        "char",
                        "dump",
                        "find",
                        "format",
                        "gmatch",
                        "gsub",
                        "len",
                        "lower",
                        "match",
                        "rep",
                        "reverse",
                        "sub",
                        "upper");
        table.put(Bytes.of("gfind"), table.get(Bytes.of("gmatch")));
        return table.freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "byte" -> bytes(a);
            case "char" -> LuaFunction.one(characters(a));
            case "dump" -> throw undumpable(a);
            case "find" -> find(a, true);
            case "match" -> find(a, false);
            case "format" -> LuaFunction.one(new StringFormat(a).text());
            case "gmatch" -> LuaFunction.one(new Matches(a.text(0), a.text(1)));
            case "gsub" -> replaced(a);
            case "len" -> LuaFunction.one((double) a.text(0).length());
            case "lower", "upper" -> LuaFunction.one(cased(a.text(0), name.equals("upper")));
            case "rep" -> LuaFunction.one(repeated(a));
            case "reverse" -> LuaFunction.one(reversed(a.text(0)));
            default -> LuaFunction.one(part(a));
        };
    }

    /** There is no code of a machine here that could be dumped. */
    private static LuaError undumpable(Arguments a) {
        a.function(0);
        return LuaError.of("unable to dump given function");
    }

    /** A place counted from 1, or from the end if negative, as one counted from 1. */
    private static long place(long given, int length) {
        return given >= 0 ? given : Math.max(length + given + 1, 0);
    }

    private static Bytes part(Arguments a) {
        Bytes text = a.text(0);
        long from = Math.max(place(a.whole(1), text.length()), 1);
        long to = Math.min(place(a.whole(2, -1), text.length()), text.length());
        return from > to ? Bytes.EMPTY : text.slice((int) from - 1, (int) to);
    }

    private static Object[] bytes(Arguments a) {
        Bytes text = a.text(0);
        long first = place(a.whole(1, 1), text.length());
        long last = Math.min(place(a.whole(2, first), text.length()), text.length());
        first = Math.max(first, 1);
        if (last - first + 1 + a.count() > MOST_STACK) {
            throw LuaError.of("stack overflow (string slice too long)");
        }
        Object[] codes = new Object[(int) Math.max(last - first + 1, 0)];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (double) text.at((int) first - 1 + i);
        }
        return codes;
    }

    private static Bytes characters(Arguments a) {
        byte[] made = new byte[a.count()];
        for (int i = 0; i < made.length; i++) {
            int code = a.integer(i);
            if (code < 0 || code > 255) {
                throw a.bad(i, "invalid value");
            }
            made[i] = (byte) code;
        }
        return Bytes.wrap(made);
    }

    private static Bytes cased(Bytes text, boolean upper) {
        byte[] made = new byte[text.length()];
        for (int i = 0; i < made.length; i++) {
            int c = text.at(i);
            boolean changes = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
            made[i] = (byte) (changes ? c ^ 0x20 : c);
        }
        return Bytes.wrap(made);
    }

    private static Bytes repeated(Arguments a) {
        Bytes text = a.text(0);
        int count = text.isEmpty() ? 0 : Math.max(a.integer(1), 0);
        a.run.checkLength((long) text.length() * count);
        a.run.allocate((long) text.length() * count);
        byte[] made = new byte[text.length() * count];
        int done = Math.min(text.length(), made.length);
        System.arraycopy(text.array(), 0, made, 0, done);
        while (done < made.length) { // twice as much each time
            int more = Math.min(done, made.length - done);
            System.arraycopy(made, 0, made, done, more);
            done += more;
        }
        return Bytes.wrap(made);
    }

    private static Bytes reversed(Bytes text) {
        byte[] made = new byte[text.length()];
        for (int i = 0; i < made.length; i++) {
            made[i] = (byte) text.at(made.length - 1 - i);
        }
        return Bytes.wrap(made);
    }

    private static Object[] find(Arguments a, boolean find) {
        Bytes text = a.text(0);
        Bytes pattern = a.text(1);
        int start = (int) Math.min(Math.max(place(a.whole(2, 1), text.length()), 1) - 1, text.length());
        if (find && (Operators.isTrue(a.get(3)) || isPlain(pattern))) {
            return plain(a.run, text, pattern, start);
        }
        boolean anchored = pattern.length() > 0 && pattern.at(0) == '^';
        LuaPattern matcher = new LuaPattern(a.run, text, pattern);
        for (int s = start; s <= text.length(); s++) {
            int end = matcher.match(s, anchored ? 1 : 0);
            if (end >= 0) {
                return found(matcher, s, end, find);
            }
            if (anchored) {
                break;
            }
        }
        return LuaFunction.one(null);
    }

    private static Object[] found(LuaPattern matcher, int start, int end, boolean find) {
        int before = find ? 2 : 0;
        int captures = find ? matcher.captures() : Math.max(matcher.captures(), 1);
        Object[] results = new Object[before + captures];
        if (find) {
            results[0] = start + 1.0;
            results[1] = (double) end;
        }
        for (int i = 0; i < captures; i++) {
            results[before + i] = matcher.capture(i, start, end);
        }
        return results;
    }

    /** Whether it holds no special character before a byte 0, where C stops looking. */
    private static boolean isPlain(Bytes pattern) {
        int zero = pattern.indexOf('\0', 0);
        for (byte special : SPECIAL) {
            int found = pattern.indexOf((char) special, 0);
            if (found >= 0 && (zero < 0 || found < zero)) {
                return false;
            }
        }
        return true;
    }

    private static Object[] plain(Run run, Bytes text, Bytes wanted, int start) {
        byte[] in = text.array();
        byte[] what = wanted.array();
        for (int s = start; s + what.length <= in.length; s++) {
            run.step();
            int same = 0;
            while (same < what.length && in[s + same] == what[same]) {
                same++;
            }
            if (same == what.length) {
                return new Object[] {s + 1.0, (double) (s + what.length)};
            }
        }
        return LuaFunction.one(null);
    }

    /** What {@code gmatch} gives: each call finds the next match. */
    private static final class Matches extends LuaFunction {
        private final Bytes text;
        private final Bytes pattern;
        private int start;

        Matches(Bytes text, Bytes pattern) {
            this.text = text;
            this.pattern = pattern;
        }

        @Override
        Object[] call(Run run, Object[] arguments) {
            LuaPattern matcher = new LuaPattern(run, text, pattern);
            for (int s = start; s <= text.length(); s++) {
                int end = matcher.match(s, 0);
                if (end >= 0) {
                    start = end == s ? end + 1 : end;
                    return found(matcher, s, end, false);
                }
            }
            start = text.length() + 1;
            return one(null);
        }
    }

    private static Object[] replaced(Arguments a) {
        Bytes text = a.text(0);
        Bytes pattern = a.text(1);
        Object by = a.get(2);
        int most = a.integer(3, text.length() + 1);
        if (Operators.text(by) == null && !(by instanceof LuaTable) && !(by instanceof LuaFunction)) {
            throw a.bad(2, "string/function/table expected");
        }
        boolean anchored = pattern.length() > 0 && pattern.at(0) == '^';
        LuaPattern matcher = new LuaPattern(a.run, text, pattern);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int count = 0;
        int s = 0;
        while (count < most) {
            int end = matcher.match(s, anchored ? 1 : 0);
            if (end >= 0) {
                count++;
                write(a.run, out, replacement(a.run, matcher, by, s, end));
            }
            if (end > s) {
                s = end;
            } else if (s < text.length()) {
                out.write(text.at(s++));
            } else {
                break;
            }
            if (anchored) {
                break;
            }
        }
        write(a.run, out, text.slice(Math.min(s, text.length()), text.length()));
        return new Object[] {Bytes.wrap(out.toByteArray()), (double) count};
    }

    private static void write(Run run, ByteArrayOutputStream out, Bytes text) {
        run.checkGrowth(out.size(), text.length());
        out.write(text.array(), 0, text.length());
    }

    private static Bytes replacement(Run run, LuaPattern matcher, Object by, int start, int end) {
        Object value;
        if (by instanceof LuaTable table) {
            value = Operators.index(run, table, matcher.capture(0, start, end));
        } else if (by instanceof LuaFunction function) {
            value = LuaFunction.first(Operators.call(run, function, found(matcher, start, end, false)));
        } else {
            return filled(matcher, Operators.text(by), start, end);
        }
        if (!Operators.isTrue(value)) {
            return matcher.whole(start, end);
        }
        Bytes text = Operators.text(value);
        if (text == null) {
            throw LuaError.of("invalid replacement value (a " + Operators.type(value) + ")");
        }
        return text;
    }

    private static Bytes filled(LuaPattern matcher, Bytes form, int start, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < form.length(); i++) {
            int c = form.at(i);
            if (c != '%') {
                out.write(c);
                continue;
            }
            int next = ++i < form.length() ? form.at(i) : 0; // a last % takes the zero that ends a string in C
            if (next == '0') {
                out.writeBytes(matcher.whole(start, end).array());
            } else if (next >= '1' && next <= '9') {
                out.writeBytes(
                        Operators.text(matcher.capture(next - '1', start, end)).array());
            } else {
                out.write(next);
            }
        }
        return Bytes.wrap(out.toByteArray());
    }
}
