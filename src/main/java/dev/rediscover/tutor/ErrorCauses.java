package dev.rediscover.tutor;

import static dev.rediscover.tutor.Cause.Kind;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Parameter;
import dev.rediscover.link.KeyHistory;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The reasons for errors. */
final class ErrorCauses {
    private ErrorCauses() {}

    /** The reason for an error; {@code null} if nothing more is known than the error says. */
    static Cause of(Situation it, String text) {
        CommandSpec spec = it.spec();
        if (text.startsWith("ERR unknown command")) {
            return WordCauses.unknownCommand(it);
        }
        if (text.startsWith("EXECABORT")) {
            return aborted(it);
        }
        if (text.startsWith("ERR Can't execute '")) {
            return listening();
        }
        Cause access = AccessCauses.of(it, text);
        if (access != null || spec == null) {
            return access;
        }
        Cause ofScript = ScriptCauses.of(it, spec, text);
        if (ofScript != null) {
            return ofScript;
        }
        if (text.startsWith("ERR unknown subcommand")) {
            return WordCauses.unknownSubcommand(it, spec);
        }
        if (text.startsWith("ERR wrong number of") || text.startsWith("ERR syntax error")) {
            return WordCauses.unfitting(it, spec);
        }
        if (text.startsWith("WRONGTYPE")) {
            return wrongType(it, spec);
        }
        if (text.startsWith("OOM")) {
            return outOfMemory(it);
        }
        return byText(it, spec, text);
    }

    private static Cause byText(Situation it, CommandSpec spec, String text) {
        if (text.contains("not an integer") || text.contains("not a valid float") || text.contains("not a float")) {
            return NumberCauses.notANumber(it, spec);
        }
        if (text.contains("would overflow") || text.contains("NaN or Infinity")) {
            return NumberCauses.overflow(it, spec);
        }
        if (text.startsWith("BUSYGROUP") || text.startsWith("NOGROUP") || text.contains("requires the key to exist")) {
            return group(it, spec, text);
        }
        return switch (text) {
            case "ERR no such key" -> noSuchKey(it, spec);
            case "ERR index out of range" -> index(it, spec);
            case "ERR MULTI calls can not be nested",
                    "ERR EXEC without MULTI",
                    "ERR DISCARD without MULTI",
                    "ERR WATCH inside MULTI is not allowed" -> order(it, text);
            default ->
                text.contains("out of range") || text.contains("must be positive")
                        ? NumberCauses.outOfRange(it, spec, text)
                        : smallId(it, text);
        };
    }

    /** The type that a command needs: as the table says, or that of the family of its name. */
    private static String needed(CommandSpec spec, Value value) {
        String type = spec.syntax().keyType();
        if (type == null || type.equals(value.typeName())) {
            return null;
        }
        return type;
    }

    private static Cause wrongType(Situation it, CommandSpec spec) {
        List<Bytes> keys = Causes.keys(spec, it.command());
        KeyFacts wrong = null;
        for (Bytes key : keys) {
            KeyFacts facts = it.key(key);
            if (wrong == null && facts.isThere() && needed(spec, facts.value()) != null) {
                wrong = facts;
            }
        }
        if (wrong == null) {
            return null;
        }
        String needs = called(needed(spec, wrong.value()));
        String because = spec.words() + " works on a " + needs + ", and " + wrong.name() + " is "
                + KeyFacts.described(wrong.value()) + ".";
        List<String> facts = wrong.sentences();
        List<Cause.Way> ways = new ArrayList<>();
        ways.add(new Cause.Way("TYPE " + wrong.name(), "asks what it is"));
        ways.add(wrong.reader());
        ways.add(new Cause.Way("DEL " + wrong.name(), "removes it, so that the name is free for a " + needs));
        return new Cause(Kind.WRONG_TYPE, because, facts.subList(1, facts.size()), Causes.expects(spec), ways);
    }

    static String called(String type) {
        return type.equals("zset") ? "sorted set" : type;
    }

    private static Cause noSuchKey(Situation it, CommandSpec spec) {
        for (Bytes key : Causes.keys(spec, it.command())) {
            KeyFacts facts = it.key(key);
            if (!facts.isThere()) {
                return missing(it, facts, spec.words() + " needs a key that is there; " + facts.name() + " is not.");
            }
        }
        return null;
    }

