package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamProgress;
import dev.rediscover.value.StreamValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * What a picture of a stream tells of one consumer group.
 *
 * @param read how many of all entries ever added lie behind it; {@link StreamGroup#UNKNOWN} if nobody knows
 * @param lag how many are still to be read; without meaning if {@code read} is unknown
 * @param pending how many entries are pending in all
 * @param consumers the first consumers, and last the entries that nobody has, if there are any
 * @param total how many consumers there are
 */
record GroupFacts(Bytes name, StreamId at, long read, long lag, long pending, List<Owner> consumers, int total) {
    private static final int MOST_CONSUMERS = 32;
    private static final int MOST_PENDING = 12;

    /**
     * Who has pending entries.
     *
     * @param name {@code null} for entries given back to the group
     * @param idle since it last asked for anything, in milliseconds
     * @param first the first of its pending entries
     * @param total how many it has
     */
    record Owner(Bytes name, long idle, List<Waiting> first, long total) {}

    /** A pending entry; {@code idle} is the time since its last delivery, in milliseconds. */
    record Waiting(StreamId id, long deliveries, long idle) {}

    static GroupFacts of(StreamValue stream, StreamGroup group, long now) {
        List<Owner> owners = new ArrayList<>();
        long nobodys = group.pending().size();
        for (StreamConsumer consumer : group.consumers().values()) {
            nobodys -= consumer.pending().size();
            if (owners.size() < MOST_CONSUMERS) {
                List<Waiting> first = first(consumer.pending(), false, now);
                long idle = Math.max(0, now - consumer.seenAt());
                owners.add(new Owner(
                        consumer.name(), idle, first, consumer.pending().size()));
            }
        }
        if (nobodys > 0) {
            owners.add(new Owner(null, 0, first(group.pending(), true, now), nobodys));
        }
        long read = StreamProgress.read(stream, group);
        return new GroupFacts(
                group.name(),
                group.lastId(),
                read,
                stream.entriesAdded() - read,
                group.pending().size(),
                owners,
                group.consumers().size());
    }

    private static List<Waiting> first(NavigableMap<StreamId, StreamPending> pending, boolean nobodys, long now) {
        List<Waiting> first = new ArrayList<>();
        for (Map.Entry<StreamId, StreamPending> each : pending.entrySet()) {
            StreamPending entry = each.getValue();
            if (first.size() == MOST_PENDING) {
                break;
            }
            if (!nobodys || entry.consumer() == null) {
                first.add(new Waiting(each.getKey(), entry.deliveries(), Math.max(0, now - entry.deliveredAt())));
            }
        }
        return first;
    }

    /** How many consumers are not among {@link #consumers}. */
    int omitted() {
        return Math.max(0, total - MOST_CONSUMERS);
    }

    /** The group's line and one for each of its consumers. */
    List<StyledText> lines(Canvas canvas) {
        List<StyledText> lines = new ArrayList<>();
        String dot = canvas.ascii() ? ", " : " · ";
        String title = canvas.text(name, Math.max(4, canvas.columns() / 3));
        String facts = "  read to " + at + dot + left() + dot + Wording.count(pending) + " pending";
        int room = canvas.columns() - 6 - DisplayWidth.of(title);
        StyledText.Builder head =
                new StyledText.Builder().add("group ", Role.HEADING).add(title, Role.KEY);
        lines.add(head.add(DisplayWidth.fit(facts, room, canvas.gap()), Role.MUTED)
                .build());
        for (Owner owner : consumers) {
            lines.add(line(owner, canvas));
        }
        if (omitted() > 0) {
            lines.add(StyledText.of("  " + canvas.more(omitted()), Role.MUTED));
        }
        return lines;
    }

    private String left() {
        return read == StreamGroup.UNKNOWN ? "unknown lag" : Wording.count(lag) + " to read";
    }

    private static StyledText line(Owner owner, Canvas canvas) {
        String who = owner.name() == null
                ? "given back to nobody"
                : canvas.text(owner.name(), Math.max(4, canvas.columns() / 4));
        StyledText.Builder out = new StyledText.Builder().add("  ");
        out.add(who, owner.name() == null ? Role.WARNING : Role.FIELD).add("  ");
        int room = canvas.columns() - 4 - DisplayWidth.of(who);
        if (owner.total() == 0) {
            String idle = "nothing pending, asked " + Wording.duration(owner.idle()) + " ago";
            return out.add(DisplayWidth.fit(idle, room, canvas.gap()), Role.MUTED)
                    .build();
        }
        int shown = shown(owner, room, canvas);
        for (int i = 0; i < shown; i++) {
            String text = (i == 0 ? "" : ", ") + text(owner.first().get(i), canvas);
            out.add(text);
            room -= DisplayWidth.of(text);
        }
        if (shown < owner.total()) {
            String rest =
                    shown == 0 ? Wording.count(owner.total()) + " pending" : ", " + more(owner.total() - shown, canvas);
            out.add(DisplayWidth.fit(rest, Math.max(1, room), canvas.gap()), Role.MUTED);
        }
        return out.build();
    }

    /** How many of the pending entries have room beside the count of the others. */
    private static int shown(Owner owner, int room, Canvas canvas) {
        int left = room;
        int shown = 0;
        for (Waiting waiting : owner.first()) {
            boolean last = shown + 1 == owner.total();
            int reserve = last ? 0 : 2 + DisplayWidth.of(more(owner.total() - shown - 1, canvas));
            int width = (shown == 0 ? 0 : 2) + DisplayWidth.of(text(waiting, canvas));
            if (width + reserve > left) {
                break;
            }
            left -= width;
            shown++;
        }
        return shown;
    }

    private static String text(Waiting waiting, Canvas canvas) {
        return waiting.id() + " " + waiting.deliveries() + (canvas.ascii() ? "x" : "×") + " idle "
                + Wording.duration(waiting.idle());
    }

    private static String more(long count, Canvas canvas) {
        return canvas.gap() + " " + Wording.count(count) + " more";
    }

    /** {@code group mail has read to 3-1, 2 to read, 2 pending: ann has ...} with at most so many consumers. */
    String words(int room) {
        StringBuilder out = new StringBuilder("group ").append(Wording.said(name, Canvas.HEARD.columns() / 3));
        out.append(" has read to ").append(at).append(", ").append(left()).append(", ");
        out.append(Wording.count(pending)).append(" pending");
        int said = Math.min(room, consumers.size());
        for (int i = 0; i < said; i++) {
            out.append(i == 0 ? ": " : ", ").append(words(consumers.get(i)));
        }
        int rest = consumers.size() - said + omitted();
        if (rest > 0 && room > 0) {
            out.append(", and ").append(Wording.count(rest)).append(" more");
        }
        return consumers.isEmpty() ? out.append(", no consumers").toString() : out.toString();
    }

    private static String words(Owner owner) {
        String who = owner.name() == null
                ? "given back to nobody are "
                : Wording.said(owner.name(), Canvas.HEARD.columns() / 4) + " has ";
        if (owner.total() == 0) {
            return who + "nothing pending and asked " + Wording.duration(owner.idle()) + " ago";
        }
        int shown = Math.max(1, shown(owner, Canvas.HEARD.columns(), Canvas.HEARD));
        StringBuilder out = new StringBuilder(who);
        for (Waiting waiting : owner.first().subList(0, shown)) {
            out.append(waiting.id()).append(" delivered ").append(Wording.count(waiting.deliveries(), "time"));
            out.append(" and idle ").append(Wording.duration(waiting.idle())).append(", ");
        }
        long rest = owner.total() - shown;
        return rest > 0 ? out + "and " + Wording.count(rest) + " more" : out.substring(0, out.length() - 2);
    }

    Map<String, Object> data() {
        List<Object> owners = new ArrayList<>();
        for (Owner owner : consumers) {
            owners.add(data(owner));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("lastDelivered", at.toString());
        data.put("read", read == StreamGroup.UNKNOWN ? null : read);
        data.put("lag", read == StreamGroup.UNKNOWN ? null : lag);
        data.put("pending", pending);
        data.put("consumers", owners);
        data.put("omitted", (long) omitted());
        return data;
    }

    private static Map<String, Object> data(Owner owner) {
        List<Object> entries = new ArrayList<>();
        for (Waiting waiting : owner.first()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", waiting.id().toString());
            entry.put("deliveries", waiting.deliveries());
            entry.put("idle", waiting.idle());
            entries.add(entry);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", owner.name());
        data.put("idle", owner.name() == null ? null : owner.idle());
        data.put("pending", owner.total());
        data.put("entries", entries);
        return data;
    }
}
