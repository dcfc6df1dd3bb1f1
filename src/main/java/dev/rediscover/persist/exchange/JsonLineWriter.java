package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.resp.Utf8;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Writes keys as JSON lines, an object each. What is UTF-8 is text; any other bytes are an object with the one field
 * {@code base64}. So nothing is lost, and most of it can be read.
 */
final class JsonLineWriter {
    private static final int FLUSH = 1 << 16;
    private static final int ENTRIES_AT_ONCE = 100;

    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    JsonLineWriter(OutputStream out) {
        this.out = out;
    }

    /** A library of functions. */
    void library(Bytes code) throws IOException {
        line.append("{\"library\":");
        text(code);
        end();
    }

    /** A key. */
    void entry(int db, Bytes key, Value value, long expireAt) throws IOException {
        line.append("{\"db\":").append(db).append(",\"key\":");
        text(key);
        line.append(",\"type\":\"").append(value.typeName()).append('"');
        if (expireAt >= 0) {
            line.append(",\"expireAt\":").append(expireAt);
        }
        line.append(",\"value\":");
        switch (value.type()) {
            case STRING -> text(((StringValue) value).bytes());
            case LIST -> texts((Iterable<Bytes>) (dev.rediscover.value.ListValue) value);
            case SET -> texts((SetValue) value);
            case ZSET -> zset((ZSetValue) value);
            case HASH -> hash((HashValue) value);
            case ARRAY -> array((ArrayValue) value);
            case STREAM -> stream((StreamValue) value);
            default -> throw new IllegalArgumentException("no form for " + value.typeName());
        }
        end();
    }

    private void end() throws IOException {
        line.append("}\n");
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
    }

    /** So that a large value is not in memory a second time. */
    private void hand() throws IOException {
        if (line.length() > FLUSH) {
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
            line.setLength(0);
        }
    }

    private void texts(Iterable<Bytes> all) throws IOException {
        char before = '[';
        for (Bytes each : all) {
            line.append(before);
            text(each);
            hand();
            before = ',';
        }
        line.append(']');
    }

    private void zset(ZSetValue zset) throws IOException {
        char before = '[';
        for (ScoredMember each : zset) {
            line.append(before).append('[');
            text(each.member());
            line.append(',');
            score(each.score());
            line.append(']');
            hand();
            before = ',';
        }
        line.append(']');
    }

    private void score(double score) {
        if (Double.isInfinite(score)) {
            line.append(score > 0 ? "\"inf\"" : "\"-inf\""); // JSON knows none
        } else {
            line.append(Numbers.format(score));
        }
    }

    /** An object where its names are text; pairs where they are not, because names of JSON are text. */
    private void hash(HashValue hash) throws IOException {
        boolean named = true;
        for (HashValue.Field field : hash) {
            named &= Utf8.valid(field.name());
        }
        line.append(named ? '{' : '[');
        boolean first = true;
        for (HashValue.Field field : hash) {
            name(field.name(), named, first);
            text(field.value());
            line.append(named ? "" : "]");
            hand();
            first = false;
        }
        line.append(named ? '}' : ']');
        if (hash.nextExpiry() >= 0) {
            expiries(hash, named);
        }
    }

    private void name(Bytes name, boolean named, boolean first) {
        line.append(first ? "" : ",").append(named ? "" : "[");
        text(name);
        line.append(named ? ':' : ',');
    }

    private void expiries(HashValue hash, boolean named) throws IOException {
        line.append(",\"fieldExpireAt\":").append(named ? '{' : '[');
        boolean first = true;
        for (HashValue.Field field : hash) {
            long at = hash.expiry(field.name());
            if (at >= 0) {
                name(field.name(), named, first);
                line.append(at).append(named ? "" : "]");
                hand();
                first = false;
            }
        }
        line.append(named ? '}' : ']');
    }

    private void array(ArrayValue array) throws IOException {
        char before = '[';
        ArrayScan scan = array.scan(0, array.length() - 1);
        while (scan.next()) {
            line.append(before)
                    .append('[')
                    .append(Long.toUnsignedString(scan.position()))
                    .append(',');
            text(scan.value());
            line.append(']');
            hand();
            before = ',';
        }
        line.append(']');
        if (array.lastInsert() != ArrayValue.NONE) {
            line.append(",\"lastInsert\":").append(Long.toUnsignedString(array.lastInsert()));
        }
    }

    private void stream(StreamValue stream) throws IOException {
        line.append('[');
        boolean first = true;
        StreamId from = stream.size() == 0 ? null : StreamId.MIN;
        while (from != null) {
            StreamId last = null;
            for (StreamEntry entry : stream.range(from, StreamId.MAX, ENTRIES_AT_ONCE)) {
                line.append(first ? "[\"" : ",[\"").append(entry.id()).append("\",");
                texts(entry.pairs());
                line.append(']');
                hand();
                first = false;
                last = entry.id();
            }
            from = last == null ? null : last.next();
        }
        line.append("],\"lastId\":\"").append(stream.lastId());
        line.append("\",\"maxDeletedId\":\"").append(stream.maxDeletedId());
        line.append("\",\"entriesAdded\":").append(stream.entriesAdded());
        line.append(",\"groups\":[");
        first = true;
        for (StreamGroup group : stream.groups().values()) {
            line.append(first ? "" : ",");
            group(group);
            first = false;
        }
        line.append(']');
    }

    private void group(StreamGroup group) throws IOException {
        line.append("{\"name\":");
        text(group.name());
        line.append(",\"lastId\":\"").append(group.lastId()).append("\",\"entriesRead\":");
        line.append(group.entriesRead()).append(",\"consumers\":[");
        boolean first = true;
        for (StreamConsumer consumer : group.consumers().values()) {
            line.append(first ? "" : ",").append("{\"name\":");
            text(consumer.name());
            line.append(",\"seenAt\":").append(consumer.seenAt());
            line.append(",\"activeAt\":").append(consumer.activeAt()).append('}');
            hand();
            first = false;
        }
        line.append("],\"pending\":[");
        first = true;
        for (Map.Entry<StreamId, StreamPending> each : group.pending().entrySet()) {
            line.append(first ? "" : ",");
            pending(each.getKey(), each.getValue());
            hand();
            first = false;
        }
        line.append("]}");
    }

    /** The id, whose it is, when it was delivered, and how often. */
    private void pending(StreamId id, StreamPending pending) {
        line.append("[\"").append(id).append("\",");
        if (pending.consumer() == null) {
            line.append("null");
        } else {
            text(pending.consumer().name());
        }
        line.append(',')
                .append(pending.deliveredAt())
                .append(',')
                .append(pending.deliveries())
                .append(']');
    }

    private void text(Bytes bytes) {
        if (!Utf8.valid(bytes)) {
            line.append("{\"base64\":\"")
                    .append(Base64.getEncoder().encodeToString(bytes.array()))
                    .append("\"}");
            return;
        }
        String text = bytes.utf8();
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || c == '\u2028' || c == '\u2029') {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }
}