    /** A key that is not there, whatever became of it. */
    static Cause missing(Situation it, KeyFacts key, String because) {
        KeyHistory.Note last = key.last();
        Kind kind =
                last == null ? Kind.NO_SUCH_KEY : last.kind() == KeyHistory.Kind.EXPIRED ? Kind.EXPIRED : Kind.DELETED;
        List<Cause.Way> ways = new ArrayList<>();
        ways.add(new Cause.Way("EXISTS " + key.name(), "asks whether it is there"));
        ways.add(new Cause.Way("SCAN 0 MATCH " + similar(key.name()), "lists keys with a name like it"));
        ways.add(
                last == null
                        ? new Cause.Way("DBSIZE", "tells how many keys there are in this database")
                        : new Cause.Way(":undo", "takes the last changes back, one by one"));
        return new Cause(kind, because, List.of(key.gone()), "", ways);
    }

    /** A pattern for names like this one. */
    private static String similar(String name) {
        String bare = name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
        int colon = bare.indexOf(':');
        String start = colon > 0 ? bare.substring(0, colon + 1) : bare.substring(0, Math.min(2, bare.length()));
        return Quoting.word(Bytes.of(start + "*"));
    }

    private static Cause index(Situation it, CommandSpec spec) {
        KeyFacts key = it.key(it.word(1));
        if (!(key.value() instanceof ListValue list)) {
            return null;
        }
        String because = key.name() + " has " + KeyFacts.count(list.size(), "element")
                + ", so its indexes go from 0 to " + (list.size() - 1) + " (from the end, from -1 to " + -list.size()
                + "); " + it.word(2).utf8()
                + " is outside.";
        return new Cause(
                Kind.OUT_OF_RANGE,
                because,
                key.sentences(),
                Causes.expects(spec),
                List.of(
                        new Cause.Way("LRANGE " + key.name() + " 0 9", "shows what is there"),
                        new Cause.Way("LSET " + key.name() + " -1 " + Quoting.word(it.word(3)), "sets the last"),
                        new Cause.Way("RPUSH " + key.name() + " " + Quoting.word(it.word(3)), "adds behind the last")));
    }

    // ---- streams

    private static Cause group(Situation it, CommandSpec spec, String text) {
        List<Bytes> keys = Causes.keys(spec, it.command());
        if (keys.isEmpty()) {
            return null;
        }
        KeyFacts key = it.key(keys.get(0));
        String name = spec.words().startsWith("XREADGROUP") ? it.word(2).utf8() : groupName(it, spec);
        String quoted = Quoting.word(Bytes.of(name));
        if (text.startsWith("BUSYGROUP")) {
            return new Cause(
                    Kind.GROUP_EXISTS,
                    "The stream " + key.name() + " has a group " + quoted + " already; a name can be given once.",
                    key.sentences(),
                    "",
                    List.of(
                            new Cause.Way("XINFO GROUPS " + key.name(), "tells where its groups stand"),
                            new Cause.Way("XGROUP SETID " + key.name() + " " + quoted + " 0", "sends it to the start"),
                            new Cause.Way("XGROUP DESTROY " + key.name() + " " + quoted, "removes it first")));
        }
        String because = key.isThere()
                ? "The stream " + key.name() + " has no group " + quoted + known(key) + "."
                : "There is no stream " + key.name() + ", so it has no groups.";
        return new Cause(
                key.isThere() ? Kind.NO_GROUP : Kind.NO_SUCH_KEY,
                because,
                key.isThere() ? key.sentences() : List.of(key.gone()),
                "",
                List.of(
                        new Cause.Way("XGROUP CREATE " + key.name() + " " + quoted + " 0 MKSTREAM", "makes both"),
                        new Cause.Way("XINFO GROUPS " + key.name(), "lists the groups of a stream"),
                        new Cause.Way("TYPE " + key.name(), "asks what the key is")));
    }

    private static String groupName(Situation it, CommandSpec spec) {
        Bytes word = it.word(spec.isSubcommand() ? 3 : 2);
        return word == null ? "group" : word.utf8();
    }

    private static String known(KeyFacts key) {
        if (!(key.value() instanceof StreamValue stream) || stream.groups().isEmpty()) {
            return ", and no other";
        }
        List<String> names = new ArrayList<>();
        for (Bytes group : stream.groups().keySet()) {
            names.add(Quoting.word(group));
        }
        return "; it has " + String.join(", ", names.subList(0, Math.min(5, names.size())));
    }

