package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.acl.Refusal;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.List;
import java.util.Locale;

/**
 * Decides what becomes of a command, in the order in which Redis decides: is there such a command, may it run now, is
 * it put aside, is it queued; then runs it and tells those who look on.
 */
final class Dispatcher {
    private static final Reply QUEUED = new Reply.Status("QUEUED");
    private static final int LISTED_ARGUMENTS_LENGTH = 128;
    private static final Reply.Err UNKNOWN_IN_SCRIPT = new Reply.Err("ERR Unknown Redis command called from script");
    private static final Reply.Err ARITY_IN_SCRIPT =
            new Reply.Err("ERR Wrong number of args calling Redis command from script");
    private static final Reply.Err NOT_IN_SCRIPT = new Reply.Err("ERR This Redis command is not allowed from script");
    private static final Reply.Err READ_ONLY_SCRIPT =
            new Reply.Err("ERR Write commands are not allowed from read-only scripts.");

    private static final String RIGHTS_LOST = "NOPERM ACLs rules changed between the moment the transaction was"
            + " accumulated and the EXEC call. This command is no longer allowed for the following reason: ";

    private final Engine engine;
    private final Catalog catalog;
    private final List<Family> families;
    private final Propagation propagation;
    private boolean outOfMemory; // when the command began that a client sent, which may be a script
    private long time; // when the clock was last read, in microseconds since 1970: a command begins where one ended

    Dispatcher(Engine engine, Catalog catalog, List<Family> families) {
        this.engine = engine;
        this.catalog = catalog;
        this.families = families;
        propagation = engine.durability().propagation();
    }

    /** The engine begins to work, and has read the clock for it. */
    void begin(long micros) {
        time = micros;
    }

    /** When the clock was last read, which is where a command ended or one began. */
    long time() {
        return time;
    }

    /** The reply to {@code argv}, or {@link Waiting#MARK} if the client waits now. */
    Reply dispatch(Client client, List<Bytes> argv) {
        CommandSpec spec = null;
        try {
            spec = resolve(argv);
            client.asks(spec.name());
            check(spec, argv);
            admit(client, spec, argv);
            if (!engine.busy().isRunning()) {
                makeRoom(client, spec, argv);
                checkFiles(client, spec);
            } else if (!spec.hasFlag("allow_busy")) {
                throw engine.busy().refusal();
            }
        } catch (RedisException e) {
            return refused(client, argv.get(0), spec, e);
        }
        if (engine.pause().holds(client, spec, argv)) {
            engine.pause().postpone(client, argv);
            return Waiting.MARK;
        }
        if (client.transaction() != null && isQueued(spec)) {
            client.transaction().add(spec, argv);
            return QUEUED;
        }
        return call(client, spec, argv);
    }

    /** Raises the error of a command that may not run now, though there is such a command. */
    private void admit(Client client, CommandSpec spec, List<Bytes> argv) {
        if (client.isGuarded() && engine.access().bars(client) && !spec.hasFlag("no_auth")) {
            throw Errors.NOT_AUTHENTICATED.raise();
        }
        if (client.transaction() != null && spec.hasFlag("no_multi")) {
            throw Errors.NOT_IN_TRANSACTION.raise();
        }
        if (client.isGuarded()) {
            checkRights(client, spec, argv);
        }
        if (client.isSubscriberOnly() && !mayRunWhileSubscribed(spec)) {
            throw Errors.SUBSCRIBER.raise(spec.name().toLowerCase(Locale.ROOT));
        }
    }

    private void checkRights(Client client, CommandSpec spec, List<Bytes> argv) {
        AclLog.Context context = client.transaction() == null ? AclLog.Context.TOPLEVEL : AclLog.Context.MULTI;
        Refusal refusal = engine.access().check(client, spec, argv, context);
        if (refusal != null) {
            throw Errors.NO_PERMISSION.raise(refusal.text());
        }
    }

    /** What is queued takes memory too, so without any only the ways out of a transaction are left. */
    private void makeRoom(Client client, CommandSpec spec, List<Bytes> argv) {
        outOfMemory = engine.config().number(Parameter.MAXMEMORY) != 0
                && !engine.eviction().makeRoom();
        if (!outOfMemory) {
            return;
        }
        Transaction transaction = client.transaction();
        boolean needsMemory = families.get(spec.owner()).needsMemory(engine, spec, argv);
        if (transaction != null) {
            needsMemory = spec.name().equals("EXEC") ? transaction.isDenyOom() : isQueued(spec);
        }
        if (needsMemory) {
            throw Errors.OUT_OF_MEMORY.raise();
        }
    }

