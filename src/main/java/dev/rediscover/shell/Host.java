package dev.rediscover.shell;

import dev.rediscover.render.Pictures;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.Played;
import java.io.IOException;

/** What a {@link Guest} may ask of the shell: it shows things as the user has set them. */
public final class Host {
    private static final int DIFF_LINES = 4;

    private final Session session;

    Host(Session session) {
        this.session = session;
    }

    /** The shell of a session, which from now on leaves its lines to {@code guest}. */
    public static Host of(Session session) {
        return new Host(session);
    }

    /** Lines go to {@code guest} from now on. */
    public void seat(Guest guest) {
        session.seat(guest);
    }

    /** Whether somebody sits before it. */
    public boolean isInteractive() {
        return session.screen().isInteractive();
    }

    /** Shows the reply of a line, and what others were sent with it. */
    public void show(Played played) {
        StyledText.Builder out = new StyledText.Builder();
        if (played.reply() != null) {
            out.add(session.printed(played.line().words(), played.reply(), played.protocol()));
        }
        for (Played.Late late : played.late()) {
            StyledText reply = session.unasked(late.reply(), late.protocol());
            out.add(late.client() + ":", Role.EMPHASIS)
                    .add(reply.lines().size() > 1 ? "\n" : " ")
                    .add(reply);
        }
        if (isInteractive()
                && session.settings().isOn(Setting.DIFF)
                && !played.changes().isEmpty()) {
            out.add(Pictures.diff(played.changes(), played.at())
                    .draw(session.screen().canvas().withLines(DIFF_LINES)));
        }
        session.screen().reply(out.build());
    }

    /** Says something beside the replies; lines longer than the window are broken between words. */
    public void note(String text) {
        text.lines().forEach(session::note);
    }

    /** Says what is wrong. */
    public void warn(String text) {
        text.lines().forEach(session::refuse);
    }

    /** Shows a text as it is; it may be taller than the window. */
    public void page(String text) {
        session.screen().page(StyledText.of(text));
    }

    /** Asks a question that Enter answers with yes; yes where nobody sits. */
    public boolean confirm(String question) {
        return session.screen().confirm(question);
    }

    /**
     * Lets the user's own editor change a text.
     *
     * @return what was saved; {@code null} where no editor can run
     * @throws IOException if it could not be run
     */
    public String edited(String text) throws IOException {
        return session.screen().edited(text);
    }
}