    private static Cause smallId(Situation it, String text) {
        if (!text.contains("equal or smaller than the target stream top item")) {
            return null;
        }
        KeyFacts key = it.key(it.word(1));
        if (!(key.value() instanceof StreamValue stream)) {
            return null;
        }
        return new Cause(
                Kind.OUT_OF_RANGE,
                "Ids of a stream only grow: the last one that " + key.name() + " gave out is " + stream.lastId() + ".",
                key.sentences(),
                "",
                List.of(
                        new Cause.Way("XADD " + key.name() + " * field value", "lets the stream choose the id"),
                        new Cause.Way("XREVRANGE " + key.name() + " + - COUNT 1", "shows the last entry"),
                        new Cause.Way("XINFO STREAM " + key.name(), "tells the last id, also of a deleted entry")));
    }

    // ---- batches

    private static Cause aborted(Situation it) {
        List<String> refused = it.batch().refused();
        if (refused.isEmpty()) {
            return null;
        }
        List<String> facts = new ArrayList<>();
        for (String line : refused) {
            facts.add("Refused: " + line);
        }
        facts.add(
                it.batch().queued().isEmpty()
                        ? "Nothing else was queued."
                        : "Not run either: " + String.join("; ", it.batch().queued()) + ".");
        return new Cause(
                Kind.BATCH_ABORTED,
                "A line was refused while the batch was put together, so none of it was run.",
                facts,
                "",
                List.of(
                        new Cause.Way("MULTI", "begins the batch again; then the lines, mended"),
                        new Cause.Way("DISCARD", "gives a batch up as soon as a line is refused"),
                        new Cause.Way("help EXEC", "says when all of a batch runs and when nothing does")));
    }

    private static Cause order(Situation it, String text) {
        String because = switch (text) {
            case "ERR MULTI calls can not be nested" ->
                "A batch is open already" + queued(it) + "; it stays open, and EXEC runs it.";
            case "ERR WATCH inside MULTI is not allowed" ->
                "WATCH must come before MULTI: inside the batch nothing is read any more that could change.";
            default ->
                it.command().get(0).utf8().toUpperCase(java.util.Locale.ROOT)
                        + " ends a batch, and none is open: MULTI begins one (EXEC, DISCARD and RESET end it).";
        };
        List<Cause.Way> ways = text.contains("without")
                ? List.of(
                        new Cause.Way("MULTI", "begins a batch"),
                        new Cause.Way("help MULTI", "explains it with an example"))
                : List.of(
                        new Cause.Way("EXEC", "runs what is queued"),
                        new Cause.Way("DISCARD", "gives up what is queued"),
                        new Cause.Way("help MULTI", "explains it with an example"));
        return new Cause(Kind.BATCH_ORDER, because, List.of(), "", ways);
    }

    private static String queued(Situation it) {
        List<String> lines = it.batch().queued();
        return lines.isEmpty() ? ", with nothing in it yet" : " with " + String.join("; ", lines);
    }

    // ---- the server

    private static Cause outOfMemory(Situation it) {
        long most = it.engine().config().number(Parameter.MAXMEMORY);
        String because = "The data take " + it.engine().usedMemory() + " bytes and maxmemory allows " + most
                + ", so commands that may need more are refused.";
        return new Cause(
                Kind.OUT_OF_MEMORY,
                because,
                List.of("Reading and deleting still work."),
                "",
                List.of(
                        new Cause.Way("CONFIG GET maxmemory*", "tells the limit, and what is done at it"),
                        new Cause.Way("CONFIG SET maxmemory 0", "takes the limit off"),
                        new Cause.Way(
                                "CONFIG SET maxmemory-policy allkeys-lru", "lets keys go that were not used lately")));
    }

    private static Cause listening() {
        return new Cause(
                Kind.LISTENING,
                "Who listens to channels can do little else, until the listening ends.",
                List.of(),
                "",
                List.of(
                        new Cause.Way("UNSUBSCRIBE", "ends the listening"),
                        new Cause.Way("@bob PUBLISH news hello", "lets somebody else send"),
                        new Cause.Way("RESET", "begins anew as a fresh client; then HELLO 3 leaves one free")));
    }
}
