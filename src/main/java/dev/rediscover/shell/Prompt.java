package dev.rediscover.shell;

import dev.rediscover.base.ControlCharacters;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.engine.acl.User;
import dev.rediscover.lesson.Line;
import dev.rediscover.link.LinkClient;

/** The prompt: who types, in which database, and by which clock if that is not the world's. */
final class Prompt {
    private Prompt() {}

    /** Before the engine is there, and as long as nothing is unusual. */
    static final String FIRST = "learn> ";

    static String of(People people) {
        boolean remote = people.ground() instanceof RemoteGround;
        if (!people.isOpen() && !remote) {
            return FIRST;
        }
        StringBuilder out = new StringBuilder();
        if (remote && !((RemoteGround) people.ground()).isConnected()) {
            return out.append("not connected> ").toString(); // in redis-cli's words
        }
        if (!people.isSelf()) {
            out.append(people.current().name()).append('@');
        }
        LinkClient client = people.current();
        out.append(client.place().isEmpty() ? people.ground().link().name() : client.place());
        int db = client.db();
        if (db != 0) {
            out.append('[').append(db).append(']');
        }
        appendUser(out, client.user());
        if (people.port() != 0) {
            out.append("(:").append(people.port()).append(')');
        }
        if (client.isInTransaction()) {
            out.append("(TX)");
        }
        if (client.isListening()) {
            out.append("(subscribed mode)"); // in redis-cli's words
        }
        if (client.isMonitoring()) {
            out.append("(monitoring)");
        }
        if (people.ground().own() != null) {
            appendClock(out, people.ground().own().clock());
        }
        return out.append("> ").toString();
    }

    /** What stands before the prompt of a server that others depend on, to be coloured; empty for any other. */
    static String mark(People people) {
        boolean marked = people.ground() instanceof RemoteGround ground
                && ground.destination().isProduction();
        return marked ? ((RemoteGround) people.ground()).destination().marker() + "! " : "";
    }

    /** In a lesson: which step. Its clock stands still from the start, so only a clock that was moved is shown. */
    static String of(Classroom classroom) {
        StringBuilder out = new StringBuilder(classroom.place());
        int db = classroom.db();
        if (db != 0) {
            out.append('[').append(db).append(']');
        }
        User user = classroom.link().userOf(Line.YOU);
        appendUser(
                out,
                user == null || user.name().equals(Rules.DEFAULT_USER)
                        ? ""
                        : user.name().utf8());
        long moved =
                classroom.link().clock().millis() - classroom.run().lesson().clockMillis();
        if (moved != 0) {
            out.append("(+").append(Spans.brief(moved)).append(')');
        }
        return out.append("> ").toString();
    }

    private static void appendUser(StringBuilder out, String user) {
        if (!user.isEmpty()) {
            out.append("(user ").append(ControlCharacters.shown(user)).append(')');
        }
    }

    private static void appendClock(StringBuilder out, VirtualClock clock) {
        if (clock.isReal()) {
            return;
        }
        if (clock.isFrozen()) {
            out.append("(frozen)");
            return;
        }
        long ahead = clock.millis() - dev.rediscover.base.Clock.system().millis();
        out.append(ahead < 0 ? "(-" : "(+").append(Spans.brief(ahead)).append(')');
    }
}
