package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One key on its way from a server into an engine of our own, in four rounds of questions: what it is, how large, what
 * it holds (no more than fits), and what hangs on that (groups of a stream, times to live of fields).
 */
final class KeyCopy {
    private static final int BYTES_AT_ONCE = 1024;

    private final Bytes key;
    private String type = "none";
    private String encoding = "";
    private String refusal = "";
    private long ttl = -1;
    private long size = -1;
    private long memory = -1;
    private long wanted;
    private long fetched = -1;
    private boolean large;
    private List<Reply> values = List.of();
    private StreamCopy stream;
    private List<Reply> fieldTimes = List.of();

    KeyCopy(Bytes key) {
        this.key = key;
    }

    Bytes key() {
        return key;
    }

    private List<Bytes> words(String command, String... more) {
        List<Bytes> argv = new ArrayList<>(more.length + 2);
        argv.add(Bytes.of(command));
        argv.add(key);
        for (String each : more) {
            argv.add(Bytes.of(each));
        }
        return argv;
    }

    // ---- what it is

    List<List<Bytes>> facts() {
        return List.of(words("TYPE"), words("PTTL"), List.of(Bytes.of("OBJECT"), Bytes.of("ENCODING"), key));
    }

    void readFacts(List<Reply> replies) {
        if (replies.get(0) instanceof Reply.Err error) {
            type = "unknown";
            refusal = "The server does not tell what " + Quoting.word(key) + " holds: "
                    + ControlCharacters.shown(error.text());
            return;
        }
        type = replies.get(0) instanceof Reply.Status status ? ControlCharacters.shown(status.text()) : "none";
        ttl = replies.get(1) instanceof Reply.Int number ? Math.max(-1, number.value()) : -1;
        encoding = ControlCharacters.shown(SpecText.plain(replies.get(2)));
    }

    // ---- how large

    List<List<Bytes>> sizes() {
        String command = switch (type) {
            case "string" -> "STRLEN";
            case "list" -> "LLEN";
            case "set" -> "SCARD";
            case "hash" -> "HLEN";
            case "zset" -> "ZCARD";
            case "stream" -> "XLEN";
            default -> "";
        };
        return command.isEmpty()
                ? List.of()
                : List.of(words(command), List.of(Bytes.of("MEMORY"), Bytes.of("USAGE"), key));
    }

    void readSizes(List<Reply> replies) {
        if (!replies.isEmpty()) {
            size = replies.get(0) instanceof Reply.Int number ? number.value() : -1;
            memory = replies.get(1) instanceof Reply.Int number ? number.value() : -1;
        }
    }

    // ---- what it holds

    /** Asks for {@code atMost} elements (or kB), fewer if they would take more than {@code bytes}. */
    List<List<Bytes>> reads(long atMost, long bytes) {
        if (size < 0) {
            return List.of();
        }
        boolean string = type.equals("string");
        wanted = Math.min(size, string ? Math.min(bytes, atMost * BYTES_AT_ONCE) : atMost);
        if (!string && memory > bytes) {
            long fits = Math.max(1, (long) ((double) size * bytes / memory));
            large = fits < wanted;
            wanted = Math.min(wanted, fits);
        }
        String last = String.valueOf(wanted - 1);
        boolean whole = wanted == size;
        return switch (type) {
            case "string" -> List.of(wanted == 0 ? words("GETRANGE", "0", "0") : words("GETRANGE", "0", last));
            case "list" -> List.of(words("LRANGE", "0", last));
            case "set" -> List.of(whole ? words("SMEMBERS") : words("SSCAN", "0", "COUNT", "" + wanted));
            case "hash" -> List.of(whole ? words("HGETALL") : words("HSCAN", "0", "COUNT", "" + wanted));
            case "zset" -> List.of(words("ZRANGE", "0", last, "WITHSCORES"));
            case "stream" ->
                List.of(
                        words("XREVRANGE", "+", "-", "COUNT", "" + Math.max(1, wanted)),
                        List.of(Bytes.of("XINFO"), Bytes.of("STREAM"), key),
                        List.of(Bytes.of("XINFO"), Bytes.of("GROUPS"), key));
            default -> List.of();
        };
    }

    void readValues(List<Reply> replies) {
        if (replies.isEmpty() || replies.get(0).isError()) {
            return; // it went, or became something else, in between
        }
        Reply value = replies.get(0);
        if (type.equals("string")) {
            values = List.of(value);
            fetched = value instanceof Reply.Bulk bulk ? bulk.value().length() : 0;
            return;
        }
        List<Reply> items = SpecText.items(value);
        boolean scanned = wanted < size && (type.equals("set") || type.equals("hash"));
        items = scanned ? items.size() == 2 ? SpecText.items(items.get(1)) : List.of() : items;
        int width = type.equals("hash") || type.equals("zset") ? 2 : 1;
        int most = (int) Math.min(items.size() / width, Math.max(wanted, 0)) * width;
        values = new ArrayList<>(items.subList(0, most));
        fetched = most / width;
        if (type.equals("stream")) {
            Collections.reverse(values);
            stream = new StreamCopy(key, values, replies.get(1), replies.get(2));
        }
    }

