package dev.rediscover.render;

import dev.rediscover.base.Bytes;

/**
 * What a picture may use.
 *
 * @param columns how wide it may be, at least {@link #NARROWEST}
 * @param lines about how many lines it may take; what does not fit is counted instead
 * @param ascii whether to keep to ASCII characters
 */
public record Canvas(int columns, int lines, boolean ascii) {
    /** Narrower terminals get pictures of this width. */
    public static final int NARROWEST = 20;

    /** The canvas whose drawings sentences retell: what is left out here may go unsaid. */
    static final Canvas HEARD = of(120);

    public Canvas {
        columns = Math.max(columns, NARROWEST);
        lines = Math.max(lines, 4);
    }

    /** A canvas of that width with box-drawing characters and twelve lines. */
    public static Canvas of(int columns) {
        return new Canvas(columns, 12, false);
    }

    /** The same without anything but ASCII. */
    public Canvas inAscii() {
        return new Canvas(columns, lines, true);
    }

    /** The same with another number of lines. */
    public Canvas withLines(int count) {
        return new Canvas(columns, count, ascii);
    }

    /** The sign for something left out. */
    public String gap() {
        return ascii ? "..." : "…";
    }

    /** A binary string in at most {@code room} columns, quoted only if it must be. */
    public String text(Bytes bytes, int room) {
        return Wording.excerpt(bytes, room, ascii, gap());
    }

    /** A name in at most {@code room} columns; in ASCII, letters beyond it are spelled out. */
    public String name(String name, int room) {
        return ascii ? text(Bytes.of(name), room) : DisplayWidth.fit(name, room, gap());
    }

    /** What stands for {@code count} things left out: {@code … 9,994 more …}. */
    public String more(long count) {
        return gap() + " " + Wording.count(count) + " more " + gap();
    }

    /** A horizontal line. */
    public String rule(int length) {
        return (ascii ? "-" : "─").repeat(Math.max(0, length));
    }

    /** What separates columns. */
    public String bar() {
        return ascii ? "|" : "│";
    }

    public String arrow() {
        return ascii ? "->" : "→";
    }

    /** A bar of {@code length} columns that is full for {@code share}, 0 to 1. */
    public String gauge(double share, int length) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * length);
        return (ascii ? "#" : "█").repeat(full) + (ascii ? "." : "░").repeat(length - full);
    }
}
