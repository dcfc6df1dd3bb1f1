package dev.rediscover.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Programs of several clients that run at once: a lane for each client, turns one below the other, and beside them what
 * some keys hold. Where the lanes do not fit side by side, the turns name their clients.
 */
public final class RacePicture implements Picture {
    private static final int WIDEST = 120;
    private static final int LEAST_LANE = 17;
    private static final int NUMBER = 4;
    private static final int MOST_VALUE = 16;

    /** What became of a turn. */
    public enum Became {
        GOT,
        WAITS,
        PASSED,
        SLEPT,
        STUCK
    }

    /**
     * A client.
     *
     * @param lines its program
     * @param next which line comes next, from 0
     */
    public record Lane(String client, List<String> lines, int next) {}

    /** What a client was told in the turn of another. */
    public record Told(String client, String reply) {}

    /**
     * A turn.
     *
     * @param client whose; empty where all waited and time passed
     * @param reply what the command replied, in one line; {@code null} if nothing
     * @param again whether the program begins again
     * @param values what the keys hold afterwards; {@code null} for a key that is not there
     */
    public record Turn(
            String client,
            String command,
            Became became,
            String reply,
            boolean again,
            List<Told> told,
            List<String> values) {}

    private final List<Lane> lanes;
    private final List<String> keys;
    private final List<String> begin;
    private final List<Turn> turns;
    private final List<String> waiting;

    /**
     * A race as it stands.
     *
     * @param keys the keys to show
     * @param begin what they hold before the first turn
     * @param waiting who waits now
     */
    public RacePicture(
            List<Lane> lanes, List<String> keys, List<String> begin, List<Turn> turns, List<String> waiting) {
        this.lanes = lanes;
        this.keys = keys;
        this.begin = begin;
        this.turns = turns;
        this.waiting = waiting;
    }

    // ---- the drawing

    @Override
    public StyledText draw(Canvas canvas) {
        int width = Math.min(WIDEST, canvas.columns());
        int values = valuesWidth();
        int beside = (width - NUMBER - values) / lanes.size() - 2;
        boolean valuesBeside = beside >= LEAST_LANE;
        int lane = valuesBeside ? beside : (width - NUMBER) / lanes.size() - 2;
        StyledText.Builder out = new StyledText.Builder();
        if (lane < LEAST_LANE) {
            stacked(canvas, width, out);
        } else {
            sideBySide(canvas, lane, valuesBeside, out);
        }
        return withoutTrailingBlanks(out.build());
    }

    private static StyledText withoutTrailingBlanks(StyledText text) {
        StyledText.Builder out = new StyledText.Builder();
        for (StyledText line : text.lines()) {
            int left = line.plain().stripTrailing().length();
            for (StyledText.Span span : line.spans()) {
                String part =
                        span.text().substring(0, Math.min(left, span.text().length()));
                out.add(part, span.role());
                left -= part.length();
            }
            out.newline();
        }
        return out.build();
    }

    private int valuesWidth() {
        int width = 0;
        for (int i = 0; i < keys.size(); i++) {
            width += keyWidth(i) + 2;
        }
        return width;
    }

    private int keyWidth(int key) {
        int width = Math.max(DisplayWidth.of(keys.get(key)), DisplayWidth.of(shown(begin.get(key))));
        for (Turn turn : turns) {
            width = Math.max(width, DisplayWidth.of(shown(turn.values().get(key))));
        }
        return width;
    }

    private static String shown(String value) {
        if (value == null) {
            return "-";
        }
        return value.length() <= MOST_VALUE ? value : value.substring(0, MOST_VALUE - 3) + "...";
    }

