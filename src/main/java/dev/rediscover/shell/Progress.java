package dev.rediscover.shell;

import dev.rediscover.persist.exchange.Steps;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;

/** Shows how far something is that takes longer than a moment, and ends it when Ctrl-C is pressed. */
final class Progress implements Steps {
    private static final long SILENT_MILLIS = 700;
    private static final long BETWEEN_MILLIS = 150;
    private static final int CELLS = 20;

    private final Session session;
    private final String what;
    private final long begun;
    private long drawn = -1;
    private int width;

    /** {@code what} is done, in a few words. */
    Progress(Session session, String what) {
        this.session = session;
        this.what = what;
        this.begun = session.world().millis();
    }

    @Override
    public void at(long done, long all) {
        if (session.people().wasInterrupted()) {
            end();
            throw new Stopped();
        }
        long now = session.world().millis();
        boolean due = drawn < 0 ? now - begun > SILENT_MILLIS : now - drawn > BETWEEN_MILLIS;
        if (!due || !session.screen().isInteractive()) {
            return;
        }
        boolean redraws = session.screen().canRedraw();
        if (redraws) {
            long part = all <= 0 ? 0 : Math.min(CELLS, CELLS * done / all);
            show("[" + "#".repeat((int) part) + ".".repeat((int) (CELLS - part)) + "] "
                    + (all <= 0 ? 0 : Math.min(100, 100 * done / all)) + " %");
        } else if (drawn < 0) {
            session.note(what + "; Ctrl-C ends it.");
        }
        drawn = now;
    }

    private void show(String bar) {
        int room = session.screen().canvas().columns() - 1;
        String line = bar.length() + what.length() + 2 > room ? bar : bar + "  " + what;
        width = Math.min(room, line.length());
        session.screen().note(StyledText.of("\r" + line.substring(0, width), Role.MUTED));
    }

    /** Takes away what is shown. */
    void end() {
        if (width > 0) {
            session.screen().note(StyledText.of("\r" + " ".repeat(width) + "\r", Role.MUTED));
            width = 0;
        }
    }
}