    /** Writes are refused while what is to be kept of them cannot be; PING tells of it too, as in Redis. */
    private void checkFiles(Client client, CommandSpec spec) {
        Persistence keeper = engine.durability().persistence();
        if (keeper == null) {
            return;
        }
        Transaction transaction = client.transaction();
        boolean writes = spec.isWrite()
                || spec.name().equals("PING")
                || transaction != null && spec.name().equals("EXEC") && transaction.isWrite();
        RedisException refusal = writes ? keeper.refusal() : null;
        if (refusal != null) {
            throw refusal;
        }
    }

    private static boolean mayRunWhileSubscribed(CommandSpec spec) {
        return switch (spec.name()) {
            case "PING", "QUIT", "RESET" -> true;
            case "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE" -> true;
            case "UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE" -> true;
            default -> false;
        };
    }

    /** A command that was refused before it ran spoils the transaction it was meant for; EXEC ends it. */
    private Reply refused(Client client, Bytes name, CommandSpec spec, RedisException error) {
        engine.stats().errorReplies++;
        engine.commandStats().refused(spec, error.reply());
        if (name.is("EXEC")) {
            engine.transactions().abandon(client);
            String text = error.reply().text();
            return Errors.EXEC_REFUSED.reply(text.startsWith("ERR ") ? text.substring(4) : text);
        }
        if (client.transaction() != null) {
            client.transaction().fail();
        }
        return error.reply();
    }

    private static boolean isQueued(CommandSpec spec) {
        return switch (spec.name()) {
            case "EXEC", "DISCARD", "MULTI", "WATCH", "QUIT", "RESET" -> false;
            default -> true;
        };
    }

    /** Runs a command that has been admitted, whether it comes from a client or from its transaction. */
    Reply call(Client client, CommandSpec spec, List<Bytes> argv) {
        return finish(new Call(engine, client, spec, argv), false);
    }

    /** Runs a command that a script of {@code client} asks for; where it may not run there, the error says so. */
    Reply callFromScript(Client client, List<Bytes> argv, ScriptTerms terms) {
        CommandSpec spec = null;
        try {
            spec = resolve(argv);
            Reply.Err refusal = refusalInScript(client, spec, argv, terms);
            if (refusal != null) {
                return refusedInScript(spec, refusal);
            }
            check(spec, argv);
        } catch (RedisException e) {
            return refusedInScript(spec, spec == null ? UNKNOWN_IN_SCRIPT : e.reply());
        }
        if (spec.isWrite()) {
            terms.wrote();
        }
        time = engine.clock().micros(); // the script has taken time of its own
        propagation.silent(!terms.isTold());
        try {
            return call(client, spec, argv);
        } finally {
            propagation.silent(false);
        }
    }

    /** Runs a command that was queued, if the client may still run it. */
    Reply callQueued(Client client, CommandSpec spec, List<Bytes> argv) {
        if (client.isGuarded()) {
            Refusal refusal = engine.access().check(client, spec, argv, AclLog.Context.MULTI);
            if (refusal != null) {
                engine.stats().errorReplies++;
                Reply.Err error = new Reply.Err(RIGHTS_LOST + reason(refusal));
                engine.commandStats().refused(null, error);
                return error;
            }
        }
        return call(client, spec, argv);
    }

    private static String reason(Refusal refusal) {
        return switch (refusal.kind()) {
            case COMMAND -> "no permission to execute the command or subcommand";
            case KEY -> "no permission to touch the specified keys";
            case CHANNEL -> "no permission to access one of the channels used as arguments";
        };
    }

    /** Why a script may not run this command on its terms; {@code null} if it may. */
    private Reply.Err refusalInScript(Client client, CommandSpec spec, List<Bytes> argv, ScriptTerms terms) {
        if (!spec.arityFits(argv.size())) {
            return ARITY_IN_SCRIPT;
        }
        if (spec.isNoScript()) {
            return NOT_IN_SCRIPT;
        }
        if (client.isGuarded()) {
            Refusal refusal = engine.access().check(client, spec, argv, AclLog.Context.LUA);
            if (refusal != null) {
                return new Reply.Err("ERR ACL failure in script: " + Utf8.text(refusal.text()));
            }
        }
        if (terms.readOnly() && Pause.spreads(spec)) {
            return READ_ONLY_SCRIPT;
        }
        Persistence keeper = engine.durability().persistence();
        if (keeper != null && spec.isWrite() && keeper.refusal() != null) {
            return keeper.refusal().reply();
        }
        return spec.isDenyOom() && !terms.allowOom() && !terms.written() ? Errors.OUT_OF_MEMORY.reply() : null;
    }

