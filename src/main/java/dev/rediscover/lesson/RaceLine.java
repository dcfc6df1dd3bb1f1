package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of a client's program in a race: {@code [if NAME OP VALUE:] [NAME =] COMMAND}. In the command
 * {@code {NAME}}, {@code {NAME+1}} and {@code {NAME-1}} stand for a reply that the same client got before.
 *
 * @param text the line as written
 * @param guard when it runs; {@code null} for always
 * @param name what its reply is called from then on; {@code null} for nothing
 * @param words the command with its place-holders; empty for a move of the clock
 * @param tickMillis by how much the clock moves; 0 for a command
 */
public record RaceLine(String text, Guard guard, String name, List<Bytes> words, long tickMillis) {
    private static final List<String> OPERATORS = List.of("=", "!=", "<", "<=", ">", ">=");

    /** {@code if NAME OP VALUE:}; {@code nil} as the value means no reply. */
    public record Guard(String name, String operator, String value) {
        /** Whether the line may run, given the replies so far. Where a number is compared, nothing counts as 0. */
        public boolean holds(Map<String, Reply> replies) {
            Reply reply = replies.get(name);
            boolean nothing = reply == null || reply.kind() == Reply.Kind.NIL;
            String text = nothing ? "nil" : ReplyText.bare(reply);
            boolean equal = text.equals(value);
            if (operator.equals("=") || operator.equals("!=")) {
                return equal == operator.equals("=");
            }
            double number = nothing ? 0 : ReplyText.number(reply);
            double other = Double.parseDouble(value);
            return switch (operator) {
                case "<" -> number < other;
                case "<=" -> number <= other;
                case ">" -> number > other;
                default -> number >= other;
            };
        }
    }

    /** Why a line cannot be read. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final String cure;

        Unreadable(String what, String cure) {
            super(what);
            this.cure = cure;
        }

        /** How to mend it. */
        public String cure() {
            return cure;
        }
    }

    /** Whether it moves the clock. */
    public boolean isTick() {
        return words.isEmpty();
    }

    /** Whether its command is this one; names as gates write them. */
    public boolean uses(String command) {
        return CommandName.fits(command, words);
    }

    /**
     * Reads a line.
     *
     * @param known the names that lines above it give to their replies
     */
    public static RaceLine read(String text, Set<String> known) throws Unreadable {
        String rest = text.strip();
        Guard guard = null;
        if (rest.startsWith("if ")) {
            int colon = rest.indexOf(": ");
            if (colon < 0) {
                throw new Unreadable("there is no colon behind the condition", "write if seen > 0: DECR stock");
            }
            guard = guard(rest.substring(3, colon).strip().split(" +"), known);
            rest = rest.substring(colon + 2).strip();
        }
        String name = null;
        int equals = rest.indexOf(" = ");
        if (equals > 0 && isName(rest.substring(0, equals))) {
            name = rest.substring(0, equals);
            rest = rest.substring(equals + 3).strip();
        }
        if (rest.startsWith(":tick")) {
            return tick(text.strip(), guard, rest);
        }
        CommandLine split = CommandLine.split(rest);
        if (!split.ok() || split.words().isEmpty()) {
            throw new Unreadable(
                    split.ok() ? "there is no command in this line" : split.explanation(),
                    "write a command as redis-cli takes it");
        }
        for (Bytes word : split.words()) {
            checkNames(word.utf8(), known);
        }
        return new RaceLine(text.strip(), guard, name, split.words(), 0);
    }

    private static RaceLine tick(String text, Guard guard, String rest) throws Unreadable {
        long millis = Line.duration(rest.substring(5).strip());
        if (millis <= 0) {
            throw new Unreadable("the time cannot be read", "write :tick 61s, :tick 500ms or :tick 2h");
        }
        return new RaceLine(text, guard, null, List.of(), millis);
    }

    private static Guard guard(String[] parts, Set<String> known) throws Unreadable {
        if (parts.length != 3 || !OPERATORS.contains(parts[1])) {
            throw new Unreadable(
                    "the condition cannot be read",
                    "write a name, one of " + String.join(" ", OPERATORS) + " and a value: if seen > 0: DECR stock");
        }
        checkName(parts[0], known);
        boolean orders = !parts[1].equals("=") && !parts[1].equals("!=");
        Node.Type type = CoreSchema.typeOf(parts[2]);
        if (orders && (parts[2].length() > 15 || type != Node.Type.INT && type != Node.Type.FLOAT)) {
            throw new Unreadable(parts[2] + " is no number", "compare by " + parts[1] + " with a number");
        }
        return new Guard(parts[0], parts[1], parts[2]);
    }

    private static void checkName(String name, Set<String> known) throws Unreadable {
        if (!known.contains(name)) {
            throw new Unreadable(
                    "no line above gives the name " + Texts.quoted(name) + " to a reply",
                    "write " + name + " = GET key above, as a line of the same client");
        }
    }

    private static void checkNames(String word, Set<String> known) throws Unreadable {
        for (int open = word.indexOf('{'); open >= 0; open = word.indexOf('{', open + 1)) {
            Hole hole = Hole.at(word, open);
            if (hole != null) {
                checkName(hole.name(), known);
            }
        }
    }

    static boolean isName(String text) {
        return Form.isId(text, "_");
    }

    /** A place-holder: which reply, what to add to it, and where it ends in its word. */
    private record Hole(String name, long plus, int end) {
        /** The place-holder that opens at {@code open}; {@code null} if the brace is just a brace. */
        static Hole at(String word, int open) {
            int close = word.indexOf('}', open);
            if (close < 0) {
                return null;
            }
            String inside = word.substring(open + 1, close);
            int sign = Math.max(inside.indexOf('+'), inside.indexOf('-'));
            String name = sign < 0 ? inside : inside.substring(0, sign);
            String digits = sign < 0 ? "0" : inside.substring(sign + 1);
            if (!isName(name) || !isDigits(digits)) {
                return null;
            }
            long plus = Long.parseLong(digits);
            return new Hole(name, sign >= 0 && inside.charAt(sign) == '-' ? -plus : plus, close + 1);
        }

        private static boolean isDigits(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
            }
            return !text.isEmpty() && text.length() <= 15;
        }
    }

    /**
     * The words of the command with the replies in their places; {@code null} if something is to be added to a reply
     * that is no whole number. A reply that is not there is an empty text, and 0 where something is added to it.
     */
    public List<Bytes> filled(Map<String, Reply> replies) {
        List<Bytes> filled = new ArrayList<>(words.size());
        for (Bytes word : words) {
            Bytes one = word.utf8().indexOf('{') < 0 ? word : filled(word.utf8(), replies);
            if (one == null) {
                return null;
            }
            filled.add(one);
        }
        return filled;
    }

    private static Bytes filled(String text, Map<String, Reply> replies) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            Hole hole = Hole.at(text, open);
            if (hole == null) {
                continue;
            }
            Bytes value = value(hole, replies.get(hole.name()));
            if (value == null) {
                return null;
            }
            out.append(text, from, open).append(value.utf8());
            from = hole.end();
        }
        return Bytes.of(out.append(text.substring(from)).toString());
    }

    private static Bytes value(Hole hole, Reply reply) {
        Bytes text = reply == null ? null : ReplyText.text(reply);
        if (hole.plus() == 0) {
            return text == null ? Bytes.EMPTY : text;
        }
        if (text == null) {
            return Bytes.of(hole.plus());
        }
        double number = ReplyText.number(reply);
        return number != Math.rint(number) || Math.abs(number) > 1e15 ? null : Bytes.of((long) number + hole.plus());
    }
}
