package dev.rediscover.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What generated questions are about: one line for each form of a command, with places in braces that {@link DrillData}
 * fills, and the task in words. A form without a task is only asked as a prediction.
 */
final class DrillForms {
    /**
     * A form of a command.
     *
     * @param group the group of commands
     * @param level 1 plain, 2 with more to think about, 3 options and edges
     * @param line the command with places in braces
     * @param task what it is for; empty if only its reply is asked for
     */
    record Form(String group, int level, String line, String task) {
        /** The name of the command, a subcommand with it. */
        String command() {
            String first = line.substring(0, line.indexOf(' '));
            return first.equals("XGROUP") ? "XGROUP CREATE" : first;
        }
    }

    private static final String STRINGS = """
            1 GET {G} | Read the value of `{G}`.
            1 STRLEN {G} | Ask how long the value of `{G}` is, in bytes.
            1 SET {N} {w} | Store the word `{w}` under the new key `{N}`.
            1 APPEND {G} {w} | Add `{w}` at the end of the value of `{G}`.
            1 INCR {C} | Count `{C}` up by one.
            1 DECR {C} | Count `{C}` down by one.
            1 INCRBY {C} {k} | Add {k} to the number in `{C}`, in one step.
            1 DECRBY {C} {k} | Take {k} from the number in `{C}`, in one step.
            2 INCR {N} | Count up by one the key `{N}`, which is not there yet.
            2 GET {N} |
            2 GETRANGE {G} 0 {k} | Read the bytes of `{G}` from number 0 to number {k}.
            2 GETRANGE {G} -{k} -1 | Read the last {k} bytes of `{G}`; count from the end.
            2 SETRANGE {G} {k} {w} | Overwrite the value of `{G}` with `{w}`, from byte number {k} on.
            2 SET {G} {w} NX | Store `{w}` under `{G}`, but only if `{G}` is not there.
            2 SET {G} {w} XX | Store `{w}` under `{G}`, but only if `{G}` is there already.
            2 SET {G} {w} GET | Store `{w}` under `{G}` and get back what was there, in one command.
            2 GETDEL {G} | Read the value of `{G}` and delete the key, in one command.
            2 MGET {G} {C} | Read the values of `{G}` and `{C}`, in this order, with one command.
            3 MGET {G} {N} {C} |
            3 MSET {N} {w} {C} {k} | Store `{w}` under `{N}` and {k} under `{C}` with one command.
            3 MSETNX {N} {w} {G} {x} | Store `{w}` under `{N}` and `{x}` under `{G}`, but only if neither is there.
            3 INCRBYFLOAT {C} 0.5 | Add a half to the number in `{C}`.
            3 INCR {G} |
            3 SET {N} {w} EX {t} | Store `{w}` under `{N}` for {t} seconds, with one command.
            3 GETEX {G} EX {t} | Read `{G}` and give it {t} seconds to live, in one command.
            3 APPEND {N} {w} | Add `{w}` to the value of `{N}`, which is not there yet.
            """;

