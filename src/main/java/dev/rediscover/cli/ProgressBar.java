package dev.rediscover.cli;

import dev.rediscover.base.ControlCharacters;
import dev.rediscover.render.DisplayWidth;

/** How far long work has come, on one line that is drawn over; nothing where the output is no terminal. */
final class ProgressBar {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 24;
    private static final int COLUMNS = 78;

    private final Streams streams;

    ProgressBar(Streams streams) {
        this.streams = streams;
    }

    /** {@code done} of {@code of} parts are done; {@code what} names the one just finished or under way. */
    synchronized void at(int done, int of, String what) {
        if (!streams.outIsTerminal() || of < 2) {
            return;
        }
        int filled = WIDTH * done / of;
        String line = "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + of + " "
                + ControlCharacters.shown(what);
        streams.print(CLEAR_LINE + DisplayWidth.fit(line, COLUMNS, "..."));
        streams.flush();
    }

    /** Takes the line away, before anything else is printed. */
    synchronized void clear() {
        if (streams.outIsTerminal()) {
            streams.print(CLEAR_LINE);
        }
    }
}
