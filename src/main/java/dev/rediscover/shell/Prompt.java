package dev.rediscover.shell;

import dev.rediscover.base.VirtualClock;

/** The prompt: who types, in which database, and by which clock if that is not the world's. */
final class Prompt {
    private Prompt() {}

    /** Before the engine is there, and as long as nothing is unusual. */
    static final String FIRST = "learn> ";

    static String of(People people) {
        if (!people.isOpen()) {
            return FIRST;
        }
        StringBuilder out = new StringBuilder();
        if (!people.isSelf()) {
            out.append(people.current().name()).append('@');
        }
        out.append(people.ground().link().name());
        int db = people.current().db();
        if (db != 0) {
            out.append('[').append(db).append(']');
        }
        if (people.current().isListening()) {
            out.append("(subscribed mode)"); // in redis-cli's words
        }
        if (people.ground().own() != null) {
            appendClock(out, people.ground().own().clock());
        }
        return out.append("> ").toString();
    }

    /** In a lesson: which step. Its clock stands still from the start, so only a clock that was moved is shown. */
    static String of(Classroom classroom) {
        StringBuilder out = new StringBuilder(classroom.place());
        int db = classroom.db();
        if (db != 0) {
            out.append('[').append(db).append(']');
        }
        long moved =
                classroom.link().clock().millis() - classroom.run().lesson().clockMillis();
        if (moved != 0) {
            out.append("(+").append(Spans.brief(moved)).append(')');
        }
        return out.append("> ").toString();
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