    private Reply refusedInScript(CommandSpec spec, Reply.Err refusal) {
        engine.stats().errorReplies++;
        engine.commandStats().refused(spec, refusal);
        return refusal;
    }

    /** Whether there was no memory for more data when the last command of a client began. */
    boolean isOutOfMemory() {
        return outOfMemory;
    }

    /** Runs the call of a client that was blocked once more, if it may still run it. */
    Reply again(Call call) {
        if (call.client().isGuarded()) {
            try {
                checkRights(call.client(), call.spec(), call.argv());
            } catch (RedisException e) {
                return refused(call.client(), call.argv().get(0), call.spec(), e);
            }
        }
        return finish(call, true);
    }

    private Reply finish(Call call, boolean again) {
        if (!propagation.isOn()) {
            return run(call, again);
        }
        long changesBefore = propagation.begin();
        Reply reply = null;
        try {
            reply = run(call, again);
            return reply;
        } finally {
            propagation.end(call, reply, changesBefore);
        }
    }

    private Reply run(Call call, boolean again) {
        Client client = call.client();
        CommandSpec spec = call.spec();
        Reply reply;
        long began = time;
        try {
            client.used(engine.now());
            engine.running(spec);
            Reply refusal = engine.ceilings().refusal(call);
            reply = refusal != null
                    ? refusal
                    : again ? call.again() : families.get(spec.owner()).call(call);
            reply = engine.ceilings().bounded(reply);
        } catch (RedisException e) {
            reply = e.reply();
        }
        if (reply != Waiting.MARK) {
            time = engine.clock().micros();
            done(call, reply, time - began);
        }
        return reply;
    }

    /** Tells those who look on that a command has run. */
    private void done(Call call, Reply reply, long micros) {
        CommandSpec spec = call.spec();
        engine.stats().commands++;
        if (call.client().tracking() != null
                && spec.isReadOnly()
                && !spec.group().equals("scripting")) {
            engine.tracking().remember(call.client(), call.spec(), call.argv());
        }
        boolean counts = reply.isError() && !call.isErrorCounted();
        if (counts) {
            engine.stats().errorReplies++;
        }
        engine.commandStats().ran(spec, micros, reply, counts, engine.config().isOn(Parameter.LATENCY_TRACKING));
        boolean slow = engine.slowLog().isSlow(micros);
        if (slow && !spec.hasFlag("skip_slowlog")) {
            engine.slowLog().note(call.client(), call.argv(), micros, engine.now());
        }
        if (engine.latency().isOn()) {
            engine.latency().note(spec.hasFlag("fast") ? "fast-command" : "command", micros / 1000, engine.now());
        }
        if (engine.monitors().any() && isShown(call.spec())) {
            engine.monitors().feed(call.client(), call.argv());
        }
    }

    private static boolean isShown(CommandSpec spec) {
        return !spec.hasFlag("admin") && !spec.hasFlag("skip_monitor");
    }

    private CommandSpec resolve(List<Bytes> argv) {
        CommandSpec spec = catalog.find(argv.get(0));
        if (spec == null) {
            throw unknown(argv);
        }
        if (spec.isContainer() && argv.size() > 1) {
            CommandSpec sub = spec.subcommand(argv.get(1));
            if (sub == null) {
                throw Errors.UNKNOWN_SUBCOMMAND.raise(
                        Errors.cString(argv.get(1), LISTED_ARGUMENTS_LENGTH), spec.name());
            }
            spec = sub;
        }
        return spec;
    }

    /** Raises the error of a command that has the wrong number of words, or is not built. */
    private static void check(CommandSpec spec, List<Bytes> argv) {
        if (!spec.arityFits(argv.size())) {
            throw Errors.WRONG_ARITY.raise(spec.name().toLowerCase(Locale.ROOT));
        }
        if (!spec.isBuilt() && spec.group().equals("cluster")) {
            throw Errors.CLUSTER_DISABLED.raise(); // clients ask whether they talk to a cluster, and know this answer
        }
        if (!spec.isBuilt()) {
            throw Errors.NOT_BUILT.raise(spec.words());
        }
    }

    private static RedisException unknown(List<Bytes> argv) {
        StringBuilder listed = new StringBuilder();
        for (int i = 1; i < argv.size() && listed.length() < LISTED_ARGUMENTS_LENGTH; i++) {
            listed.append('\'')
                    .append(Errors.cString(argv.get(i), LISTED_ARGUMENTS_LENGTH - listed.length()))
                    .append("' ");
        }
        return Errors.UNKNOWN_COMMAND.raise(Errors.cString(argv.get(0), LISTED_ARGUMENTS_LENGTH), listed.toString());
    }
}