    private static final String LISTS = """
            1 LLEN {L} | Ask how many elements the list `{L}` has.
            1 LINDEX {L} {i} | Read the element with index {i} of the list `{L}`.
            1 RPUSH {L} {x} | Add `{x}` at the right end, the tail, of `{L}`.
            1 LPUSH {L} {x} | Add `{x}` at the left end, the head, of `{L}`.
            1 LPOP {L} | Take one element from the left end of `{L}`.
            1 RPOP {L} | Take one element from the right end of `{L}`.
            1 LRANGE {L} 0 -1 | Read the whole list `{L}`.
            2 LRANGE {L} 0 1 | Read the first two elements of `{L}`.
            2 LRANGE {L} -2 -1 | Read the last two elements of `{L}`; count from the end.
            2 LINDEX {L} -1 | Read the last element of `{L}`; count from the end.
            2 LPUSH {L} {x} {y} | Add first `{x}` and then `{y}` at the left end of `{L}`, with one command.
            2 RPUSH {N} {x} {y} | Make a new list `{N}` with `{x}` and then `{y}` in it.
            2 LPUSHX {N} {x} | Add `{x}` at the left end of `{N}`, but only if the list is there.
            2 RPUSHX {L} {x} | Add `{x}` at the right end of `{L}`, but only if the list is there.
            2 LPOP {L} 2 | Take two elements from the left end of `{L}` with one command.
            2 LREM {L} 0 {e} | Remove every `{e}` from `{L}`.
            2 LSET {L} {i} {x} | Put `{x}` in the place of the element with index {i} of `{L}`.
            2 LTRIM {L} 0 1 | Keep the first two elements of `{L}` and drop the rest.
            2 LPOS {L} {e} | Ask at which index `{e}` first stands in `{L}`.
            2 LLEN {N} |
            3 LPOS {L} {e} RANK -1 | Ask at which index `{e}` stands in `{L}`, searching from the end.
            3 LPOS {L} {e} COUNT 0 | Ask for all indexes at which `{e}` stands in `{L}`.
            3 LINSERT {L} BEFORE {e} {x} | Put `{x}` into `{L}` just before the first `{e}`.
            3 LINSERT {L} AFTER {e} {x} | Put `{x}` into `{L}` just after the first `{e}`.
            3 LMOVE {L} {M} LEFT RIGHT | Move one element from the left end of `{L}` to the right end of `{M}`.
            3 LMOVE {L} {M} RIGHT LEFT | Move one element from the right end of `{L}` to the left end of `{M}`.
            3 LREM {L} 1 {e} | Remove only the first `{e}` from `{L}`.
            3 LREM {L} -1 {e} | Remove only the last `{e}` from `{L}`.
            3 LINDEX {L} 20 |
            3 LSET {L} 20 {x} |
            3 LRANGE {N} 0 -1 |
            3 LINSERT {L} BEFORE {x} {y} |
            3 LLEN {G} |
            """;

    private static final String HASHES = """
            1 HGET {H} {f} | Read the field `{f}` of the hash `{H}`.
            1 HSET {H} {g} {w} | Add the field `{g}` with the value `{w}` to `{H}`.
            1 HLEN {H} | Ask how many fields `{H}` has.
            1 HEXISTS {H} {f} | Ask whether `{H}` has a field `{f}`, without reading it.
            1 HDEL {H} {f} | Delete the field `{f}` of `{H}`.
            1 HINCRBY {H} {n} {k} | Add {k} to the number in the field `{n}` of `{H}`.
            2 HMGET {H} {f} {g} | Read the fields `{f}` and `{g}` of `{H}`, in this order, with one command.
            2 HSTRLEN {H} {f} | Ask how long the value of the field `{f}` of `{H}` is.
            2 HSET {H} {f} {w} | Give the field `{f}` of `{H}` the value `{w}`.
            2 HKEYS {H} | Read the names of all fields of `{H}`, without their values.
            2 HVALS {H} | Read all values of `{H}`, without the names of the fields.
            2 HSETNX {H} {f} {w} | Give the field `{f}` of `{H}` the value `{w}`, but only if there is no such field.
            2 HEXISTS {H} {g} |
            2 HGET {H} {g} |
            2 HGETALL {H} | Read all fields of `{H}` with their values.
            3 HDEL {H} {f} {g} | Delete the fields `{f}` and `{g}` of `{H}` with one command.
            3 HSET {H} {f} {w} {g} {x} | Give `{H}` the field `{f}` with `{w}` and the field `{g}` with `{x}` at once.
            3 HINCRBY {H} {f} 1 |
            3 HINCRBY {H} {g} {k} | Add {k} to the field `{g}` of `{H}`, which is not there yet.
            3 HINCRBYFLOAT {H} {n} 0.5 | Add a half to the number in the field `{n}` of `{H}`.
            3 HEXPIRE {H} {t} FIELDS 1 {f} | Let the field `{f}` of `{H}`, and no other, live {t} seconds more.
            3 HTTL {H} FIELDS 1 {f} |
            3 HLEN {N} |
            3 HGET {G} {f} |
            """;

