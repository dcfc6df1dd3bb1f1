package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two sets as three regions: what only the first has, what both have, what only the second has. */
final class OverlapPicture implements Picture {
    private static final int NARROWEST = 48;

    /** One region: what it is called, the command that gives it, its first members and how many there are. */
    record Region(String name, String command, List<Bytes> members, long total) {}

    private final List<Region> regions;

    /** The three regions from left to right. */
    OverlapPicture(List<Region> regions) {
        this.regions = List.copyOf(regions);
    }

    @Override
    public StyledText draw(Canvas canvas) {
        return canvas.columns() < NARROWEST ? stacked(canvas) : beside(canvas);
    }

    private StyledText stacked(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        for (Region region : regions) {
            String head = region.name() + ", " + Wording.count(region.total()) + ": ";
            out.add(DisplayWidth.fit(head, canvas.columns(), canvas.gap()), Role.FIELD);
            int left = canvas.columns() - DisplayWidth.of(head);
            out.add(listed(region, Math.max(0, left), canvas), Role.STRING).newline();
        }
        return out.build();
    }

    private static String listed(Region region, int room, Canvas canvas) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < region.members().size(); i++) {
            String next = (i == 0 ? "" : " ") + canvas.text(region.members().get(i), 16);
            boolean last = i == region.total() - 1;
            if (DisplayWidth.of(out + next) + (last ? 0 : 4) > room) {
                return out.isEmpty() ? canvas.gap() : out + " " + canvas.gap();
            }
            out.append(next);
        }
        return out.toString();
    }

    private StyledText beside(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        int width = Math.min(30, (canvas.columns() - 4) / 3) - 2;
        edge(canvas, width, canvas.ascii() ? "++++" : "╭┬┬╮", out);
        row(named(names(), canvas, width), canvas, width, Role.HEADING, out);
        row(named(commands(), canvas, width), canvas, width, Role.MUTED, out);
        int room = Math.max(1, canvas.lines() - 4);
        long longest = 0;
        for (Region region : regions) {
            longest = Math.max(longest, region.total());
        }
        for (int i = 0; i < Math.min(room, longest); i++) {
            List<String> cells = new ArrayList<>();
            for (Region region : regions) {
                cells.add(cell(region, i, room, canvas, width));
            }
            row(cells, canvas, width, Role.STRING, out);
        }
        edge(canvas, width, canvas.ascii() ? "++++" : "╰┴┴╯", out);
        return out.build();
    }

    private static String cell(Region region, int line, int room, Canvas canvas, int width) {
        if (line >= region.total()) {
            return "";
        }
        boolean cut = region.total() > room && line == room - 1
                || line >= region.members().size();
        return cut
                ? canvas.gap() + " " + Wording.count(region.total() - line) + " more"
                : canvas.text(region.members().get(line), width);
    }

    private static List<String> named(List<String> labels, Canvas canvas, int width) {
        List<String> fitted = new ArrayList<>();
        labels.forEach(label -> fitted.add(canvas.name(label, width)));
        return fitted;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        regions.forEach(region -> names.add(region.name() + ", " + Wording.count(region.total())));
        return names;
    }

    private List<String> commands() {
        List<String> commands = new ArrayList<>();
        regions.forEach(region -> commands.add(region.command()));
        return commands;
    }

    private static void edge(Canvas canvas, int width, String corners, StyledText.Builder out) {
        String rule = canvas.rule(width + 2);
        out.add(
                        corners.charAt(0)
                                + rule
                                + corners.charAt(1)
                                + rule
                                + corners.charAt(2)
                                + rule
                                + corners.charAt(3),
                        Role.BORDER)
                .newline();
    }

    private static void row(List<String> cells, Canvas canvas, int width, Role role, StyledText.Builder out) {
        for (String cell : cells) {
            String text = DisplayWidth.fit(cell, width, canvas.gap());
            out.add(canvas.bar() + " ", Role.BORDER).add(DisplayWidth.padEnd(text, width), role);
            out.add(" ");
        }
        out.add(canvas.bar(), Role.BORDER).newline();
    }

    @Override
    public String sentence() {
        List<String> said = new ArrayList<>();
        for (Region region : regions) {
            List<String> members = new ArrayList<>();
            int named = Math.min(12, region.members().size());
            region.members()
                    .subList(0, named)
                    .forEach(member -> members.add(Wording.excerpt(member, 40, false, "...")));
            String more = region.total() > named ? " and " + Wording.count(region.total() - named) + " more" : "";
            String list = members.isEmpty() ? "nobody" : String.join(", ", members) + more;
            said.add(region.name() + " (" + region.command() + "), " + Wording.count(region.total()) + ": " + list);
        }
        return String.join(". ", said) + ".";
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Region region : regions) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", region.name());
            one.put("command", region.command());
            one.put("members", new ArrayList<Object>(region.members()));
            one.put("total", region.total());
            list.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("regions", list);
        return data;
    }
}
