package dev.rediscover.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things side by side as bars: how long keys still live, who takes the memory, what commands take the time. */
final class BarsPicture implements Picture {
    private static final int WIDEST_BAR = 30;
    private static final int MOST_SAID = 20;

    /**
     * One line.
     *
     * @param name what it is of
     * @param shares one: how full the bar is; several: how strong each cell of a strip is; all 0 to 1
     * @param text the numbers in words
     */
    record Bar(String name, List<Double> shares, String text) {}

    private final String title;
    private final List<Bar> bars;
    private final long total;
    private final String noun;
    private final String footer;

    /**
     * Bars under a title.
     *
     * @param total how many there are, if more than are given
     * @param noun what one of them is
     * @param footer what else is to be known; empty for nothing
     */
    BarsPicture(String title, List<Bar> bars, long total, String noun, String footer) {
        this.title = title;
        this.bars = bars;
        this.total = total;
        this.noun = noun;
        this.footer = footer;
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(DisplayWidth.fit(title, canvas.columns(), canvas.gap()), Role.HEADING)
                .newline();
        String below = canvas.ascii() ? footer.replace("µ", "u") : footer;
        List<String> foot = below.isEmpty() ? List.of() : Wording.wrapped(below, canvas.columns());
        int room = Math.max(1, canvas.lines() - 1 - foot.size());
        int shown = total <= room ? bars.size() : Math.min(bars.size(), room - 1);
        List<Bar> drawn = bars.subList(0, shown);
        int name = 0;
        int text = 0;
        for (Bar bar : drawn) {
            name = Math.max(name, DisplayWidth.of(bar.name()));
            text = Math.max(text, bar.text().length());
        }
        name = Math.min(name, canvas.columns() / 3);
        text = Math.min(text, canvas.columns() - name - 2);
        int strip = Math.min(WIDEST_BAR, canvas.columns() - name - text - 4);
        for (Bar bar : drawn) {
            bar(bar, name, text, strip, canvas, out);
        }
        if (shown < total) {
            out.add(canvas.more(total - shown), Role.MUTED).newline();
        }
        foot.forEach(line -> out.add(line, Role.MUTED).newline());
        return out.build();
    }

    private static void bar(Bar bar, int name, int text, int strip, Canvas canvas, StyledText.Builder out) {
        String label = canvas.name(bar.name(), name);
        out.add(DisplayWidth.padEnd(label, name), Role.KEY).add("  ");
        if (strip >= 4) {
            out.add(cells(bar.shares(), strip, canvas), Role.BAR).add("  ");
        }
        String words = canvas.ascii() ? bar.text().replace("µ", "u") : bar.text();
        out.add(DisplayWidth.fit(words, text, canvas.gap())).newline();
    }

    private static String cells(List<Double> shares, int width, Canvas canvas) {
        if (shares.size() == 1) {
            return canvas.gauge(shares.get(0), width);
        }
        String shades = canvas.ascii() ? " .:*#" : " ░▒▓█";
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(width, shares.size()); i++) {
            double share = shares.get(i);
            int shade = share <= 0 ? 0 : 1 + (int) Math.min(3, share * 4);
            out.append(shades.charAt(shade));
        }
        return DisplayWidth.padEnd(out.toString(), width);
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(title);
        String gap = ": ";
        for (Bar bar : bars.subList(0, Math.min(bars.size(), MOST_SAID))) {
            out.append(gap).append(bar.name()).append(", ").append(bar.text());
            gap = "; ";
        }
        long left = total - Math.min(bars.size(), MOST_SAID);
        out.append(left > 0 ? "; and " + Wording.count(left, "more " + noun) + "." : ".");
        return footer.isEmpty() ? out.toString() : out + " " + footer;
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Bar bar : bars) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", bar.name());
            one.put("shares", new ArrayList<Object>(bar.shares()));
            one.put("text", bar.text());
            list.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", title);
        data.put("bars", list);
        data.put("total", total);
        data.put("footer", footer);
        return data;
    }
}
