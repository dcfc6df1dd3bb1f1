package dev.rediscover.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may what: how each user logs in, its commands, keys and channels, and which categories it may run in full. */
final class UsersPicture implements Picture {
    private static final int INDENT = 2;
    private static final int MATRIX_LINES = 5;

    /** What one set of rules allows, in words. */
    record Rights(String commands, String keys, String channels) {
        /** Whether keys and channels do not matter, because there is no command to use them. */
        boolean isNothing() {
            return commands.equals("no command");
        }
    }

    /**
     * One user.
     *
     * @param login whether and how one logs in
     * @param rights its own rules, then those of its selectors
     */
    record Entry(String name, String login, List<Rights> rights) {}

    private final List<Entry> users;
    private final int total;
    private final MatrixPicture categories;

    /**
     * The users, and the categories that not all of them may run in full.
     *
     * @param total how many users there are, if more than are given
     */
    UsersPicture(List<Entry> users, int total, List<MatrixPicture.Row> categories) {
        this.users = List.copyOf(users);
        this.total = total;
        List<String> names = new ArrayList<>();
        users.forEach(user -> names.add(user.name()));
        this.categories = new MatrixPicture(
                "May run all of a category", names, categories, categories.size(), "may be run in full by", "");
    }

    @Override
    public StyledText draw(Canvas canvas) {
        List<StyledText> lines = new ArrayList<>();
        users.forEach(user -> add(user, canvas, lines));
        StyledText.Builder out = new StyledText.Builder();
        boolean whole = lines.size() <= canvas.lines() && users.size() == total;
        int shown = whole ? lines.size() : Math.min(lines.size(), canvas.lines() - 1);
        for (StyledText line : lines.subList(0, shown)) {
            out.add(line).newline();
        }
        if (!whole) {
            out.add(canvas.gap(), Role.MUTED).newline();
        }
        int left = canvas.lines() - shown;
        boolean fits = left >= MATRIX_LINES && categories.hasRows();
        return fits ? out.add(categories.draw(canvas.withLines(left))).build() : out.build();
    }

    private static void add(Entry user, Canvas canvas, List<StyledText> lines) {
        String name = DisplayWidth.fit(user.name(), canvas.columns(), canvas.gap());
        boolean beside = DisplayWidth.of(user.name() + " " + user.login()) <= canvas.columns();
        StyledText.Builder head = new StyledText.Builder().add(name, Role.HEADING);
        lines.add(beside ? head.add(" " + user.login()).build() : head.build());
        if (!beside) {
            wrap(user.login(), canvas, lines);
        }
        String start = "may run ";
        for (Rights rights : user.rights()) {
            String where = rights.isNothing() ? "" : " on " + rights.keys() + "; " + rights.channels();
            wrap(start + rights.commands() + where, canvas, lines);
            start = "or ";
        }
    }

    private static void wrap(String text, Canvas canvas, List<StyledText> lines) {
        for (String line : Wording.wrapped(text, canvas.columns() - INDENT)) {
            lines.add(StyledText.of(" ".repeat(INDENT) + line));
        }
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(Wording.count(total, "user")).append(".");
        for (Entry user : users) {
            out.append(' ').append(user.name()).append(' ').append(user.login()).append(';');
            String start = " it may run ";
            for (Rights rights : user.rights()) {
                out.append(start).append(rights.commands());
                if (!rights.isNothing()) {
                    out.append(", on ").append(rights.keys()).append(" and ").append(rights.channels());
                }
                start = "; or, by a selector, ";
            }
            out.append('.');
        }
        return categories.hasRows()
                ? out.append(' ').append(categories.sentence()).toString()
                : out.toString();
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Entry user : users) {
            List<Object> rights = new ArrayList<>();
            for (Rights one : user.rights()) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("commands", one.commands());
                map.put("keys", one.keys());
                map.put("channels", one.channels());
                rights.add(map);
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", user.name());
            one.put("login", user.login());
            one.put("rights", rights);
            list.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("users", list);
        data.put("total", total);
        data.put("categories", categories.data());
        return data;
    }
}