    private static final String SETS = """
            1 SADD {S} {x} | Add `{x}` to the set `{S}`.
            1 SCARD {S} | Ask how many members `{S}` has.
            1 SISMEMBER {S} {m} | Ask whether `{m}` is in `{S}`.
            1 SREM {S} {m} | Remove `{m}` from `{S}`.
            1 SMEMBERS {S} | Read all members of `{S}`.
            1 SISMEMBER {S} {x} |
            2 SADD {S} {m} {x} | Add `{m}` and `{x}` to `{S}` with one command.
            2 SADD {S} {m} |
            2 SMISMEMBER {S} {m} {x} | Ask with one command whether `{m}` and whether `{x}` is in `{S}`.
            2 SINTER {S} {T} | Read the members that `{S}` and `{T}` have in common.
            2 SDIFF {S} {T} | Read the members of `{S}` that are not in `{T}`.
            2 SUNION {S} {T} | Read the members of `{S}` and `{T}` together.
            2 SMOVE {S} {T} {m} | Move `{m}` from `{S}` to `{T}` with one command.
            2 SINTERCARD 2 {S} {T} | Ask how many members `{S}` and `{T}` have in common, without reading them.
            3 SINTERSTORE {N} {S} {T} | Store what `{S}` and `{T}` have in common under `{N}`.
            3 SUNIONSTORE {N} {S} {T} | Store the members of `{S}` and `{T}` together under `{N}`.
            3 SDIFFSTORE {N} {S} {T} | Store the members of `{S}` that are not in `{T}` under `{N}`.
            3 SINTERCARD 2 {S} {T} LIMIT 1 | Count what `{S}` and `{T}` have in common, but stop counting at one.
            3 SADD {S} {x} {x} |
            3 SDIFF {T} {S} |
            3 SCARD {N} |
            3 SMOVE {S} {T} {x} |
            3 SCARD {G} |
            """;

    private static final String SORTED_SETS = """
            1 ZADD {Z} {s} {x} | Add `{x}` with the score {s} to `{Z}`.
            1 ZSCORE {Z} {z} | Ask for the score of `{z}` in `{Z}`.
            1 ZCARD {Z} | Ask how many members `{Z}` has.
            1 ZRANK {Z} {z} | Ask for the rank of `{z}` in `{Z}`, the lowest score first.
            1 ZREM {Z} {z} | Remove `{z}` from `{Z}`.
            1 ZRANGE {Z} 0 -1 | Read all members of `{Z}`, the lowest score first.
            2 ZINCRBY {Z} {k} {z} | Raise the score of `{z}` in `{Z}` by {k}.
            2 ZREVRANK {Z} {z} | Ask for the rank of `{z}` in `{Z}`, the highest score first.
            2 ZRANGE {Z} 0 0 | Read the one member of `{Z}` with the lowest score, without its score.
            2 ZRANGE {Z} 0 1 REV | Read the two members of `{Z}` with the highest scores, the highest first.
            2 ZRANGE {Z} 0 0 WITHSCORES | Read the member of `{Z}` with the lowest score, and its score; leave it there.
            2 ZCOUNT {Z} {s} +inf | Count the members of `{Z}` whose score is {s} or more.
            2 ZPOPMIN {Z} | Take the member with the lowest score out of `{Z}`.
            2 ZPOPMAX {Z} | Take the member with the highest score out of `{Z}`.
            2 ZMSCORE {Z} {z} {x} | Ask with one command for the scores of `{z}` and `{x}` in `{Z}`.
            2 ZADD {Z} {s} {z} | Give `{z}` in `{Z}` the score {s}.
            2 ZSCORE {Z} {x} |
            3 ZRANK {Z} {x} |
            3 ZADD {Z} NX {s} {z} | Give `{z}` in `{Z}` the score {s}, but only if it is not in there.
            3 ZADD {Z} XX CH {s} {z} | Give `{z}` the score {s} only if it is in `{Z}`, and count it if it changed.
            3 ZADD {Z} GT CH {s} {z} | Set the score of `{z}` in `{Z}` to {s} only if that raises it; count a change.
            3 ZRANGE {Z} {s} +inf BYSCORE | Read the members of `{Z}` whose score is {s} or more.
            3 ZRANGE {Z} -inf ({s} BYSCORE | Read the members of `{Z}` whose score is less than {s}.
            3 ZCOUNT {Z} -inf ({s} | Count the members of `{Z}` whose score is less than {s}.
            3 ZREMRANGEBYRANK {Z} 0 0 | Remove the member of `{Z}` with the lowest score, by its rank.
            3 ZREMRANGEBYSCORE {Z} -inf {s} | Remove the members of `{Z}` whose score is {s} or less.
            3 ZCARD {G} |
            """;