    // ---- what hangs on that

    List<List<Bytes>> details() {
        if (stream != null) {
            return stream.details();
        }
        boolean mayHaveTimes = encoding.equals("listpackex") || encoding.equals("hashtable");
        if (!type.equals("hash") || values.isEmpty() || !mayHaveTimes) {
            return List.of();
        }
        List<Bytes> argv = words("HPTTL", "FIELDS", "" + values.size() / 2);
        for (int i = 0; i < values.size(); i += 2) {
            argv.add(bytes(values.get(i)));
        }
        return List.of(argv);
    }

    void readDetails(List<Reply> replies) {
        if (stream != null) {
            stream.readDetails(replies);
        } else if (!replies.isEmpty()) {
            fieldTimes = SpecText.items(replies.get(0));
        }
    }

    // ---- into an engine of our own

    /** The commands that make the key there; {@code now} is that engine's time. */
    List<List<Bytes>> writes(long now) {
        List<List<Bytes>> commands = new ArrayList<>();
        commands.add(words("DEL"));
        if (fetched < 0) {
            return commands;
        }
        switch (type) {
            case "string" -> commands.add(List.of(Bytes.of("SET"), key, bytes(values.get(0))));
            case "list" -> chunked(commands, "RPUSH", values, 1);
            case "set" -> chunked(commands, "SADD", values, 1);
            case "hash" -> chunked(commands, "HSET", values, 2);
            case "zset" -> chunked(commands, "ZADD", swapped(values), 2);
            case "stream" -> stream.writes(commands);
            default -> {}
        }
        for (int i = 0; i < fieldTimes.size() && 2 * i < values.size(); i++) {
            if (fieldTimes.get(i) instanceof Reply.Int left && left.value() > 0) {
                List<Bytes> argv = words("HPEXPIRE", "" + left.value(), "FIELDS", "1");
                argv.add(bytes(values.get(2 * i)));
                commands.add(argv);
            }
        }
        if (ttl >= 0) {
            commands.add(words("PEXPIREAT", String.valueOf(now + ttl)));
        }
        return commands;
    }

    private static final int AT_ONCE = 512;

    private void chunked(List<List<Bytes>> commands, String command, List<Reply> items, int width) {
        for (int from = 0; from < items.size(); from += AT_ONCE * width) {
            List<Bytes> argv = words(command);
            for (Reply each : items.subList(from, Math.min(items.size(), from + AT_ONCE * width))) {
                argv.add(bytes(each));
            }
            commands.add(argv);
        }
    }

    /** Members and scores in turn as scores and members. */
    private static List<Reply> swapped(List<Reply> pairs) {
        List<Reply> swapped = new ArrayList<>(pairs.size());
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            swapped.add(pairs.get(i + 1));
            swapped.add(pairs.get(i));
        }
        return swapped;
    }

    static Bytes bytes(Reply reply) {
        Reply flat = reply.resp2();
        return flat instanceof Reply.Bulk bulk
                ? bulk.value()
                : flat instanceof Reply.Int number ? Bytes.of(number.value()) : Bytes.EMPTY;
    }

    // ---- what is said of it

    RemoteView.Seen seen() {
        return new RemoteView.Seen(key, type, encoding, size, fetched, ttl, remark());
    }

    private String remark() {
        if (!refusal.isEmpty() || type.equals("none")) {
            return refusal;
        }
        if (sizes().isEmpty()) {
            return "Values of type " + type + " are not fetched; commands of their own show them.";
        }
        if (fetched < 0) {
            return "It changed while it was fetched; look again.";
        }
        if (fetched >= size) {
            return "";
        }
        String what = switch (type) {
            case "string" -> "the first " + fetched + " of " + size + " bytes";
            case "list" -> "the first " + fetched + " of " + size + " elements";
            case "zset" -> "the lowest " + fetched + " of " + size + " members";
            case "stream" -> "the newest " + fetched + " of " + size + " entries";
            case "hash" -> fetched + " of " + size + " fields, any of them,";
            default -> fetched + " of " + size + " members, any of them,";
        };
        return "Only " + what + (fetched == 1 ? " was" : " were") + " fetched" + (large ? "; they are large." : ".");
    }
}