    private void sideBySide(Canvas canvas, int lane, boolean valuesBeside, StyledText.Builder out) {
        out.add(" ".repeat(NUMBER));
        for (Lane one : lanes) {
            out.add(padded(one.client(), lane + 2), Role.EMPHASIS);
        }
        for (int i = 0; valuesBeside && i < keys.size(); i++) {
            out.add(padded(keys.get(i), keyWidth(i) + 2), Role.KEY);
        }
        out.newline();
        if (turns.isEmpty()) {
            programs(canvas, lane, valuesBeside, out);
            return;
        }
        List<String> held = begin;
        if (!keys.isEmpty()) {
            int before = NUMBER + (valuesBeside ? (lane + 2) * lanes.size() : 0);
            out.add(valuesBeside ? padded(padded("", NUMBER) + "at first", before) : padded("", before), Role.MUTED);
            values(null, begin, valuesBeside, out);
        }
        for (int i = 0; i < turns.size(); i++) {
            row(canvas, i, lane, valuesBeside, held, out);
            held = turns.get(i).values();
        }
    }

    private void programs(Canvas canvas, int lane, boolean valuesBeside, StyledText.Builder out) {
        int most = lanes.stream().mapToInt(one -> one.lines().size()).max().orElse(0);
        for (int i = 0; i < most; i++) {
            List<List<String>> cells = new ArrayList<>();
            for (Lane one : lanes) {
                cells.add(i < one.lines().size() ? folded(one.lines().get(i), lane) : List.of());
            }
            for (int j = 0; j == 0 || j < tallest(cells); j++) {
                out.add(padded(j == 0 ? number(i) : "", NUMBER), Role.MUTED);
                for (List<String> cell : cells) {
                    out.add(padded(j < cell.size() ? cell.get(j) : "", lane + 2), Role.COMMAND);
                }
                if (i == 0 && j == 0 && valuesBeside) {
                    valuesInColumns(null, begin, out);
                }
                out.newline();
            }
        }
        if (!valuesBeside && !keys.isEmpty()) {
            out.add(" ".repeat(NUMBER));
            values(null, begin, false, out);
        }
    }

    private static int tallest(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(0);
    }

    private static String number(int index) {
        return (index < 9 ? " " : "") + (index + 1);
    }

    /** One turn: the command and its reply in the client's lane, what others are told in theirs. */
    private void row(
            Canvas canvas, int index, int lane, boolean valuesBeside, List<String> held, StyledText.Builder out) {
        Turn turn = turns.get(index);
        List<List<StyledText>> cells = new ArrayList<>();
        int tallest = 0;
        for (Lane one : lanes) {
            List<StyledText> cell = cell(turn, one.client(), lane, canvas);
            cells.add(cell);
            tallest = Math.max(tallest, cell.size());
        }
        for (int j = 0; j < tallest; j++) {
            out.add(padded(j == 0 ? number(index) : "", NUMBER), Role.MUTED);
            for (List<StyledText> cell : cells) {
                StyledText text = j < cell.size() ? cell.get(j) : StyledText.EMPTY;
                out.add(text).add(padded("", lane + 2 - text.width()));
            }
            if (j == 0 && valuesBeside) {
                valuesInColumns(held, turn.values(), out);
            }
            out.newline();
        }
        if (!valuesBeside && !turn.values().equals(held)) {
            out.add(" ".repeat(NUMBER));
            values(held, turn.values(), false, out);
        }
    }

    /** What a turn has in the lane of a client. */
    private static List<StyledText> cell(Turn turn, String client, int lane, Canvas canvas) {
        List<StyledText> cell = new ArrayList<>();
        if (client.equals(turn.client())) {
            folded(turn.command(), lane).forEach(text -> cell.add(StyledText.of(text, Role.COMMAND)));
            List<String> result = result(turn, canvas);
            Role role = roleOfReply(turn, true);
            int together = DisplayWidth.of(turn.command()) + 2 + DisplayWidth.of(result.get(0));
            if (cell.size() == 1 && together <= lane) {
                cell.set(0, cell.get(0).concat(StyledText.of("  " + result.remove(0), role)));
            }
            result.forEach(text -> folded(text, lane).forEach(line -> cell.add(StyledText.of(line, role))));
        }
        for (Told told : turn.told()) {
            if (told.client().equals(client)) {
                String why = turn.client().isEmpty() ? "(time is up) " : "";
                String text = why + canvas.arrow() + " " + told.reply();
                folded(text, lane).forEach(line -> cell.add(StyledText.of(line)));
            }
        }
        return cell;
    }