    private static final String STREAMS = """
            1 XLEN {X} | Ask how many entries the stream `{X}` has.
            1 XADD {X} 9-0 user {w} | Add an entry with the id 9-0 and the field `user` set to `{w}` to `{X}`.
            1 XDEL {X} {d} | Delete the entry {d} of `{X}`.
            2 XRANGE {X} - + COUNT 1 | Read the oldest entry of `{X}`, and only that.
            2 XREVRANGE {X} + - COUNT 1 | Read the newest entry of `{X}`, and only that.
            2 XRANGE {X} - + | Read all entries of `{X}`, the oldest first.
            2 XTRIM {X} MAXLEN 1 | Keep only the newest entry of `{X}`.
            2 XDEL {X} 8-8 |
            2 XLEN {N} |
            3 XRANGE {X} {d} + | Read the entries of `{X}` from {d} on, {d} with them.
            3 XRANGE {X} ({d} + | Read the entries of `{X}` after {d}, without {d} itself.
            3 XTRIM {X} MINID {d} | Drop the entries of `{X}` that are older than {d}.
            3 XADD {X} MAXLEN 2 9-0 user {w} | Add the entry 9-0 with `user` `{w}` to `{X}`, and keep only the newest two.
            3 XGROUP CREATE {X} crew 0 | Make a group `crew` that reads `{X}` from its beginning.
            3 XADD {X} 1-0 user {w} |
            3 XADD {N} NOMKSTREAM 9-0 user {w} |
            3 XLEN {G} |
            """;

    private static final String BITMAPS = """
            1 GETBIT {B} {b} | Read bit number {b} of `{B}`.
            1 SETBIT {B} {o} 1 | Set bit number {o} of `{B}` to 1.
            1 BITCOUNT {B} | Count the bits of `{B}` that are 1.
            1 GETBIT {B} {o} |
            2 SETBIT {B} {b} 0 | Set bit number {b} of `{B}` to 0.
            2 BITPOS {B} 1 | Find the first bit of `{B}` that is 1.
            2 BITPOS {B} 0 | Find the first bit of `{B}` that is 0.
            2 GETBIT {B} 100 |
            2 BITCOUNT {B} 0 0 | Count the bits that are 1 in the first byte of `{B}`.
            2 BITCOUNT {N} |
            3 BITOP AND {N} {B} {D} | Store under `{N}` the bits that are 1 both in `{B}` and in `{D}`.
            3 BITOP OR {N} {B} {D} | Store under `{N}` the bits that are 1 in `{B}`, in `{D}` or in both.
            3 BITOP XOR {N} {B} {D} | Store under `{N}` the bits that are 1 in one of `{B}` and `{D}`, but not in both.
            3 BITCOUNT {B} 0 5 BIT | Count the bits that are 1 among the first six bits of `{B}`.
            3 BITPOS {B} 1 1 | Find the first bit that is 1 in `{B}`, beginning with its second byte.
            3 SETBIT {B} {o} 2 |
            3 GETBIT {N} 3 |
            """;

