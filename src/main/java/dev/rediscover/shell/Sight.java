package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.RemoteView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine in which keys can be looked at: the session's own, or a copy of a server's keys, in part where they are
 * large. Hold the link's monitor while you use it.
 *
 * @param db the number of the database in that engine
 * @param remarks what of the server's keys is not there, a sentence each
 */
record Sight(EmbeddedLink link, int db, List<String> remarks) {
    /** Elements of a key that are fetched from a server. */
    private static final int MOST = RemoteView.MOST_ELEMENTS;

    /**
     * A sight of these keys.
     *
     * @throws IOException if the server cannot be asked
     */
    static Sight of(Session session, List<Bytes> keys) throws IOException {
        return session.isRemote()
                ? fetched(session, session.db(), keys)
                : new Sight(session.link(), session.db(), List.of());
    }

    /** The same for a database of that number. */
    static Sight of(Session session, int db, Bytes key) throws IOException {
        return session.isRemote() ? fetched(session, db, List.of(key)) : new Sight(session.link(), db, List.of());
    }

    private static Sight fetched(Session session, int db, List<Bytes> keys) throws IOException {
        RemoteView view = session.remote().view();
        List<String> remarks = new ArrayList<>();
        for (RemoteView.Seen seen : view.fetch(db, keys, MOST)) {
            if (!seen.remark().isEmpty()) {
                remarks.add(seen.remark());
            }
        }
        return new Sight(view.mirror(), RemoteView.place(db), remarks);
    }

    /** The keys. */
    Keyspace keyspace() {
        return link.engine().db(db);
    }
}
