package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.HyperLogLog;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A HyperLogLog from the inside: its estimate, a map of its registers (each sign stands for many, darker where they
 * hold more), how many registers hold which number, and what that means.
 */
final class RegistersPicture implements Picture {
    private static final int CELLS = 64; // in the data; a drawing has as many as fit
    private static final int LEAST_BAR = 8;

    private final Subject subject;
    private final String encoding;
    private final long estimate;
    private final byte[] registers = new byte[HyperLogLog.REGISTERS];
    private final int[] histogram = new int[64];
    private final int highest;

    /** Of a string that is a HyperLogLog and sound, as {@link Aspect} finds out. */
    RegistersPicture(Bytes key, StringValue value, long ttl) {
        HyperLogLog hll = HyperLogLog.in(value);
        encoding = hll.isSparse() ? "sparse" : "dense";
        subject = new Subject(key, value.typeName(), encoding + " HyperLogLog", value.length(), ttl);
        hll.readInto(registers);
        estimate = HyperLogLog.estimate(registers);
        int most = 0;
        for (byte register : registers) {
            histogram[register]++;
            most = Math.max(most, register);
        }
        highest = most;
    }

    private int set() {
        return HyperLogLog.REGISTERS - histogram[0];
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "byte");
        out.add(fit("about " + Wording.count(estimate, "different element") + " seen", canvas), Role.EMPHASIS)
                .newline();
        int lines = shadedLines(canvas);
        int columns = columns(canvas);
        int each = HyperLogLog.REGISTERS / (columns * lines);
        out.add(fit(Wording.count(each) + " registers to a sign, darker is more", canvas), Role.MUTED)
                .newline();
        for (int line = 0; line < lines; line++) {
            out.add(shades(line * columns * each, columns, each, canvas), Role.BAR)
                    .newline();
        }
        drawHistogram(out, canvas, histogramLines(canvas));
        return out.build();
    }

    private static int shadedLines(Canvas canvas) {
        return Integer.highestOneBit(Math.max(1, Math.min(8, (canvas.lines() - 4) / 4)));
    }

    private static int histogramLines(Canvas canvas) {
        return Math.max(2, canvas.lines() - shadedLines(canvas) - 3);
    }

    private static String fit(String text, Canvas canvas) {
        return DisplayWidth.fit(text, canvas.columns(), canvas.gap());
    }

    /** The largest power of two that fits, so that every sign stands for as many registers. */
    private static int columns(Canvas canvas) {
        return Math.min(128, Integer.highestOneBit(canvas.columns()));
    }

    private String shades(int from, int count, int each, Canvas canvas) {
        String signs = canvas.ascii() ? ".:=*#" : "·░▒▓█";
        StringBuilder line = new StringBuilder();
        double top = top(each);
        for (int i = 0; i < count; i++) {
            double mean = mean(from + i * each, each);
            int shade = mean == 0 ? 0 : (int) Math.max(1, Math.round(mean / top * 4));
            line.append(signs.charAt(shade));
        }
        return line.toString();
    }

    private double top(int each) {
        double top = 0;
        for (int i = 0; i < registers.length; i += each) {
            top = Math.max(top, mean(i, each));
        }
        return top;
    }

    private double mean(int from, int count) {
        int sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += registers[i];
        }
        return (double) sum / count;
    }

    /** How many registers hold {@code value}, or that and more. */
    private record Bin(int value, int count, boolean andMore) {}

    /** The bins in at most {@code room} lines, of which the last counts all that hold more. */
    private List<Bin> bins(int room) {
        int lowest = 0;
        while (lowest < highest && histogram[lowest] == 0) {
            lowest++;
        }
        int lastOwn = Math.min(highest, lowest + room - 2);
        List<Bin> bins = new ArrayList<>();
        for (int value = lowest; value <= lastOwn; value++) {
            bins.add(new Bin(value, histogram[value], false));
        }
        int rest = 0;
        for (int value = lastOwn + 1; value <= highest; value++) {
            rest += histogram[value];
        }
        if (rest > 0) {
            bins.add(new Bin(lastOwn + 1, rest, true));
        }
        return bins;
    }

    private void drawHistogram(StyledText.Builder out, Canvas canvas, int room) {
        out.add("holds  registers", Role.HEADING).newline();
        int most = 1;
        for (int count : histogram) {
            most = Math.max(most, count);
        }
        int bar = Math.max(LEAST_BAR, Math.min(50, canvas.columns() - 20));
        for (Bin bin : bins(room)) {
            String label = DisplayWidth.padStart(bin.value() + (bin.andMore() ? "+" : ""), 5);
            bin(out, label, bin.count(), most, bar, canvas);
        }
    }

    /** A line with a bar that is full for {@code most}, and not empty for the least that is there. */
    private static void bin(StyledText.Builder out, String label, int count, int most, int bar, Canvas canvas) {
        out.add(label + "  ", Role.NUMBER);
        out.add(DisplayWidth.padStart(Wording.count(count), 9) + "  ", Role.MUTED);
        double share = count == 0 ? 0 : Math.max(1.0 / bar, Math.min(1, (double) count / most));
        out.add(canvas.gauge(share, bar), Role.BAR).newline();
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder("HyperLogLog ");
        out.append(subject.said()).append(" has seen about ");
        out.append(Wording.count(estimate, "different element")).append(" and needs ");
        out.append(Wording.count(subject.size(), "byte")).append(" for it").append(subject.kind("HyperLogLog"));
        if (highest == 0) {
            out.append("; all 16,384 registers are 0");
        } else {
            out.append("; ").append(Wording.count(set())).append(" of 16,384 registers are set, the highest holds ");
            out.append(highest).append(": some element's hash had ");
            out.append(Wording.count(highest - 1, "zero")).append(" in a row, as one in ");
            out.append(Wording.count(1L << highest - 1)).append(" has");
            String lead = "; ";
            for (Bin bin : bins(histogramLines(Canvas.HEARD))) {
                out.append(lead).append(Wording.count(bin.count(), "register"));
                out.append(bin.count() == 1 ? " holds " : " hold ").append(bin.value());
                out.append(bin.andMore() ? " or more" : "");
                lead = ", ";
            }
        }
        return out.append(subject.sentenceEnd()).toString();
    }

    @Override
    public Map<String, Object> data() {
        List<Object> counts = new ArrayList<>();
        for (int value = 0; value <= highest; value++) {
            counts.add(histogram[value]);
        }
        List<Object> means = new ArrayList<>();
        int each = HyperLogLog.REGISTERS / CELLS;
        for (int i = 0; i < CELLS; i++) {
            means.add(Math.round(1000 * mean(i * each, each)) / 1000.0);
        }
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("registers", encoding);
        data.put("estimate", estimate);
        data.put("registersSet", set());
        data.put("histogram", counts);
        data.put("means", means);
        return data;
    }
}
