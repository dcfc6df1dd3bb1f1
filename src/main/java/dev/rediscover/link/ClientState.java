package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a connection is to its server by what was sent and answered: enough for a prompt, and to make another connection
 * the same. Thread-safe.
 */
final class ClientState {
    private String user;
    private String password;
    private String name;
    private int db;
    private int queuedDb = -1;
    private int protocol = 2;
    private boolean transaction;
    private boolean watching;
    private boolean monitoring;
    private boolean tracking;
    private boolean leaving;
    private boolean silent; // CLIENT REPLY OFF
    private boolean skip; // CLIENT REPLY SKIP
    private final Set<Bytes> channels = new LinkedHashSet<>();
    private final Set<Bytes> patterns = new LinkedHashSet<>();
    private final Set<Bytes> shardChannels = new LinkedHashSet<>();

    ClientState(RemoteAddress address) {
        user = address.user();
        password = address.password();
        name = address.clientName();
        db = address.db();
    }

    synchronized String user() {
        return user;
    }

    synchronized String password() {
        return password;
    }

    synchronized String name() {
        return name;
    }

    synchronized int db() {
        return db;
    }

    synchronized int protocol() {
        return protocol;
    }

    synchronized void protocol(int version) {
        protocol = version;
    }

    synchronized boolean inTransaction() {
        return transaction;
    }

    /** Whether a lost connection loses what EXEC would have gone by. */
    synchronized boolean isBound() {
        return transaction || watching;
    }

    /** Whether WATCH has looked at keys for a transaction to come or under way. */
    synchronized boolean isWatching() {
        return watching;
    }

    synchronized boolean isMonitoring() {
        return monitoring;
    }

    synchronized boolean isTracking() {
        return tracking;
    }

    /** Whether QUIT was sent. */
    synchronized boolean isLeaving() {
        return leaving;
    }

    synchronized boolean isSubscriber() {
        return !channels.isEmpty() || !patterns.isEmpty() || !shardChannels.isEmpty();
    }

    /** How many names a command that names none takes off; at least 1, as its confirmations. */
    synchronized int listened(Bytes command) {
        Set<Bytes> set = names(command.latin1());
        return set == null ? 1 : Math.max(1, set.size());
    }

    private Set<Bytes> names(String command) {
        return switch (command.toLowerCase(java.util.Locale.ROOT)) {
            case "subscribe", "unsubscribe" -> channels;
            case "psubscribe", "punsubscribe" -> patterns;
            case "ssubscribe", "sunsubscribe" -> shardChannels;
            default -> null;
        };
    }

    /** Notes a confirmation: {@code kind} as the server names it. */
    synchronized void confirmed(String kind, Bytes channel) {
        Set<Bytes> set = names(kind);
        if (set != null && channel != null) {
            if (kind.contains("un")) {
                set.remove(channel);
            } else {
                set.add(channel);
            }
        }
    }

    /** The commands that subscribe another connection to the same; none if there is nothing. */
    synchronized List<List<Bytes>> subscriptions() {
        List<List<Bytes>> commands = new java.util.ArrayList<>(3);
        add(commands, "SUBSCRIBE", channels);
        add(commands, "PSUBSCRIBE", patterns);
        add(commands, "SSUBSCRIBE", shardChannels);
        return commands;
    }

    private static void add(List<List<Bytes>> commands, String command, Set<Bytes> names) {
        if (!names.isEmpty()) {
            List<Bytes> argv = new java.util.ArrayList<>();
            argv.add(Bytes.of(command));
            argv.addAll(names);
            commands.add(argv);
        }
    }

    /** Whether {@code argv} will have no reply; to be asked once, when it is sent. */
    synchronized boolean isSilenced(List<Bytes> argv) {
        if (isClientReply(argv)) {
            Bytes mode = argv.get(2);
            silent = mode.is("OFF") || silent && !mode.is("ON");
            skip = mode.is("SKIP");
            return silent || skip;
        }
        boolean silenced = silent || skip;
        skip = false;
        return silenced;
    }

    private static boolean isClientReply(List<Bytes> argv) {
        return argv.size() == 3 && argv.get(0).is("CLIENT") && argv.get(1).is("REPLY");
    }

    /** Notes that the connection is gone, and with it what cannot be made again. */
    synchronized void lost() {
        transaction = false;
        watching = false;
        monitoring = false;
        tracking = false;
        silent = false;
        skip = false;
        leaving = false;
        queuedDb = -1;
    }

    /** Notes what {@code argv} has done by its {@code reply}. */
    synchronized void answered(List<Bytes> argv, Reply reply) {
        String command = argv.get(0).length() > 12 ? "" : argv.get(0).latin1().toUpperCase(java.util.Locale.ROOT);
        if (reply.isError()) {
            failed(command, (Reply.Err) reply);
            return;
        }
        boolean queued = reply instanceof Reply.Status status && status.text().equals("QUEUED");
        switch (command) {
            case "SELECT" -> selected(argv, queued);
            case "AUTH" -> authenticated(argv);
            case "HELLO" -> greeted(argv);
            case "RESET" -> reset();
            case "MULTI" -> transaction = true;
            case "EXEC", "DISCARD" -> ended(command.equals("EXEC") && !(reply instanceof Reply.Nil));
            case "WATCH" -> watching = true;
            case "UNWATCH" -> watching &= queued;
            case "MONITOR" -> monitoring = true;
            case "QUIT" -> leaving = true;
            case "CLIENT" -> client(argv);
            default -> {}
        }
    }

    private void failed(String command, Reply.Err error) {
        if (command.equals("EXEC") && !error.text().contains("without MULTI")) {
            ended(false);
        }
    }

    private void selected(List<Bytes> argv, boolean queued) {
        int number = argv.size() == 2 ? digits(argv.get(1)) : -1;
        if (number >= 0 && queued) {
            queuedDb = number;
        } else if (number >= 0) {
            db = number;
        }
    }

    private static int digits(Bytes word) {
        try {
            return Integer.parseInt(word.latin1());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void ended(boolean executed) {
        db = executed && queuedDb >= 0 ? queuedDb : db;
        queuedDb = -1;
        transaction = false;
        watching = false;
    }

    private void authenticated(List<Bytes> argv) {
        if (argv.size() == 2) {
            user = "";
            password = argv.get(1).utf8();
        } else if (argv.size() == 3) {
            user = argv.get(1).utf8();
            password = argv.get(2).utf8();
        }
    }

    private void greeted(List<Bytes> argv) {
        if (argv.size() < 2) {
            return;
        }
        protocol = argv.get(1).is("3") ? 3 : 2;
        for (int i = 2; i < argv.size(); i++) {
            if (argv.get(i).is("AUTH") && i + 2 < argv.size()) {
                authenticated(argv.subList(i, i + 3));
                i += 2;
            } else if (argv.get(i).is("SETNAME") && i + 1 < argv.size()) {
                name = argv.get(++i).utf8();
            }
        }
    }

    private void reset() {
        lost();
        db = 0;
        protocol = 2;
        name = "";
        user = "";
        password = null;
        channels.clear();
        patterns.clear();
        shardChannels.clear();
    }

    private void client(List<Bytes> argv) {
        if (argv.size() == 3 && argv.get(1).is("SETNAME")) {
            name = argv.get(2).utf8();
        } else if (argv.size() > 2 && argv.get(1).is("TRACKING")) {
            tracking = argv.get(2).is("ON");
        }
    }
}
