package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** Finds what changed in a stream: entries, where its groups stand, who waits for what. */
final class StreamChanges {
    private final ElementChanges found;

    private StreamChanges(ElementChanges found) {
        this.found = found;
    }

    /** Notes all that changed from {@code before} to {@code after}. */
    static void note(StreamValue before, StreamValue after, ElementChanges found) {
        StreamChanges changes = new StreamChanges(found);
        changes.entries(before, after);
        for (StreamGroup group : before.groups().values()) {
            if (after.group(group.name()) == null) {
                found.note(ElementChange.removed(named("group ", group.name()), readTo(group), ""));
            }
        }
        for (StreamGroup group : after.groups().values()) {
            StreamGroup old = before.group(group.name());
            if (old == null) {
                found.note(ElementChange.added(named("group ", group.name()), readTo(group), ""));
                old = new StreamGroup(group.name(), group.lastId(), group.entriesRead());
            }
            changes.group(old, group);
        }
    }

    private void entries(StreamValue before, StreamValue after) {
        List<StreamEntry> old = before.range(StreamId.MIN, StreamId.MAX, 0);
        List<StreamEntry> fresh = after.range(StreamId.MIN, StreamId.MAX, 0);
        boolean added = false;
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            int order = i == old.size()
                    ? 1
                    : j == fresh.size()
                            ? -1
                            : old.get(i).id().compareTo(fresh.get(j).id());
            if (order < 0) {
                StreamEntry entry = old.get(i++);
                found.note(ElementChange.removed(entry.id().bytes(), pairs(entry), ""));
            } else if (order > 0) {
                StreamEntry entry = fresh.get(j++);
                found.note(ElementChange.added(entry.id().bytes(), pairs(entry), ""));
                added = true;
            } else {
                same(old.get(i++), fresh.get(j++));
            }
        }
        if (!added && !before.lastId().equals(after.lastId())) {
            Bytes was = before.lastId().bytes();
            found.note(ElementChange.changed(
                    Bytes.of("last id"), was, after.lastId().bytes(), ""));
        }
    }

    /** An id may come again with other fields only if the key was made anew within one command. */
    private void same(StreamEntry old, StreamEntry fresh) {
        if (!old.pairs().equals(fresh.pairs())) {
            found.note(ElementChange.changed(old.id().bytes(), pairs(old), pairs(fresh), ""));
        }
    }

    private void group(StreamGroup before, StreamGroup after) {
        if (!before.lastId().equals(after.lastId())) {
            Bytes place = Bytes.of("group " + after.name().utf8() + " read to");
            Bytes was = before.lastId().bytes();
            found.note(ElementChange.changed(place, was, after.lastId().bytes(), ""));
        }
        for (StreamConsumer consumer : before.consumers().values()) {
            if (after.consumer(consumer.name()) == null) {
                found.note(
                        ElementChange.removed(named("group ", after.name()), named("consumer ", consumer.name()), ""));
            }
        }
        for (StreamConsumer consumer : after.consumers().values()) {
            if (before.consumer(consumer.name()) == null) {
                found.note(ElementChange.added(named("group ", after.name()), named("consumer ", consumer.name()), ""));
            }
        }
        pending(before, after);
    }

    private void pending(StreamGroup before, StreamGroup after) {
        for (Map.Entry<StreamId, StreamPending> each : before.pending().entrySet()) {
            if (!after.pending().containsKey(each.getKey())) {
                StreamConsumer owner = each.getValue().consumer();
                boolean gone = owner != null && after.consumer(owner.name()) == null;
                String why = gone ? "its consumer is gone" : "acknowledged";
                found.note(ElementChange.removed(owner(each.getValue()), pending(each.getKey()), why));
            }
        }
        for (Map.Entry<StreamId, StreamPending> each : after.pending().entrySet()) {
            StreamPending old = before.pending().get(each.getKey());
            StreamPending fresh = each.getValue();
            if (old == null) {
                found.note(ElementChange.added(owner(fresh), pending(each.getKey()), ""));
            } else if (!owner(old).equals(owner(fresh)) || old.deliveries() != fresh.deliveries()) {
                String times = old.deliveries() == fresh.deliveries()
                        ? ""
                        : "delivered " + Wording.count(fresh.deliveries(), "time");
                found.note(ElementChange.changed(pending(each.getKey()), owner(old), owner(fresh), times));
            }
        }
    }

    private static Bytes pending(StreamId id) {
        return Bytes.of(id + " pending");
    }

    private static Bytes owner(StreamPending pending) {
        return pending.consumer() == null
                ? Bytes.of("(nobody)")
                : pending.consumer().name();
    }

    private static Bytes readTo(StreamGroup group) {
        return Bytes.of("read to " + group.lastId());
    }

    private static Bytes named(String what, Bytes name) {
        return Bytes.of(what + name.utf8());
    }

    /** The beginning of an entry's fields and values, with blanks between them. */
    static Bytes pairs(StreamEntry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Bytes word : entry.pairs()) {
            if (out.size() > 512) {
                break;
            }
            if (out.size() > 0) {
                out.write(' ');
            }
            out.writeBytes(word.slice(0, Math.min(word.length(), 512)).array());
        }
        return Bytes.wrap(out.toByteArray());
    }
}
