package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a value on one line: {@code "text"}, {@code [a, b]}, {@code (a, b)} for a set, {@code {field:
 * value}}, {@code <member: score>} for a sorted set, {@code [position: value]} for an array, {@code
 * [id: field value]} for a stream.
 *
 * @param names fields and members of pairs; empty for types without pairs
 */
record Preview(String brackets, List<Bytes> names, List<Bytes> values, long total) {
    private static final int REACH = 12;

    static Preview of(Value value) {
        return switch (value.type()) {
            case STRING -> {
                StringValue string = (StringValue) value;
                String brief = Sketch.brief(string);
                Bytes start = brief != null ? Bytes.of(brief) : string.slice(0, Math.min(string.length(), 512));
                yield new Preview("", List.of(), List.of(start), 1);
            }
            case LIST ->
                new Preview("[]", List.of(), ((ListValue) value).range(0, Math.min(REACH, value.size())), value.size());
            case SET -> {
                List<Bytes> members = SetPicture.smallest(((SetValue) value).iterator(), REACH);
                yield new Preview("()", List.of(), members, value.size());
            }
            case HASH -> ofHash((HashValue) value);
            case ZSET -> ofSortedSet((ZSetValue) value);
            case ARRAY -> ofArray((ArrayValue) value);
            case STREAM -> ofStream((StreamValue) value);
            default -> new Preview("", List.of(), List.of(Bytes.of(value.size() + " elements")), 1);
        };
    }

    private static Preview ofHash(HashValue hash) {
        List<Bytes> names = new ArrayList<>();
        List<Bytes> values = new ArrayList<>();
        for (HashValue.Field field : hash) {
            if (names.size() == REACH) {
                break;
            }
            names.add(field.name());
            values.add(field.value());
        }
        return new Preview("{}", names, values, hash.size());
    }

    private static Preview ofArray(ArrayValue array) {
        List<Bytes> names = new ArrayList<>();
        List<Bytes> values = new ArrayList<>();
        ArrayScan scan = array.scan(0, ArrayValue.NONE - 1);
        while (names.size() < REACH && scan.next()) {
            names.add(Bytes.of(Long.toUnsignedString(scan.position())));
            values.add(scan.value());
        }
        return new Preview("[]", names, values, array.size());
    }

    private static Preview ofStream(StreamValue stream) {
        List<Bytes> names = new ArrayList<>();
        List<Bytes> values = new ArrayList<>();
        for (StreamEntry entry : stream.range(StreamId.MIN, StreamId.MAX, REACH)) {
            names.add(entry.id().bytes());
            values.add(StreamChanges.pairs(entry));
        }
        return new Preview("[]", names, values, stream.size());
    }

    private static Preview ofSortedSet(ZSetValue set) {
        List<Bytes> names = new ArrayList<>();
        List<Bytes> values = new ArrayList<>();
        for (ScoredMember member : set) {
            if (names.size() == REACH) {
                break;
            }
            names.add(member.member());
            values.add(Bytes.of(Numbers.format(member.score())));
        }
        return new Preview("<>", names, values, set.size());
    }

    /** The line, in at most {@code room} columns. */
    String text(int room, Canvas canvas) {
        if (brackets.isEmpty()) {
            return canvas.text(values.get(0), room);
        }
        StringBuilder out = new StringBuilder(brackets.substring(0, 1));
        int part = Math.max(6, room / 3);
        int shown = 0;
        while (shown < values.size()) {
            String item = names.isEmpty() ? "" : canvas.text(names.get(shown), part) + ": ";
            item += canvas.text(values.get(shown), part);
            int reserve = shown + 1 < total ? 3 + DisplayWidth.of(left(total - shown - 1, canvas)) : 1;
            if (DisplayWidth.of(out.toString()) + 2 + DisplayWidth.of(item) + reserve > room) {
                break;
            }
            out.append(shown == 0 ? "" : ", ").append(item);
            shown++;
        }
        if (shown == 0 && total > 0) {
            return out + Wording.count(total, unit()) + brackets.charAt(1);
        }
        if (shown < total) {
            out.append(", ").append(left(total - shown, canvas));
        }
        return out.append(brackets.charAt(1)).toString();
    }

    private String unit() {
        return brackets.equals("[]") ? "item" : brackets.equals("{}") ? "field" : "member";
    }

    private static String left(long count, Canvas canvas) {
        return canvas.gap() + " " + Wording.count(count) + " more";
    }
}
