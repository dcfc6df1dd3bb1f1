package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.RemoteView;
import dev.rediscover.render.Role;
import dev.rediscover.shell.explorer.ExplorerState.Logged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the keys of a server somewhere else: names, types and times to live by SCAN, values as copies, in part where
 * they are large. What only an engine of our own can tell is said to be so.
 */
final class Elsewhere {
    private final RemoteView view;

    Elsewhere(RemoteView view) {
        this.view = view;
    }

    /** Finds the keys for the tree. */
    Step walk(ExplorerState state, int db, Logged line) {
        RemoteView.Walk walk;
        try {
            walk = view.walk(db, state.tree().base(), RemoteView.MOST_KEYS);
        } catch (IOException e) {
            return Step.of(state.note(e.getMessage(), Role.ERROR));
        }
        List<KeyLeaf> leaves = new ArrayList<>();
        long now = view.mirror().clock().millis();
        for (RemoteView.Seen seen : walk.keys()) {
            long expireAt = seen.ttl() < 0 ? -1 : now + seen.ttl();
            leaves.add(new KeyLeaf(seen.key(), seen.key(), seen.type(), -1, 0, expireAt));
        }
        KeyScan pass = KeyScan.of(state.tree());
        pass.takeAll(leaves);
        ExplorerState noted = walk.remark().isEmpty() ? state : state.note(walk.remark(), Role.WARNING);
        Step found =
                ExplorerModel.scanned(noted.logged(line), pass.index().tree(), pass.scanned(), pass.scanned(), true);
        return found;
    }

    /** Reads a key. */
    Step read(ExplorerState state, int db, Bytes key, String token) {
        try {
            RemoteView.Seen seen = view.fetch(db, key, RemoteView.MOST_ELEMENTS);
            Held held;
            EmbeddedLink mirror = view.mirror();
            synchronized (mirror) {
                held = ValueReader.read(
                        mirror.engine().db(RemoteView.place(db)),
                        key,
                        token,
                        mirror.clock().millis());
            }
            Held whole = held == null ? null : held.of(seen.size(), seen.encoding());
            ExplorerState read = ExplorerModel.read(state, key, whole);
            return Step.of(seen.remark().isEmpty() ? read : read.note(seen.remark(), Role.WARNING));
        } catch (IOException e) {
            return Step.of(state.note(e.getMessage(), Role.ERROR));
        }
    }

    /** Copies a key; the reason if it cannot be copied as a whole, else {@code null}. */
    String copied(int db, Bytes key) {
        try {
            String remark = view.fetch(db, key, RemoteView.MOST_ELEMENTS).remark();
            return remark.isEmpty() ? null : remark;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** In the place of what only our own engine can tell. */
    static ExplorerState notHere(ExplorerState state) {
        String note = switch (state.tab()) {
            case SLOW_LOG -> "SLOWLOG GET";
            case COMMANDS -> "INFO commandstats";
            case CLIENTS -> "CLIENT LIST";
            case CHANNELS -> "PUBSUB CHANNELS";
            default -> "MEMORY USAGE key";
        };
        String text = "This page is about the built-in engine. A server tells it with " + note + ".";
        FactTable none = new FactTable(List.of(), List.of(), 0, List.of(), List.of(), text, note);
        return state.sheet(none).note(text, Role.MUTED);
    }
}
