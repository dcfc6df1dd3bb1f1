package dev.rediscover.render;

/**
 * How replies are to be printed.
 *
 * @param view the layout
 * @param readable whether the classic view leaves valid UTF-8 text unescaped, which redis-cli does not
 * @param canvas how wide a table may get and with which characters it is drawn
 */
public record ReplyStyle(View view, boolean readable, Canvas canvas) {
    /** What redis-cli prints on a terminal. */
    public static final ReplyStyle CLASSIC = new ReplyStyle(View.CLASSIC, false, Canvas.of(80));

    /** The same in another view. */
    public ReplyStyle withView(View other) {
        return new ReplyStyle(other, readable, canvas);
    }
}
