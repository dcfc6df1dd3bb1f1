package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.List;

/**
 * A family of commands: a table that describes them and one switch that runs them.
 *
 * <p>Families hold no state. Everything that is known about a command (arity, flags, keys, help) is derived from the
 * table, whose format is described at {@link dev.rediscover.spec.Catalog}.
 */
public interface Family {
    /** The table of this family's commands. */
    String table();

    /**
     * Runs one command of the table: reads all arguments, looks up, acts, and returns the reply.
     *
     * @throws RedisException for every reply that is an error
     */
    Reply call(Call c);

    /** Whether this command, as it is asked for, is not begun without memory; asked only where there is none. */
    default boolean needsMemory(Engine engine, CommandSpec spec, List<Bytes> argv) {
        return spec.isDenyOom();
    }

    /** Whether this command, which is no write, may run others that are; asked only while writes are held. */
    default boolean mayWrite(Engine engine, CommandSpec spec, List<Bytes> argv) {
        return false;
    }

    /**
     * The commands that repeat what {@code call} did, whenever and wherever they are run; asked after it has run and
     * has changed something, and only where somebody wants to know ({@link Propagation}).
     *
     * @return {@code null} where the command itself repeats it
     */
    default List<List<Bytes>> effects(Call call, Reply reply) {
        return null;
    }
}
