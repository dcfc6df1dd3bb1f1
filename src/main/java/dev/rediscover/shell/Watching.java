package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.render.Picture;
import dev.rediscover.render.Pictures;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.util.List;

/** What is looked at all the time: the bytes of the protocol, and the picture of a key that changes. */
final class Watching {
    private static final int MOST_LINES = 7;
    private static final long REMOTE_PAUSE_MILLIS = 1000; // a server is not asked more often by itself

    private final Session session;
    private Bytes key;
    private int db;
    private String shown = "";
    private boolean isPinned;
    private People seen; // at whose server the key is
    private long looked;

    Watching(Session session) {
        this.session = session;
    }

    // ---- the wire

    /** {@code :wire}: the last command; {@code :wire on}: every one from now on; {@code :wire CMD}: this one. */
    Result wire(String rest, Words words) {
        if (rest.equals("on") || rest.equals("off")) {
            return new SettingWords(session).set("wire " + rest);
        }
        if (!rest.isEmpty()) {
            return command(rest);
        }
        if (session.lastReply() == null) {
            return session.refuse("Nothing has been sent yet. \":wire PING\" sends a command and shows its bytes.");
        }
        session.screen().page(words.drawn(Pictures.wire(session.lastCommand(), session.lastReply())));
        return Result.FINE;
    }

    private Result command(String text) {
        if (session.lesson() != null) {
            return session.refuse("In a lesson type the command; \":wire on\" shows the bytes of each.");
        }
        CommandLine split = CommandLine.split(text);
        if (!split.ok()) {
            return session.refuse("Invalid argument(s): " + split.explanation());
        }
        boolean always = session.settings().isOn(Setting.WIRE);
        Result result = session.command(split.words());
        if (!always && session.lastReply() != null) {
            session.screen().note(bytes(session.lastCommand(), session.lastReply()));
        }
        return result;
    }

    /** The bytes of a command and its reply, in a few lines or a sentence. */
    StyledText bytes(List<Bytes> command, Reply reply) {
        return drawn(Pictures.wire(command, reply));
    }

    private StyledText drawn(Picture picture) {
        return session.settings().isOn(Setting.PLAIN)
                ? StyledText.of(session.wrapped(picture.sentence()), Role.MUTED)
                : picture.draw(session.screen().canvas().withLines(12));
    }

    // ---- a key

    /** {@code :watch KEY} from now on shows the key after each change; {@code :watch off} ends that. */
    Result watch(String rest) {
        CommandLine split = CommandLine.split(rest);
        if (!split.ok() || split.words().size() != 1) {
            return session.refuse("One key, please: :watch KEY; :watch off ends it.");
        }
        if (rest.equalsIgnoreCase("off")) {
            session.note(key == null ? "No key is watched." : Quoting.word(key) + " is no longer watched.");
            key = null;
            session.screen().pin(StyledText.EMPTY);
            isPinned = false;
            return Result.FINE;
        }
        key = split.words().get(0);
        db = session.db();
        seen = session.people();
        shown = "";
        after();
        return Result.FINE;
    }

    /** Shows the watched key again if it looks otherwise than before. */
    void after() {
        StyledText now = look();
        if (now != null && !pinned(now)) {
            session.screen().note(now);
        }
    }

    /** The same while the user may be typing. */
    void late() {
        StyledText now = look();
        if (now != null && !pinned(now)) {
            session.screen().late(now);
        }
    }

    /** Time has passed: what is pinned may look otherwise, the rest of a time to live for one. */
    void tick() {
        boolean early = session.isRemote() && session.world().millis() - looked < REMOTE_PAUSE_MILLIS;
        StyledText now = isPinned && !early ? look() : null;
        if (now != null) {
            pinned(now);
        }
    }

    private boolean pinned(StyledText picture) {
        isPinned = session.screen().pin(picture);
        return isPinned;
    }

    /** The picture; {@code null} if nothing is watched or nothing is new. */
    private StyledText look() {
        if (key == null || seen != session.people()) {
            return null;
        }
        StyledText picture;
        try {
            picture = picture();
        } catch (IOException e) {
            key = null;
            return StyledText.of(session.wrapped("No longer watched: " + e.getMessage()), Role.WARNING);
        }
        String text = picture.plain();
        if (text.equals(shown)) {
            return null;
        }
        shown = text;
        return picture;
    }

    private StyledText picture() throws IOException {
        looked = session.world().millis();
        Sight sight = Sight.of(session, db, key);
        synchronized (sight.link()) {
            Keyspace space = sight.keyspace();
            Value value = space.peek(key);
            if (value == null) {
                return StyledText.of("There is no key " + Quoting.word(key) + ".\n", Role.MUTED);
            }
            long now = sight.link().clock().millis();
            return drawn(Pictures.of(key, value, space.expireAt(key), now));
        }
    }

    /** In few lines, for it stands beside other things. */
    private StyledText small(Picture picture) {
        return session.settings().isOn(Setting.PLAIN)
                ? drawn(picture)
                : picture.draw(session.screen().canvas().withLines(MOST_LINES));
    }
}
