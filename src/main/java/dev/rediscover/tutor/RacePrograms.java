package dev.rediscover.tutor;

import dev.rediscover.lesson.RaceLimits;
import dev.rediscover.lesson.RaceLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The programs of a race while the learner changes them, as {@link #how} says. */
final class RacePrograms {
    private final List<String> editable;
    private final Map<String, List<RaceLine>> programs;

    private RacePrograms(List<String> editable, Map<String, List<RaceLine>> programs) {
        this.editable = editable;
        this.programs = programs;
    }

    static RacePrograms of(Map<String, List<RaceLine>> programs, List<String> editable) {
        return new RacePrograms(editable, new LinkedHashMap<>(programs));
    }

    Map<String, List<RaceLine>> programs() {
        return programs;
    }

    /** What came of an edit: other programs, or why there are none. */
    record Edited(RacePrograms programs, String problem) {}

    /** Whether a line begins like an edit. */
    boolean isEdit(String typed) {
        String who = who(typed);
        return programs.containsKey(who) || who.equals("both") || who.equals("all");
    }

    private static String who(String typed) {
        int end = 0;
        while (end < typed.length() && Character.isLetterOrDigit(typed.charAt(end))) {
            end++;
        }
        return typed.substring(0, end);
    }

    /** The programs after an edit. */
    Edited edit(String typed) {
        String who = who(typed);
        String rest = typed.substring(who.length()).strip();
        List<String> whose = programs.containsKey(who) ? List.of(who) : editable;
        if (!editable.containsAll(whose)) {
            return new Edited(
                    null, who + "'s program stays as it is; you may change " + String.join(" and ", editable));
        }
        Map<String, List<RaceLine>> changed = new LinkedHashMap<>(programs);
        for (String client : whose) {
            List<String> lines = new ArrayList<>();
            programs.get(client).forEach(line -> lines.add(line.text()));
            String problem = rest.startsWith(":") ? whole(rest.substring(1), lines) : one(client, rest, lines);
            if (problem != null) {
                return new Edited(null, problem);
            }
            List<RaceLine> program = new ArrayList<>();
            problem = read(client, lines, program);
            if (problem != null) {
                return new Edited(null, problem);
            }
            changed.put(client, program);
        }
        if (RaceLimits.orders(changed.values()) > RaceLimits.MOST_ORDERS) {
            return new Edited(
                    null, "That makes more than " + RaceLimits.MOST_ORDERS + " orders; shorter programs will do");
        }
        return new Edited(new RacePrograms(editable, changed), null);
    }

    /** A whole program: lines with semicolons between them; those in quotes belong to the line. */
    private static String whole(String text, List<String> lines) {
        lines.clear();
        int from = 0;
        char quote = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ';';
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                i += c == '\\' ? 1 : 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
            boolean ends = i >= text.length() || quote == 0 && c == ';';
            if (ends) {
                String line = text.substring(from, Math.min(i, text.length())).strip();
                from = i + 1;
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        return lines.size() > RaceLimits.MOST_LINES ? tooLong() : null;
    }

    private static String tooLong() {
        return "A program has " + RaceLimits.MOST_LINES + " lines at most";
    }

    /** {@code 2 LINE}, {@code +2 LINE}, {@code + LINE}, {@code -2}. */
    private static String one(String client, String text, List<String> lines) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        boolean signed = first == '+' || first == '-';
        int end = signed ? 1 : 0;
        while (end < text.length() && Character.isDigit(text.charAt(end)) && end < 3) {
            end++;
        }
        String digits = text.substring(signed ? 1 : 0, end);
        String line = text.substring(end).strip();
        int number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        if (first == '+' && !line.isEmpty()) {
            return insert(client, digits.isEmpty() ? lines.size() + 1 : number, line, lines);
        }
        if (number < 1 || number > lines.size()) {
            return number == 0 ? how(client) : client + " has no line " + number;
        }
        if (first == '-' && line.isEmpty()) {
            lines.remove(number - 1);
            return null;
        }
        if (signed || line.isEmpty()) {
            return how(client);
        }
        lines.set(number - 1, line);
        return null;
    }

    private static String insert(String client, int number, String line, List<String> lines) {
        if (lines.size() == RaceLimits.MOST_LINES) {
            return tooLong();
        }
        if (number < 1 || number > lines.size() + 1) {
            return client + " has no line " + number + " to put it before";
        }
        lines.add(number - 1, line);
        return null;
    }

    static String how(String client) {
        return "Write " + client + " 2 COMMAND to replace line 2, " + client + " +2 COMMAND to put one before it, "
                + client
                + " + COMMAND to put one at the end, " + client + " -2 to drop it, or the whole program: " + client
                + ": COMMAND ; COMMAND";
    }

    private static String read(String client, List<String> lines, List<RaceLine> program) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                RaceLine line = RaceLine.read(lines.get(i), known);
                program.add(line);
                known.add(line.name());
            } catch (RaceLine.Unreadable e) {
                return client + ", line " + (i + 1) + ": " + e.getMessage() + "; " + e.cure();
            }
        }
        return null;
    }

    /** The programs of {@code these} as lines to type, such as {@code ann: INCR n ; GET n}; equal ones as one. */
    static List<String> typed(Map<String, List<RaceLine>> these, int all) {
        List<String> typed = new ArrayList<>();
        these.forEach((name, program) -> {
            List<String> lines = new ArrayList<>();
            program.forEach(line -> lines.add(line.text()));
            typed.add(String.join(" ; ", lines));
        });
        if (these.size() > 1 && these.size() == all && Set.copyOf(typed).size() == 1) {
            return List.of((all == 2 ? "both: " : "all: ") + typed.get(0));
        }
        List<String> names = List.copyOf(these.keySet());
        for (int i = 0; i < names.size(); i++) {
            typed.set(i, names.get(i) + ": " + typed.get(i));
        }
        return typed;
    }
}
