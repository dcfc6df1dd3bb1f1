package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.List;

/**
 * Runs commands once more that were written down as they were told of ({@link Propagation}): as fast as can be, whoever
 * may run what, without a trace in what is counted, and as if it were then ({@link Durability#replaying}). It belongs
 * to no connection and never waits. Who listens to changes as commands must not do so meanwhile. Under the gate's
 * monitor, like everything else.
 */
public final class Replay implements AutoCloseable {
    private static final int COMMANDS_A_CLOCK = 256;

    private static final Client.Receiver NOBODY = new Client.Receiver() {
        @Override
        public void deliver(Client client, Reply reply) {}
    };

    private final Engine engine;
    private final Client client;
    private int sinceClock;

    /** Begins one; nothing is due on {@code engine} from now on. */
    public Replay(Engine engine) {
        this.engine = engine;
        client = new Client(0, NOBODY, engine.clock().millis());
        client.inTransaction(true); // where nobody waits
        engine.durability().replaying(true);
        engine.begin(client);
    }

    /** What {@code argv} asks for, its subcommand where it has some; {@code null} if there is no such command. */
    public CommandSpec find(List<Bytes> argv) {
        CommandSpec spec = engine.catalog().find(argv.get(0));
        if (spec == null || !spec.isContainer()) {
            return spec;
        }
        return argv.size() > 1 ? spec.subcommand(argv.get(1)) : null;
    }

    /** The database that the next command runs in. */
    public void select(int db) {
        client.select(db);
    }

    /** Runs a command whose number of words is right, and gives its reply. */
    public Reply run(CommandSpec spec, List<Bytes> argv) {
        if (++sinceClock == COMMANDS_A_CLOCK) {
            sinceClock = 0;
            engine.begin(client);
        }
        engine.running(spec);
        try {
            return engine.family(spec).call(new Call(engine, client, spec, argv));
        } catch (RedisException e) {
            return e.reply();
        }
    }

    /** Ends it: what is due now may go. */
    @Override
    public void close() {
        engine.durability().replaying(false);
    }
}
