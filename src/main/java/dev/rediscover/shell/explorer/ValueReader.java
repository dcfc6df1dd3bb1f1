package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.render.Aspect;
import dev.rediscover.render.JsonLayout;
import dev.rediscover.render.Pictures;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Utf8;
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
import java.util.Iterator;
import java.util.List;

/** Reads a value, or a page of it, without counting as a use of its key. */
final class ValueReader {
    /** Elements of a page. */
    static final int PAGE = 100;

    private static final int TEXT_PAGE = 4096; // bytes
    private static final long MOST_DRAWN = 20_000; // elements of a set or hash: a picture goes through them all
    private static final long LONGEST_DRAWN = 1 << 20; // bytes of a string

    private final Bytes key;
    private final Value value;
    private final List<Item> items = new ArrayList<>();
    private String next;
    private String command;

    private ValueReader(Bytes key, Value value) {
        this.key = key;
        this.value = value;
    }

    /**
     * What {@code key} holds.
     *
     * @param token where the page begins that is wanted, empty for the first
     * @param now milliseconds since 1970
     * @return {@code null} if there is no such key
     */
    static Held read(Keyspace db, Bytes key, String token, long now) {
        Value value = db.peek(key);
        if (value == null) {
            return null;
        }
        ValueReader reader = new ValueReader(key, value);
        reader.page(token);
        long expireAt = db.expireAt(key);
        List<Held.Look> looks = reader.looks(expireAt, now);
        Held.Page page = new Held.Page(token, reader.next, List.copyOf(reader.items));
        return new Held(
                key,
                value.typeName(),
                value.encoding(),
                value.size(),
                db.heapBytes(key),
                expireAt,
                looks,
                0,
                page,
                List.of(),
                0,
                0,
                reader.command);
    }

    private List<Held.Look> looks(long expireAt, long now) {
        List<Held.Look> looks = new ArrayList<>();
        if (isDrawable()) {
            List<Aspect> aspects = Aspect.of(value);
            for (Aspect aspect : aspects) {
                looks.add(new Held.Look(
                        aspect == Aspect.MEMBERS ? "picture" : aspect.label(),
                        Pictures.of(key, value, expireAt, now, aspect),
                        null));
            }
            if (aspects.isEmpty()) {
                looks.add(new Held.Look("picture", Pictures.of(key, value, expireAt, now), null));
            }
        }
        if (value instanceof StringValue string) {
            addTexts(looks, string);
        } else {
            looks.add(new Held.Look("elements", null, null));
        }
        return List.copyOf(looks);
    }

    private boolean isDrawable() {
        return switch (value.type()) {
            case STRING -> value.size() <= LONGEST_DRAWN;
            case HASH, SET, ARRAY -> value.size() <= MOST_DRAWN;
            default -> true;
        };
    }

    private void addTexts(List<Held.Look> looks, StringValue string) {
        looks.add(new Held.Look("all of it", null, textLines(items.get(0).value())));
        List<String> json = string.length() <= LONGEST_DRAWN && startsJson(string) ? JsonLayout.of(text(string)) : null;
        if (json != null) {
            looks.add(0, new Held.Look("json", null, List.copyOf(json)));
        }
    }

    private static boolean startsJson(StringValue string) {
        for (int i = 0; i < string.length(); i++) {
            int b = string.at(i);
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private static String text(StringValue string) {
        return Utf8.valid(string.bytes()) ? Utf8.text(string.bytes()) : "";
    }

    /** A part of a string line by line; what is not readable is escaped. */
    private static List<String> textLines(Bytes part) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= part.length(); i++) {
            if (i == part.length() || part.at(i) == '\n') {
                String quoted = Quoting.quoteReadable(part.slice(start, i));
                lines.add(quoted.substring(1, quoted.length() - 1));
                start = i + 1;
            }
        }
        return List.copyOf(lines);
    }

    private void page(String token) {
        String name = Quoting.word(key);
        switch (value.type()) {
            case STRING -> pageOfString((StringValue) value, token, name);
            case LIST -> pageOfList((ListValue) value, token, name);
            case SET -> pageOfSet((SetValue) value, token, name);
            case HASH -> pageOfHash((HashValue) value, token, name);
            case ZSET -> pageOfZSet((ZSetValue) value, token, name);
            case STREAM -> pageOfStream((StreamValue) value, token, name);
            case ARRAY -> pageOfArray((ArrayValue) value, token, name);
            default -> command = "TYPE " + name;
        }
    }

