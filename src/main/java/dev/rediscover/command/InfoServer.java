package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Crc64;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.Scripts;
import java.time.Duration;
import java.util.Locale;

/** The sections of INFO about the server itself. What a program in Java has no counterpart of stands at zero. */
final class InfoServer {
    private static final long SECONDS_A_DAY = 86_400;

    private InfoServer() {}

    static void server(InfoText info, Engine engine) {
        long uptime = (engine.now() - engine.stats().startedAtMillis()) / 1000;
        info.field("redis_version", Engine.REDIS_VERSION);
        info.field("server_name", "rediscover");
        info.fields("redis_git_sha1:00000000 redis_git_dirty:0 redis_build_id:0 redis_mode:standalone");
        info.field("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        info.fields("arch_bits:64 monotonic_clock:java multiplexing_api:nio");
        info.field("java_version", System.getProperty("java.version"));
        info.field("process_id", ProcessHandle.current().pid());
        info.field("process_supervised", "no");
        info.field("run_id", id(engine));
        info.field("tcp_port", engine.stats().network().port());
        info.field("server_time_usec", engine.clock().micros());
        info.field("uptime_in_seconds", uptime);
        info.field("uptime_in_days", uptime / SECONDS_A_DAY);
        info.field("hz", engine.config().number(Parameter.HZ));
        info.field("configured_hz", engine.config().number(Parameter.HZ));
        info.field("lru_clock", engine.now() / 1000 & 0xffffff);
        info.fields("executable:");
        info.field(
                "config_file", engine.process() == null ? "" : engine.process().configFile());
        info.field("io_threads_active", 0);
    }

    /** Forty digits that tell this run from others; made of its start, so that a repeated session shows the same. */
    private static String id(Engine engine) {
        byte[] start = Bytes.of(engine.stats().startedAtMillis()).array();
        long first = Crc64.update(1, start, 0, start.length);
        long second = Crc64.update(first, start, 0, start.length);
        return String.format(Locale.ROOT, "%016x%016x%08x", first, second, (int) (first ^ second));
    }

    static void clients(InfoText info, Engine engine) {
        int watching = 0;
        for (Client client : engine.clients()) {
            watching += client.watchedKeys() > 0 ? 1 : 0;
        }
        info.field("connected_clients", engine.clients().size());
        info.field("cluster_connections", 0);
        info.field("maxclients", engine.config().number(Parameter.MAXCLIENTS));
        info.field("client_recent_max_input_buffer", engine.stats().network().largestInput());
        info.field("client_recent_max_output_buffer", engine.stats().network().largestOutput());
        info.field("blocked_clients", engine.blockedClients());
        info.field("tracking_clients", engine.tracking().clients());
        info.field("pubsub_clients", engine.pubSub().clients());
        info.field("watching_clients", watching);
        info.field("clients_in_timeout_table", 0);
        info.field("total_watched_keys", engine.transactions().watchedKeys());
        info.field("total_blocking_keys", engine.blockingKeys());
        info.field("paused_reason", engine.pause().isOn() ? "client_pause" : "none");
        info.field("paused_actions", engine.pause().purpose());
        info.field("paused_timeout_milliseconds", engine.pause().remainingMillis());
    }

    static void memory(InfoText info, Engine engine) {
        Runtime java = Runtime.getRuntime();
        long used = engine.usedMemory();
        long peak = engine.peakMemory();
        long data = engine.dataBytes();
        info.bytes("used_memory", used);
        info.bytes("used_memory_rss", java.totalMemory());
        info.bytes("used_memory_peak", peak);
        info.field("used_memory_peak_perc", String.format(Locale.ROOT, "%.2f%%", 100.0 * used / peak));
        info.field("used_memory_overhead", Engine.EMPTY_BYTES);
        info.field("used_memory_startup", Engine.EMPTY_BYTES);
        info.field("used_memory_dataset", data);
        info.fields("used_memory_dataset_perc:100.00%");
        info.field("allocator_allocated", used);
        info.field("allocator_active", java.totalMemory());
        info.field("allocator_resident", java.totalMemory());
        info.bytes("total_system_memory", java.maxMemory());
        scripts(info, engine.scripts());
        info.bytes("maxmemory", engine.config().number(Parameter.MAXMEMORY));
        info.field("maxmemory_policy", engine.config().word(Parameter.MAXMEMORY_POLICY));
        // Of the heap as a whole: beside a few small keys the program itself would look like fragmentation.
        long free = java.freeMemory();
        double ratio = (double) java.totalMemory() / (java.totalMemory() - free);
        info.fields("allocator_frag_ratio:1.00 allocator_frag_bytes:0 allocator_rss_ratio:1.00 allocator_rss_bytes:0");
        info.fields("rss_overhead_ratio:1.00 rss_overhead_bytes:0");
        info.field("mem_fragmentation_ratio", String.format(Locale.ROOT, "%.2f", ratio));
        info.field("mem_fragmentation_bytes", free);
        info.fields("mem_not_counted_for_evict:0 mem_replication_backlog:0 mem_total_replication_buffers:0");
        info.fields("mem_clients_slaves:0 mem_clients_normal:0 mem_cluster_links:0 mem_aof_buffer:0");
        info.fields("mem_allocator:java active_defrag_running:0 lazyfree_pending_objects:0 lazyfreed_objects:0");
    }

    /** What runs scripts takes memory only while one runs; what is counted is their texts. */
    private static void scripts(InfoText info, Scripts scripts) {
        info.fields("used_memory_lua:0 used_memory_vm_eval:0 used_memory_lua_human:0B");
        info.field("used_memory_scripts_eval", scripts.scriptBytes());
        info.field("number_of_cached_scripts", scripts.size());
        info.field("number_of_functions", scripts.functions());
        info.field("number_of_libraries", scripts.libraries().size());
        info.fields("used_memory_vm_functions:0 used_memory_vm_total:0 used_memory_vm_total_human:0B");
        info.field("used_memory_functions", scripts.libraryBytes());
        info.bytes("used_memory_scripts", scripts.scriptBytes() + scripts.libraryBytes());
    }

    static void replication(InfoText info, Engine engine) {
        info.fields("role:master connected_slaves:0 master_failover_state:no-failover");
        info.field("master_replid", id(engine));
        info.field("master_replid2", "0".repeat(40));
        info.fields("master_repl_offset:0 second_repl_offset:-1 repl_backlog_active:0 repl_backlog_size:1048576");
        info.fields("repl_backlog_first_byte_offset:0 repl_backlog_histlen:0");
    }

    /** The operating system tells one time for both kinds of work, so all of it stands as the user's. */
    static void cpu(InfoText info) {
        Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        String seconds = String.format(Locale.ROOT, "%.6f", used.toNanos() / 1e9);
        info.field("used_cpu_sys", "0.000000");
        info.field("used_cpu_user", seconds);
        info.fields("used_cpu_sys_children:0.000000 used_cpu_user_children:0.000000");
        info.field("used_cpu_sys_main_thread", "0.000000");
        info.field("used_cpu_user_main_thread", seconds);
    }
}
