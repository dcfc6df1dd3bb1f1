package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.Type;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One command being run: what was asked, by whom, and the doors to the keys. Handlers read all arguments, look up, act
 * and return a reply; they keep nothing.
 */
public final class Call {
    private final Engine engine;
    private final Client client;
    private final CommandSpec spec;
    private List<Bytes> argv;
    private Args args;
    private boolean errorCounted;
    private List<List<Bytes>> told;

    Call(Engine engine, Client client, CommandSpec spec, List<Bytes> argv) {
        this.engine = engine;
        this.client = client;
        this.spec = spec;
        this.argv = argv;
        rewind();
    }

    private void rewind() {
        told = null;
        args = new Args(argv, spec.container() == null ? 1 : 2);
    }

    /** Runs this call from its beginning again, for a client that was blocked. */
    Reply again() {
        rewind();
        return engine.family(spec).call(this);
    }

    /** The command in upper case; {@code CLIENT|ID} for a subcommand. */
    public String name() {
        return spec.name();
    }

    /** The command as error texts name it: {@code lpush}, {@code client|id}. */
    public String lowerName() {
        return spec.name().toLowerCase(java.util.Locale.ROOT);
    }

    public CommandSpec spec() {
        return spec;
    }

    /** The whole line, the words of the command's name included. */
    public List<Bytes> argv() {
        return argv;
    }

    /** Replaces an argument for when this call runs again: what {@code $} meant when it ran first. */
    public void pin(int index, Bytes value) {
        List<Bytes> pinned = new ArrayList<>(argv);
        pinned.set(index, value);
        argv = pinned;
    }

    /** The arguments, to be read from left to right. */
    public Args args() {
        return args;
    }

    public Client client() {
        return client;
    }

    public Engine engine() {
        return engine;
    }

    /** Milliseconds since 1970; stands still while a command runs. */
    public long now() {
        return engine.now();
    }

    /** Whether {@code at}, in ms since 1970, is not to come any more; see {@link Durability#replaying}. */
    public boolean isOver(long at) {
        return at < 0 || at <= engine.now() && !engine.durability().isReplaying();
    }

    public RandomSource random() {
        return engine.random();
    }

    /** When values change their encoding. */
    public EncodingLimits limits() {
        return engine.limits();
    }

    /** Whether the reply is for somebody who speaks RESP3: the client, or a script of it. */
    public boolean resp3() {
        int script = client.scriptProtocol();
        return (script == 0 ? client.protocol() : script) == 3;
    }

    /** The selected database. */
    public Keyspace db() {
        return engine.db(client.db());
    }

    /** See {@link Keyspace#read(Bytes, Class)}, in the selected database. */
    public <T extends Value> T read(Bytes key, Class<T> type) {
        return db().read(key, type);
    }

    /** See {@link Keyspace#write}, in the selected database. */
    public <T extends Value> T write(Bytes key, Class<T> type) {
        return db().write(key, type);
    }

    /** See {@link Keyspace#changed}, in the selected database. */
    public void changed(Bytes key, Value value, KeyEvent.Type type) {
        db().changed(key, value, type);
    }

    /**
     * Lets the client wait until one of {@code keys} holds a {@code wanted} value (or changes in any way, if {@code
     * wanted} is {@code null}), then runs this call again; after
     * {@code timeoutMillis} (0 for never) it gets {@code onTimeout}. Where nobody may wait (in a transaction or a
     * script, on a fork), that is the reply at once.
     *
     * @return what the handler must return
     */
    public Reply block(List<Bytes> keys, Type wanted, long timeoutMillis, Reply onTimeout) {
        return block(keys, wanted, timeoutMillis, onTimeout, onTimeout);
    }

    /** As above, where another reply than {@code onTimeout} tells that nobody may wait: {@code atOnce}. */
    public Reply block(List<Bytes> keys, Type wanted, long timeoutMillis, Reply onTimeout, Reply atOnce) {
        Reply waiting = engine.block(this, keys, wanted, timeoutMillis, onTimeout);
        return waiting == onTimeout ? atOnce : waiting;
    }

    /** Whether {@link #tell} is of use to anybody; what is told is put together only then. */
    public boolean tells() {
        return engine.durability().propagation().isOn();
    }

    /**
     * Tells a command that repeats something this one does, where that can be told only while it runs; it is then
     * taken instead of {@link Family#effects}.
     */
    public void tell(List<Bytes> command) {
        if (told == null) {
            told = new ArrayList<>();
        }
        told.add(command);
    }

    /** Says that nothing has changed that anybody would have to repeat, though the door announced it. */
    public void tellNothing() {
        told = new ArrayList<>();
    }

    List<List<Bytes>> told() {
        return told;
    }

    /** Says that the error it is about to give was counted before, when a command of the script raised it. */
    public void errorIsCounted() {
        errorCounted = true;
    }

    boolean isErrorCounted() {
        return errorCounted;
    }

    /** What a family throws for a command that stands in its table but not in its switch. */
    public IllegalStateException unbound() {
        return new IllegalStateException("no handler for " + name());
    }
}