    private static long number(String token) {
        return token.isEmpty() ? 0 : Long.parseUnsignedLong(token);
    }

    private void pageOfString(StringValue string, String token, String name) {
        long from = Math.min(number(token), string.length());
        boolean whole = from == 0 && string.length() <= TEXT_PAGE;
        command = whole ? "GET " + name : "GETRANGE " + name + " " + from + " " + (from + TEXT_PAGE - 1);
        Bytes part = string.slice((int) from, (int) Math.min(string.length(), from + TEXT_PAGE));
        items.add(new Item("", null, part, -1));
        next = from + TEXT_PAGE < string.length() ? Long.toString(from + TEXT_PAGE) : null;
    }

    private void pageOfList(ListValue list, String token, String name) {
        long from = Math.min(number(token), list.size());
        long to = Math.min(list.size(), from + PAGE);
        long index = from;
        for (Bytes element : list.range(from, to)) {
            items.add(new Item(Long.toString(index++), null, element, -1));
        }
        next = to < list.size() ? Long.toString(to) : null;
        command = "LRANGE " + name + " " + from + " " + (from + PAGE - 1);
    }

    private void pageOfSet(SetValue set, String token, String name) {
        List<Bytes> members = new ArrayList<>();
        long cursor = set.scan(number(token), PAGE, members);
        members.sort(null);
        for (Bytes member : members) {
            items.add(new Item("", member, null, -1));
        }
        scanned("SSCAN ", name, token, cursor);
    }

    private void pageOfHash(HashValue hash, String token, String name) {
        List<HashValue.Field> fields = new ArrayList<>();
        long cursor = hash.scan(number(token), PAGE, fields);
        for (HashValue.Field field : fields) {
            items.add(new Item("", field.name(), field.value(), hash.expiry(field.name())));
        }
        scanned("HSCAN ", name, token, cursor);
    }

    private void scanned(String word, String name, String token, long cursor) {
        next = cursor == 0 ? null : Long.toUnsignedString(cursor);
        command = word + name + " " + (token.isEmpty() ? "0" : token) + " COUNT " + PAGE;
    }

    private void pageOfZSet(ZSetValue zset, String token, String name) {
        long from = number(token);
        long rank = from;
        if (from < zset.size()) {
            Iterator<ScoredMember> members = zset.iterator(from);
            for (int i = 0; i < PAGE && members.hasNext(); i++) {
                ScoredMember member = members.next();
                Bytes score = Bytes.of(Numbers.format(member.score()));
                items.add(new Item(Long.toString(rank++), member.member(), score, -1));
            }
        }
        next = rank < zset.size() ? Long.toString(rank) : null;
        command = "ZRANGE " + name + " " + from + " " + (from + PAGE - 1) + " WITHSCORES";
    }

    private void pageOfStream(StreamValue stream, String token, String name) {
        StreamId start = token.isEmpty() ? StreamId.MIN : id(token);
        List<StreamEntry> entries = stream.range(start, StreamId.MAX, PAGE + 1);
        for (StreamEntry entry : entries.subList(0, Math.min(PAGE, entries.size()))) {
            Bytes pairs = Bytes.of(Quoting.line(entry.pairs()));
            items.add(new Item(entry.id().toString(), null, pairs, -1));
        }
        next = entries.size() > PAGE ? entries.get(PAGE).id().toString() : null;
        command = "XRANGE " + name + " " + (token.isEmpty() ? "-" : token) + " + COUNT " + PAGE;
    }

    private static StreamId id(String text) {
        int dash = text.indexOf('-');
        return new StreamId(
                Long.parseUnsignedLong(text.substring(0, dash)), Long.parseUnsignedLong(text.substring(dash + 1)));
    }

    private void pageOfArray(ArrayValue array, String token, String name) {
        long last = Math.max(0, array.length() - 1);
        ArrayScan scan = array.scan(number(token), last);
        while (items.size() < PAGE && scan.next()) {
            items.add(new Item(Long.toUnsignedString(scan.position()), null, scan.value(), -1));
        }
        boolean full = items.size() == PAGE;
        next = full && scan.next() ? Long.toUnsignedString(scan.position()) : null;
        String range = (token.isEmpty() ? "0" : token) + " " + Long.toUnsignedString(last);
        command = "ARSCAN " + name + " " + range + " LIMIT " + PAGE;
    }
}
