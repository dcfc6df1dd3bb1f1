package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.AclLog;
import dev.rediscover.engine.CommandStats;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.NetworkStats;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.PubSub;
import dev.rediscover.engine.Stats;
import dev.rediscover.spec.CommandSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sections of INFO that count. */
final class InfoCounts {
    private InfoCounts() {}

    static void stats(InfoText info, Engine engine) {
        Stats stats = engine.stats();
        info.field("total_connections_received", stats.connections());
        info.field("total_commands_processed", stats.commands());
        network(info, stats.network());
        info.fields("sync_full:0 sync_partial_ok:0 sync_partial_err:0");
        info.field("expired_keys", stats.expiredKeys());
        info.fields("expired_stale_perc:0.00 expired_time_cap_reached_count:0 expire_cycle_cpu_milliseconds:0");
        info.field("evicted_keys", stats.evictedKeys());
        info.fields("evicted_clients:0");
        info.field("evicted_scripts", engine.scripts().evicted());
        info.fields("total_eviction_exceeded_time:0 current_eviction_exceeded_time:0");
        info.field("keyspace_hits", stats.hits());
        info.field("keyspace_misses", stats.misses());
        info.field("pubsub_channels", engine.pubSub().count(PubSub.Kind.CHANNEL));
        info.field("pubsub_patterns", engine.pubSub().count(PubSub.Kind.PATTERN));
        info.field("pubsubshard_channels", engine.pubSub().count(PubSub.Kind.SHARD_CHANNEL));
        info.fields("latest_fork_usec:0 total_forks:0 migrate_cached_sockets:0 slave_expires_tracked_keys:0");
        info.fields("active_defrag_hits:0 active_defrag_misses:0 active_defrag_key_hits:0");
        info.fields("active_defrag_key_misses:0 total_active_defrag_time:0 current_active_defrag_time:0");
        info.field("tracking_total_keys", engine.tracking().keys());
        info.field("tracking_total_items", engine.tracking().items());
        info.field("tracking_total_prefixes", engine.tracking().prefixes());
        info.field("unexpected_error_replies", 0);
        info.field("total_error_replies", stats.errorReplies());
        info.field("dump_payload_sanitizations", 0);
        info.field("total_reads_processed", stats.network().reads());
        info.field("total_writes_processed", stats.network().writes());
        info.fields("io_threaded_reads_processed:0 io_threaded_writes_processed:0 reply_buffer_shrinks:0");
        info.field("reply_buffer_expands", 0);
        info.field("acl_access_denied_auth", stats.denials(AclLog.Reason.AUTH));
        info.field("acl_access_denied_cmd", stats.denials(AclLog.Reason.COMMAND));
        info.field("acl_access_denied_key", stats.denials(AclLog.Reason.KEY));
        info.field("acl_access_denied_channel", stats.denials(AclLog.Reason.CHANNEL));
    }

    private static void network(InfoText info, NetworkStats network) {
        info.field("instantaneous_ops_per_sec", network.commandsPerSecond());
        info.field("total_net_input_bytes", network.receivedBytes());
        info.field("total_net_output_bytes", network.sentBytes());
        info.fields("total_net_repl_input_bytes:0 total_net_repl_output_bytes:0");
        info.field("instantaneous_input_kbps", kilobytes(network.receivedPerSecond()));
        info.field("instantaneous_output_kbps", kilobytes(network.sentPerSecond()));
        info.fields("instantaneous_input_repl_kbps:0.00 instantaneous_output_repl_kbps:0.00");
        info.field("rejected_connections", network.rejectedConnections());
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f", bytes / 1024.0);
    }

    static void commands(InfoText info, CommandStats stats) {
        for (CommandSpec spec : stats.commands()) {
            CommandStats.Counter counter = stats.of(spec);
            double each = counter.calls() == 0 ? 0 : (double) counter.micros() / counter.calls();
            info.field(
                    "cmdstat_" + spec.name().toLowerCase(Locale.ROOT),
                    "calls=" + counter.calls()
                            + ",usec=" + counter.micros()
                            + ",usec_per_call=" + String.format(Locale.ROOT, "%.2f", each)
                            + ",rejected_calls=" + counter.rejected()
                            + ",failed_calls=" + counter.failed());
        }
    }

    static void errors(InfoText info, CommandStats stats) {
        for (Map.Entry<String, Long> error : stats.errors().entrySet()) {
            info.field("errorstat_" + error.getKey(), "count=" + error.getValue());
        }
    }

    static void latency(InfoText info, Engine engine) {
        String[] percents = engine.config()
                .text(Parameter.LATENCY_TRACKING_INFO_PERCENTILES)
                .split(" ");
        CommandStats stats = engine.commandStats();
        for (CommandSpec spec : stats.commands()) {
            CommandStats.Counter counter = stats.of(spec);
            if (counter.times().total() > 0 && !percents[0].isEmpty()) {
                StringBuilder times = new StringBuilder();
                for (String percent : percents) {
                    long micros = counter.times().percentile(Double.parseDouble(percent));
                    times.append(times.length() == 0 ? "p" : ",p").append(percent);
                    times.append('=').append(micros).append(".000");
                }
                info.field("latency_percentiles_usec_" + spec.name().toLowerCase(Locale.ROOT), times);
            }
        }
    }

    static void keyspace(InfoText info, Engine engine) {
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            if (db.size() > 0) {
                info.field(
                        "db" + i,
                        "keys=" + db.size() + ",expires=" + db.expiresSize() + ",avg_ttl=" + averageLife(engine, db));
            }
        }
    }

    private static long averageLife(Engine engine, Keyspace db) {
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
}
