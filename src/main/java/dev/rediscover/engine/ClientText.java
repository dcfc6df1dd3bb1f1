package dev.rediscover.engine;

import java.util.Locale;

/**
 * A client in a line, as CLIENT LIST and ACL LOG tell it: all of Redis's fields. Those about buffers are 0 where the
 * client is inside this program and there are none.
 */
public final class ClientText {
    private ClientText() {}

    /** The line of {@code client}, without an end. */
    public static String line(Engine engine, Client client) {
        return "id=" + client.id()
                + " addr=" + client.address()
                + " laddr=" + client.serverAddress()
                + " fd=" + (client.traffic() == null ? -1 : client.traffic().descriptor())
                + " name=" + client.name()
                + " age=" + (engine.now() - client.connectedAtMillis()) / 1000
                + " idle=" + (engine.now() - client.lastUsedMillis()) / 1000
                + " flags=" + flags(engine, client)
                + " db=" + client.db()
                + " sub=" + client.subscribed(PubSub.Kind.CHANNEL)
                + " psub=" + client.subscribed(PubSub.Kind.PATTERN)
                + " ssub=" + client.subscribed(PubSub.Kind.SHARD_CHANNEL)
                + " multi=" + client.queued()
                + " watch=" + client.watchedKeys()
                + " " + buffers(client)
                + " cmd=" + client.lastCommand().toLowerCase(Locale.ROOT)
                + " user="
                + (client.user() == null ? "(superuser)" : client.user().name())
                + " redir="
                + (client.tracking() == null ? -1 : client.tracking().options().redirect())
                + " resp=" + client.protocol()
                + " lib-name=" + client.info("lib-name")
                + " lib-ver=" + client.info("lib-ver")
                + " io-thread=0 " + moved(client.traffic())
                + " tot-cmds=" + client.commands();
    }

    private static String buffers(Client client) {
        Traffic traffic = client.traffic();
        if (traffic == null) {
            return "qbuf=0 qbuf-free=0 argv-mem=0 multi-mem=0 rbs=0 rbp=0 obl=0 oll=0 omem=0 tot-mem=0 events=r";
        }
        return "qbuf=" + traffic.queryBytes()
                + " qbuf-free=" + traffic.queryFree()
                + " argv-mem=" + traffic.argumentBytes()
                + " multi-mem=" + client.queuedBytes()
                + " rbs=" + traffic.replyRoom()
                + " rbp=" + traffic.replyBytes()
                + " obl=" + traffic.replyBytes()
                + " oll=" + traffic.pieces()
                + " omem=" + traffic.pieceBytes()
                + " tot-mem=" + (traffic.memory() + client.queuedBytes())
                + " events=" + traffic.events();
    }

    private static String moved(Traffic traffic) {
        return traffic == null
                ? "tot-net-in=0 tot-net-out=0"
                : "tot-net-in=" + traffic.received() + " tot-net-out=" + traffic.sent();
    }

    /** A letter for each thing that is special about the client, in Redis's order; {@code N} for none. */
    private static String flags(Engine engine, Client client) {
        StringBuilder flags = new StringBuilder();
        add(flags, engine.monitors().includes(client), 'O');
        add(flags, client.isSubscriber(), 'P');
        add(flags, client.queued() >= 0, 'x');
        add(flags, client.isBlocked(), 'b');
        ClientTracking tracking = client.tracking();
        add(flags, tracking != null, 't');
        add(flags, tracking != null && tracking.isRedirectBroken(), 'R');
        add(flags, tracking != null && tracking.options().broadcast(), 'B');
        add(flags, client.sawChange(), 'd');
        add(flags, client.isClosing(), 'c');
        add(flags, client.traffic() != null && client.traffic().isLocalSocket(), 'U');
        add(flags, client.noEvict(), 'e');
        add(flags, client.noTouch(), 'T');
        return flags.length() == 0 ? "N" : flags.toString();
    }

    private static void add(StringBuilder flags, boolean on, char letter) {
        if (on) {
            flags.append(letter);
        }
    }
}
