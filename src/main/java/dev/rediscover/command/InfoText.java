package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Stats;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Set;

/** INFO: what there is to say about this engine, in Redis's sections and with Redis's field names. */
final class InfoText {
    private static final String[] SECTIONS = {"Server", "Clients", "Memory", "Stats", "Replication", "Keyspace"};
    private static final Set<String> EVERYTHING = Set.of("default", "all", "everything");

    private final Engine engine;
    private final StringBuilder out = new StringBuilder();

    InfoText(Engine engine) {
        this.engine = engine;
    }

    /** {@code wanted}: names of sections in any case of letters; none for all. */
    Reply reply(List<Bytes> wanted) {
        for (String section : SECTIONS) {
            if (wanted.isEmpty() || isWanted(section, wanted)) {
                out.append(out.length() == 0 ? "" : "\r\n")
                        .append("# ")
                        .append(section)
                        .append("\r\n");
                write(section);
            }
        }
        return new Reply.Verbatim("txt", Bytes.of(out.toString()));
    }

    private static boolean isWanted(String section, List<Bytes> wanted) {
        for (Bytes word : wanted) {
            if (word.is(section) || EVERYTHING.contains(word.utf8().toLowerCase(java.util.Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private void write(String section) {
        switch (section) {
            case "Server" -> server();
            case "Clients" -> clients();
            case "Memory" -> memory();
            case "Stats" -> stats(engine.stats());
            case "Replication" -> {
                field("role", "master");
                field("connected_slaves", 0);
            }
            default -> keyspace();
        }
    }

    private void server() {
        long uptime = (engine.now() - engine.stats().startedAtMillis()) / 1000;
        field("redis_version", Engine.REDIS_VERSION);
        field("server_name", "rediscover");
        field("redis_mode", "standalone");
        field("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        field("arch_bits", 64);
        field("java_version", System.getProperty("java.version"));
        field("process_id", ProcessHandle.current().pid());
        field("server_time_usec", engine.clock().micros());
        field("uptime_in_seconds", uptime);
        field("uptime_in_days", uptime / 86_400);
    }

    private void clients() {
        field("connected_clients", engine.clients().size());
        field("blocked_clients", engine.blockedClients());
    }

    private void memory() {
        Runtime java = Runtime.getRuntime();
        field("used_memory", java.totalMemory() - java.freeMemory());
        field("total_system_memory", java.maxMemory());
        field("maxmemory", 0);
        field("maxmemory_policy", "noeviction");
    }

    private void stats(Stats stats) {
        field("total_connections_received", stats.connections());
        field("total_commands_processed", stats.commands());
        field("expired_keys", stats.expiredKeys());
        field("evicted_keys", 0);
        field("keyspace_hits", stats.hits());
        field("keyspace_misses", stats.misses());
        field("total_error_replies", stats.errorReplies());
    }

    private void keyspace() {
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            if (db.size() > 0) {
                field("db" + i, "keys=" + db.size() + ",expires=" + db.expiresSize() + ",avg_ttl=" + averageLife(db));
            }
        }
    }

    private long averageLife(Keyspace db) {
        long sum = 0;
        long count = 0;
        for (Bytes key : db.expiresSize() == 0 ? List.<Bytes>of() : db.keys()) {
            long at = db.expireAt(key);
            if (at != Keyspace.NO_EXPIRY) {
                sum += at - engine.now();
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private void field(String name, Object value) {
        out.append(name).append(':').append(value).append("\r\n");
    }
}
