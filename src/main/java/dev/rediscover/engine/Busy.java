package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * The script or function that runs now, if one does. While it runs nobody else's commands do. One that takes longer
 * than {@code busy-reply-threshold} stops now and then to let others speak ({@link Bystander}); they hear that the
 * engine is busy, and may have it ended.
 *
 * <p>The time that a script takes is the world's, even where the engine's clock stands still.
 */
public final class Busy {
    /** What runs: the text of a script, or a function of a library. */
    public enum Kind {
        EVAL,
        FUNCTION
    }

    /** Why what runs is to end before it would by itself. */
    public enum Ending {
        /** It is not. */
        NONE,
        /** SCRIPT KILL or FUNCTION KILL. */
        KILLED,
        /** Whoever sits at the terminal has pressed Ctrl-C. */
        INTERRUPTED,
        /** The server ends, or stops to serve this engine. */
        ABANDONED
    }

    private static final RedisException SCRIPT = busy("SCRIPT KILL");
    private static final RedisException FUNCTION = busy("FUNCTION KILL");
    private static final RedisException UNKILLABLE = error(
            "UNKILLABLE Sorry the script already executed write commands against the dataset. You can either wait the"
                    + " script termination or kill the server in a hard way using the SHUTDOWN NOSAVE command.");

    private final Config config;
    private final Clock clock = Clock.system();
    private final List<Bystander> bystanders = new ArrayList<>();
    private volatile Client client;
    private volatile Ending ending = Ending.NONE;
    private Kind kind;
    private Bytes name;
    private List<Bytes> argv;
    private ScriptTerms terms;
    private long since;
    private long runs;
    private boolean slow;
    private boolean ranOut;

    Busy(Config config) {
        this.config = config;
    }

    private static RedisException busy(String cure) {
        return error("BUSY Redis is busy running a script. You can only call " + cure + " or SHUTDOWN NOSAVE.");
    }

    private static RedisException error(String text) {
        return new RedisException(new Reply.Err(text));
    }

    // ---- what runs

    /**
     * A script or function begins.
     *
     * @param name the digest of the script, or the name of the function
     * @param terms says whether it has written
     */
    public void begin(Call call, Kind what, Bytes name, ScriptTerms terms) {
        kind = what;
        this.name = name;
        argv = call.argv();
        this.terms = terms;
        since = clock.millis();
        slow = false;
        ranOut = false;
        ending = Ending.NONE;
        runs++;
        client = call.client();
    }

    /** It has ended, in whatever way. */
    public void end() {
        client = null;
        slow = false;
    }

    /** What runs has taken all the steps that it may ({@link Ceilings#scriptSteps}), and ends. */
    public void runOut() {
        ranOut = true;
    }

    /** Whether the script or function that runs, or else the last that ran, took all the steps that it may. */
    public boolean hasRunOut() {
        return ranOut;
    }

    /** Whether a script or function runs now. */
    public boolean isRunning() {
        return client != null;
    }

    /** Whether a script runs, or else a function. */
    public Kind kind() {
        return kind;
    }

    /** Who asked for it; {@code null} if nothing runs. */
    public Client client() {
        return client;
    }

    /** The digest of the script, or the name of the function. */
    public Bytes name() {
        return name;
    }

    /** The command that began it. */
    public List<Bytes> argv() {
        return argv;
    }

    /** For how long it has been running, in ms. */
    public long millis() {
        return clock.millis() - since;
    }

    /** How many scripts and functions have begun: the number of the last one. */
    public long runs() {
        return runs;
    }

    /** Whether it has run a command that writes: then nobody but its owner can end it. */
    public boolean hasWritten() {
        return terms.written();
    }

    /** Why it was to end, or why the last one was if none runs now. */
    public Ending ending() {
        return ending;
    }

    // ---- how it ends

    /** SCRIPT KILL and FUNCTION KILL: the reply. What runs ends when it looks around next. */
    public Reply kill(Kind wanted) {
        if (!isRunning()) {
            throw Errors.SCRIPT_NOT_BUSY.raise();
        }
        if (hasWritten()) {
            throw UNKILLABLE;
        }
        if (wanted != kind) {
            throw refusal();
        }
        ending = Ending.KILLED;
        return Reply.OK;
    }

    /** What everybody hears who asks for something else while it runs. */
    public RedisException refusal() {
        return kind == Kind.EVAL ? SCRIPT : FUNCTION;
    }

    /** Ends what runs at the wish of its owner, whether it has written or not; from whichever thread. */
    public void interrupt() {
        if (isRunning()) {
            ending = Ending.INTERRUPTED;
        }
    }

    // ---- letting others speak

    /** {@code bystander} gets turns from now on. */
    public void attend(Bystander bystander) {
        bystanders.add(bystander);
    }

    /** {@code bystander} gets none any more. */
    public void leave(Bystander bystander) {
        bystanders.remove(bystander);
    }

    /**
     * What runs looks around, which it does about every millisecond, on the thread that began it: others get their
     * turns.
     *
     * @return whether and why it has to end
     */
    public Ending look() {
        if (!slow) {
            long threshold = config.number(Parameter.BUSY_REPLY_THRESHOLD);
            slow = threshold > 0 && millis() >= threshold;
        }
        for (int i = 0; i < bystanders.size() && ending == Ending.NONE; i++) {
            if (!bystanders.get(i).turn(this, slow)) {
                ending = Ending.ABANDONED;
            }
        }
        return ending;
    }
}