    private static Role roleOfReply(Turn turn, boolean own) {
        return own && (turn.became() != Became.GOT || turn.again()) ? Role.WARNING : Role.PLAIN;
    }

    /** What became of a turn, in the lane below its command. */
    private static List<String> result(Turn turn, Canvas canvas) {
        List<String> lines = new ArrayList<>();
        switch (turn.became()) {
            case GOT -> lines.add(canvas.arrow() + " " + turn.reply());
            case WAITS -> lines.add("(waits)");
            case PASSED -> lines.add("(does nothing)");
            case SLEPT -> lines.add("(time passes)");
            case STUCK -> lines.add("(stops: no number)");
        }
        if (turn.again()) {
            lines.add("(starts over)");
        }
        return lines;
    }

    /** The values that changed, each below its key. */
    private void valuesInColumns(List<String> held, List<String> now, StyledText.Builder out) {
        for (int i = 0; i < keys.size(); i++) {
            boolean same = held != null && Objects.equals(held.get(i), now.get(i));
            out.add(padded(same ? "" : shown(now.get(i)), keyWidth(i) + 2), held == null ? Role.MUTED : Role.CHANGED);
        }
    }

    /** The values that changed, and the end of the line. */
    private void values(List<String> held, List<String> now, boolean inColumns, StyledText.Builder out) {
        if (inColumns) {
            valuesInColumns(held, now, out);
        } else {
            out.add(changed(held, now), held == null ? Role.MUTED : Role.CHANGED);
        }
        out.newline();
    }