    private static final String KEYS = """
            1 EXISTS {G} | Ask whether the key `{G}` is there.
            1 EXISTS {N} |
            1 TYPE {L} | Ask what type of value `{L}` holds.
            1 DEL {G} | Delete the key `{G}`.
            1 EXPIRE {G} {t} | Let `{G}` expire in {t} seconds.
            1 TTL {E} | Ask how many seconds `{E}` has left to live.
            1 TTL {G} |
            2 EXISTS {G} {N} {L} | Ask with one command how many of `{G}`, `{N}` and `{L}` are there.
            2 DEL {G} {L} | Delete `{G}` and `{L}` with one command.
            2 TTL {N} |
            2 RENAME {G} {N} | Give the key `{G}` the name `{N}`.
            2 PERSIST {E} | Let `{E}` live for ever again.
            2 COPY {G} {N} | Make a copy of `{G}` under the name `{N}`.
            2 TOUCH {G} {L} |
            2 TYPE {N} |
            3 EXISTS {G} {G} |
            3 RENAMENX {G} {L} | Give `{G}` the name `{L}`, but only if no key has that name.
            3 EXPIRE {G} {t} XX | Let `{G}` expire in {t} seconds, but only if it had a time to live before.
            3 EXPIRE {E} {t} NX | Let `{E}` expire in {t} seconds, but only if it had no time to live before.
            3 COPY {G} {L} |
            3 COPY {G} {L} REPLACE | Copy `{G}` over `{L}`, which is there already.
            3 MOVE {G} 1 | Move `{G}` to database 1.
            3 EXPIRE {N} {t} |
            3 RENAME {N} {G} |
            3 PERSIST {G} |
            3 UNLINK {G} {N} |
            """;

    private DrillForms() {}

    /** The groups, as learners name them. */
    static List<String> groups() {
        return List.of("string", "list", "hash", "set", "sortedset", "stream", "bitmap", "keys");
    }

    /** The group that a word such as {@code @zset} names; {@code null} if it names none. */
    static String group(String word) {
        String name = word.toLowerCase(Locale.ROOT).replaceAll("[@_-]", "");
        return switch (name) {
            case "strings", "counter" -> "string";
            case "lists" -> "list";
            case "hashes" -> "hash";
            case "sets" -> "set";
            case "zset", "sortedsets" -> "sortedset";
            case "streams" -> "stream";
            case "bit", "bitmaps" -> "bitmap";
            case "generic", "key", "keyspace" -> "keys";
            default -> groups().contains(name) ? name : null;
        };
    }

    /** The forms of a group. */
    static List<Form> of(String group) {
        String table = switch (group) {
            case "string" -> STRINGS;
            case "list" -> LISTS;
            case "hash" -> HASHES;
            case "set" -> SETS;
            case "sortedset" -> SORTED_SETS;
            case "stream" -> STREAMS;
            case "bitmap" -> BITMAPS;
            case "keys" -> KEYS;
            default -> throw new IllegalArgumentException(group);
        };
        List<Form> forms = new ArrayList<>();
        for (String line : table.split("\n")) {
            int bar = line.indexOf('|');
            forms.add(new Form(
                    group,
                    line.charAt(0) - '0',
                    line.substring(2, bar).strip(),
                    line.substring(bar + 1).strip()));
        }
        return forms;
    }

    /** The forms of a command in any group; none if it is not asked about. */
    static List<Form> ofCommand(String name) {
        List<Form> forms = new ArrayList<>();
        for (String group : groups()) {
            for (Form form : of(group)) {
                boolean container = form.command().startsWith(name.toUpperCase(Locale.ROOT) + " ");
                if (container || form.command().equalsIgnoreCase(name)) {
                    forms.add(form);
                }
            }
        }
        return forms;
    }
}
