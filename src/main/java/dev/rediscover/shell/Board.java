package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.render.Boards;
import dev.rediscover.render.Picture;
import dev.rediscover.resp.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The word {@code :board}: pictures of the whole engine. */
final class Board {
    /** What can be looked at. */
    enum Subject {
        TRANSACTION("what is queued and watched, and what EXEC would do"),
        CHANNELS("who hears what"),
        EXPIRY("which keys go when"),
        MEMORY("what takes how much, and who would have to go"),
        LATENCY("which commands took how long"),
        USERS("who may run what, on which keys and channels"),
        SCAN("how SCAN walks through the keys"),
        SLOTS("where keys would be in a cluster: :board slots KEY ...");

        private final String brief;

        Subject(String brief) {
            this.brief = brief;
        }

        /** The word that is typed. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int MOST_LINES = 60; // of users: it is a text to read more than a picture

    private final Session session;

    Board(Session session) {
        this.session = session;
    }

    /** The names of all boards. */
    static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            labels.add(subject.label());
        }
        return labels;
    }

    Result run(String rest, Words words) {
        CommandLine split = CommandLine.split(rest);
        List<Bytes> said = split.ok() ? split.words() : List.of();
        if (said.isEmpty()) {
            return list();
        }
        Subject subject = subject(said.get(0));
        if (subject == null) {
            return session.refuse("There is no board " + said.get(0) + "; \":board\" alone lists them.");
        }
        if (subject != Subject.SLOTS && said.size() > 1) {
            return session.refuse("\":board " + subject.label() + "\" takes nothing behind it.");
        }
        Picture picture = picture(subject, said.subList(1, said.size()));
        session.screen().page(subject == Subject.USERS ? words.drawn(picture, MOST_LINES) : words.drawn(picture));
        return Result.FINE;
    }

    private static Subject subject(Bytes word) {
        Subject found = null;
        for (Subject subject : Subject.values()) {
            if (subject.label().startsWith(word.utf8().toLowerCase(Locale.ROOT))) {
                if (found != null) {
                    return null;
                }
                found = subject;
            }
        }
        return found;
    }

    private Result list() {
        for (Subject subject : Subject.values()) {
            String word = ":board " + subject.label();
            session.note(word + " ".repeat(20 - word.length()) + subject.brief);
        }
        return Result.FINE;
    }

    private Picture picture(Subject subject, List<Bytes> keys) {
        EmbeddedLink link = session.link();
        synchronized (link) {
            Keyspace db = link.engine().db(session.db());
            return switch (subject) {
                case TRANSACTION -> Boards.transactions(link, session.db());
                case CHANNELS -> Boards.channels(link);
                case EXPIRY -> Boards.expiry(db, link.clock().millis());
                case MEMORY -> Boards.memory(link.engine(), db);
                case LATENCY -> Boards.latency(link.engine().commandStats());
                case USERS -> Boards.users(link.engine());
                case SCAN -> Boards.scan(db);
                case SLOTS -> Boards.slots(keys);
            };
        }
    }
}