    private String changed(List<String> held, List<String> now) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (held == null || !Objects.equals(held.get(i), now.get(i))) {
                changed.add(keys.get(i) + " = " + shown(now.get(i)));
            }
        }
        return String.join(", ", changed);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
    }

    /** A text in lines of at most {@code width} columns, broken between words where it can be. */
    private static List<String> folded(String text, int width) {
        List<String> lines = new ArrayList<>();
        String left = text;
        while (left.length() > width) {
            int blank = left.lastIndexOf(' ', width);
            int cut = blank > 4 ? blank : width;
            lines.add(left.substring(0, cut));
            left = "  " + left.substring(cut).strip();
        }
        lines.add(left);
        return lines;
    }

    // ---- narrow

    private void stacked(Canvas canvas, int width, StyledText.Builder out) {
        if (turns.isEmpty()) {
            for (Lane one : lanes) {
                out.add(one.client(), Role.EMPHASIS).newline();
                for (int i = 0; i < one.lines().size(); i++) {
                    below(number(i) + "  ", one.lines().get(i), width, Role.COMMAND, out);
                }
            }
        }
        if (!keys.isEmpty()) {
            below(" ".repeat(NUMBER), changed(null, begin), width, Role.MUTED, out);
        }
        List<String> held = begin;
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            String lead = number(i) + "  " + (turn.client().isEmpty() ? "" : turn.client() + ": ");
            List<String> result = result(turn, canvas);
            String first = "  " + result.get(0);
            if (DisplayWidth.of(lead + turn.command() + first) <= width) {
                out.add(lead, Role.EMPHASIS).add(turn.command(), Role.COMMAND).add(first, roleOfReply(turn, true));
                out.newline();
                result.remove(0);
            } else {
                below(lead, turn.command(), width, Role.COMMAND, out);
            }
            result.forEach(text -> below("      ", text, width, roleOfReply(turn, true), out));
            turn.told()
                    .forEach(told -> below(
                            "    " + told.client() + ": ",
                            canvas.arrow() + " " + told.reply(),
                            width,
                            Role.PLAIN,
                            out));
            if (!turn.values().equals(held)) {
                below("      ", changed(held, turn.values()), width, Role.CHANGED, out);
            }
            held = turn.values();
        }
    }

    private static void below(String lead, String text, int width, Role role, StyledText.Builder out) {
        List<String> lines = folded(text, width - DisplayWidth.of(lead));
        for (int i = 0; i < lines.size(); i++) {
            out.add(i == 0 ? lead : " ".repeat(lead.length()), Role.EMPHASIS)
                    .add(lines.get(i), role)
                    .newline();
        }
    }

    // ---- the sentence

    @Override
    public String sentence() {
        return String.join(" ", sentences());
    }

    /** A sentence for each client's program, or for each turn once there are some. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        if (turns.isEmpty()) {
            for (Lane lane : lanes) {
                all.add(program(lane));
            }
        }
        if (!keys.isEmpty()) {
            all.add("At first " + changes(null, begin) + ".");
        }
        List<String> held = begin;
        for (int i = 0; i < turns.size(); i++) {
            all.add(sentence(i, turns.get(i), held));
            held = turns.get(i).values();
        }
        waiting.forEach(name -> all.add(name + " waits now."));
        for (Lane lane : lanes) {
            boolean idle = turns.stream().noneMatch(turn -> turn.client().equals(lane.client()));
            if (idle && !turns.isEmpty()) {
                all.add(lane.client() + " has had no turn.");
            }
        }
        return all;
    }

    private static String program(Lane lane) {
        StringBuilder out = new StringBuilder("The program of " + lane.client() + " has "
                + lane.lines().size() + " line" + (lane.lines().size() == 1 ? "" : "s") + ".");
        for (int i = 0; i < lane.lines().size(); i++) {
            out.append(" Line ")
                    .append(i + 1)
                    .append(": ")
                    .append(lane.lines().get(i))
                    .append('.');
        }
        return out.toString();
    }

    private String sentence(int index, Turn turn, List<String> held) {
        String became = switch (turn.became()) {
            case GOT -> " runs " + turn.command() + " and gets " + turn.reply() + ".";
            case WAITS -> " runs " + turn.command() + " and waits.";
            case PASSED -> " does nothing, because the condition of " + turn.command() + " does not hold.";
            case SLEPT -> " does nothing while time passes: " + turn.command() + ".";
            case STUCK -> " stops at " + turn.command() + ", because there is no number to add to.";
        };
        String who = turn.client().isEmpty() ? "Everybody waits, and time passes." : turn.client() + became;
        StringBuilder out = new StringBuilder("Turn " + (index + 1) + ": " + who);
        out.append(turn.again() ? " Its program starts over." : "");
        turn.told()
                .forEach(told -> out.append(' ')
                        .append(told.client())
                        .append(" gets ")
                        .append(told.reply())
                        .append('.'));
        String changes = changes(held, turn.values());
        return out + (changes.isEmpty() ? "" : " Now " + changes + ".");
    }

    private String changes(List<String> held, List<String> now) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (held == null || !Objects.equals(held.get(i), now.get(i))) {
                changes.add(keys.get(i) + (now.get(i) == null ? " is not there" : " holds " + now.get(i)));
            }
        }
        return String.join(" and ", changes);
    }

    // ---- data

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("picture", "race");
        Map<String, Object> programs = new LinkedHashMap<>();
        lanes.forEach(lane -> programs.put(lane.client(), lane.lines()));
        data.put("clients", programs);
        data.put("begin", values(begin));
        List<Object> all = new ArrayList<>();
        turns.forEach(turn -> all.add(data(turn)));
        data.put("turns", all);
        data.put("waiting", waiting);
        return data;
    }

    private Map<String, Object> data(Turn turn) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("client", turn.client());
        data.put("command", turn.command());
        data.put("became", turn.became().name().toLowerCase(java.util.Locale.ROOT));
        if (turn.reply() != null) {
            data.put("reply", turn.reply());
        }
        data.put("again", turn.again());
        List<Object> told = new ArrayList<>();
        for (Told one : turn.told()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("client", one.client());
            entry.put("reply", one.reply());
            told.add(entry);
        }
        data.put("told", told);
        data.put("values", values(turn.values()));
        return data;
    }

    private Map<String, Object> values(List<String> held) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (held.get(i) != null) {
                values.put(keys.get(i), held.get(i));
            }
        }
        return values;
    }
}
