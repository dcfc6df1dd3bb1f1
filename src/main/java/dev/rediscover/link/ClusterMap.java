package dev.rediscover.link;

import dev.rediscover.base.Clock;
import dev.rediscover.base.KeySlot;
import dev.rediscover.resp.Reply;
import java.util.Arrays;
import java.util.List;

/** Which node of a cluster serves which slot, as far as is known. Thread-safe. */
final class ClusterMap {
    private static final long PAUSE_MILLIS = 1000;

    private Place[] places = new Place[KeySlot.COUNT];
    private boolean known;
    private long readAt;

    /** The node of {@code slot}; {@code null} if it is not known. */
    synchronized Place of(int slot) {
        return places[slot];
    }

    /** Whether it should be read: never was, or something moved and the last reading is a while ago. */
    synchronized boolean isDue(boolean moved) {
        long now = Clock.system().millis();
        if (known && (!moved || now - readAt < PAUSE_MILLIS)) {
            return false;
        }
        if (!known && readAt != 0 && now - readAt < PAUSE_MILLIS) {
            return false;
        }
        readAt = now;
        return true;
    }

    /** Notes what a redirection said. */
    synchronized void moved(int slot, Place place) {
        places[slot] = place;
    }

    /** Reads the reply of CLUSTER SLOTS, given by {@code from}; whether it was one. */
    boolean readSlots(Reply reply, Place from) {
        Place[] read = new Place[KeySlot.COUNT];
        boolean any = false;
        for (Reply range : items(reply)) {
            List<Reply> parts = items(range);
            if (parts.size() < 3) {
                return false;
            }
            List<Reply> master = items(parts.get(2));
            Place place = master.size() < 2 ? null : place(master.get(0), master.get(1), from);
            any |= fill(read, parts.get(0), parts.get(1), place);
        }
        return take(read, any);
    }

    /** Reads the reply of CLUSTER SHARDS, given by {@code from}; whether it was one. */
    boolean readShards(Reply reply, Place from, boolean tls) {
        Place[] read = new Place[KeySlot.COUNT];
        boolean any = false;
        for (Reply shard : items(reply)) {
            Place place = null;
            for (Reply node : items(value(shard, "nodes"))) {
                if (text(value(node, "role")).equals("master")) {
                    Reply port = value(node, tls ? "tls-port" : "port");
                    place = place(value(node, "endpoint"), port, from);
                }
            }
            List<Reply> slots = items(value(shard, "slots"));
            for (int i = 0; i + 1 < slots.size(); i += 2) {
                any |= fill(read, slots.get(i), slots.get(i + 1), place);
            }
        }
        return take(read, any);
    }

    private synchronized boolean take(Place[] read, boolean any) {
        if (any) {
            places = read;
            known = true;
        }
        return any;
    }

    private static boolean fill(Place[] read, Reply first, Reply last, Place place) {
        if (place == null || !(first instanceof Reply.Int from) || !(last instanceof Reply.Int to)) {
            return false;
        }
        if (from.value() < 0 || to.value() >= KeySlot.COUNT || from.value() > to.value()) {
            return false;
        }
        Arrays.fill(read, (int) from.value(), (int) to.value() + 1, place);
        return true;
    }

    private static Place place(Reply host, Reply port, Place from) {
        if (!(port instanceof Reply.Int number) || number.value() < 1 || number.value() > 65535) {
            return null;
        }
        return new Place(Redirect.knownHost(text(host), from), (int) number.value());
    }

    private static Reply value(Reply map, String name) {
        List<Reply> items = items(map);
        for (int i = 0; i + 1 < items.size(); i += 2) {
            if (text(items.get(i)).equals(name)) {
                return items.get(i + 1);
            }
        }
        return Reply.NIL;
    }

    private static String text(Reply reply) {
        return reply instanceof Reply.Bulk bulk ? bulk.value().utf8() : "";
    }

    private static List<Reply> items(Reply reply) {
        return reply.resp2() instanceof Reply.Arr array ? array.items() : List.of();
    }
}
