package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.List;

/** Loads libraries of functions that come from a file and not from a client. */
public final class LibraryLoad {
    private static final Client.Receiver NOBODY = new Client.Receiver() {
        @Override
        public void deliver(Client client, Reply reply) {}
    };

    private LibraryLoad() {}

    /**
     * Makes {@code code} one of {@code engine}'s libraries, in place of one of the same name. Nobody is told, and no
     * rule of who may do what, or when, applies.
     *
     * @throws RedisException if it is no library, or has a function of another one's
     */
    public static void load(Engine engine, Bytes code) {
        CommandSpec spec = engine.catalog().find("FUNCTION LOAD");
        List<Bytes> argv = List.of(Bytes.of("FUNCTION"), Bytes.of("LOAD"), Bytes.of("REPLACE"), code);
        Call call = new Call(engine, new Client(0, NOBODY, engine.now()), spec, argv);
        if (engine.family(spec).call(call) instanceof Reply.Err error) {
            throw new RedisException(error);
        }
    }
}
