package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of keys on a server somewhere else, as far as completion knows them: those used at this prompt, and what
 * SCAN finds within a short time over a connection of its own.
 */
final class RemoteKeys {
    private static final int MOST_SEEN = 500;
    private static final int MOST_OFFERED = 200;
    private static final int BUDGET_MILLIS = 50;
    private static final int AT_ONCE = 500;

    private final RemoteQuestions questions;
    private final Set<Bytes> seen = new LinkedHashSet<>();

    RemoteKeys(RemoteQuestions questions) {
        this.questions = questions;
    }

    /** Notes the keys that a command names. */
    synchronized void note(CommandSpec spec, List<Bytes> command) {
        if (spec == null || !KeyPositions.hasKeys(spec)) {
            return;
        }
        try {
            for (int position : KeyPositions.of(spec, command)) {
                seen.remove(command.get(position));
                seen.add(command.get(position));
            }
        } catch (KeyPositions.Unclear e) {
            return; // nothing is learnt from a command that is wrong
        }
        while (seen.size() > MOST_SEEN) {
            seen.remove(seen.iterator().next());
        }
    }

    /** Keys that begin with {@code start}, sorted; those that SCAN finds are of {@code type} unless it is null. */
    synchronized List<Bytes> beginningWith(Bytes start, int database, String type) {
        Set<Bytes> found = new TreeSet<>();
        for (Bytes key : seen) {
            if (key.length() >= start.length() && key.slice(0, start.length()).equals(start)) {
                found.add(key);
            }
        }
        scan(start, database, type, found);
        List<Bytes> keys = new ArrayList<>(found);
        return keys.size() > MOST_OFFERED ? keys.subList(0, MOST_OFFERED) : keys;
    }

    private void scan(Bytes start, int database, String type, Set<Bytes> found) {
        long end = Clock.system().millis() + BUDGET_MILLIS;
        Bytes cursor = Bytes.of("0");
        do {
            List<Bytes> scan = new ArrayList<>(List.of(Bytes.of("SCAN"), cursor, Bytes.of("MATCH"), pattern(start)));
            scan.addAll(List.of(Bytes.of("COUNT"), Bytes.of(AT_ONCE)));
            if (type != null) {
                scan.addAll(List.of(Bytes.of("TYPE"), Bytes.of(type)));
            }
            cursor = take(questions.ask(database, scan), found);
        } while (cursor != null && found.size() < MOST_OFFERED && Clock.system().millis() < end);
    }

    /** Takes the keys of a reply; the cursor to go on with, {@code null} at the end. */
    private static Bytes take(Reply reply, Set<Bytes> found) {
        List<Reply> parts = reply instanceof Reply.Arr array ? array.items() : List.of();
        if (parts.size() != 2
                || !(parts.get(0) instanceof Reply.Bulk cursor)
                || !(parts.get(1) instanceof Reply.Arr keys)) {
            return null;
        }
        for (Reply key : keys.items()) {
            if (key instanceof Reply.Bulk name) {
                found.add(name.value());
            }
        }
        return cursor.value().is("0") ? null : cursor.value();
    }

    /** A pattern for exactly these bytes and whatever follows. */
    private static Bytes pattern(Bytes start) {
        byte[] out = new byte[2 * start.length() + 1];
        int size = 0;
        for (int i = 0; i < start.length(); i++) {
            byte b = (byte) start.at(i);
            if ("*?[]\\^-".indexOf(b) >= 0) {
                out[size++] = '\\';
            }
            out[size++] = b;
        }
        out[size++] = '*';
        return Bytes.copyOf(out, 0, size);
    }
}
