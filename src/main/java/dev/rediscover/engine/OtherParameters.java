package dev.rediscover.engine;

/**
 * Parameters of CONFIG that clients and tools read and that nothing in this program obeys. Those that would change
 * nothing that can be seen here (how a C program frees memory, on which processors it runs) can be set, some with
 * {@code !} at the start only. The others stand as they are: those with {@code ?} are warned of when a configuration
 * file asks for them, with those marked {@code #} the program does not start, because what the file asks for (to keep
 * data, to be a replica, to guard access) is not done.
 */
final class OtherParameters {
    static final String TABLE = """
            activedefrag yesno = no
            active-defrag-cycle-max int 1 99 = 25
            active-defrag-cycle-min int 1 99 = 1
            active-defrag-ignore-bytes memory 1 9223372036854775807 = 104857600
            active-defrag-max-scan-fields int 1 9223372036854775807 = 1000
            active-defrag-threshold-lower int 0 1000 = 10
            active-defrag-threshold-upper int 0 1000 = 100
            active-expire-effort int 1 10 = 1
            activerehashing yesno = yes
            always-show-logo !yesno = no
            aof_rewrite_cpulist !text =
            bgsave_cpulist !text =
            bind-source-addr ?text =
            bio_cpulist !text =
            cluster-allow-pubsubshard-when-down ?yesno = yes
            cluster-allow-reads-when-down ?yesno = no
            cluster-allow-replica-migration ?yesno = yes
            cluster-announce-bus-port ?int 0 65535 = 0
            cluster-announce-hostname ?text =
            cluster-announce-ip ?text =
            cluster-announce-port ?int 0 65535 = 0
            cluster-announce-tls-port ?int 0 65535 = 0
            cluster-config-file ?text = nodes.conf
            cluster-enabled #yesno = no
            cluster-link-sendbuf-limit ?memory = 0
            cluster-migration-barrier ?int 0 2147483647 = 1
            cluster-node-timeout ?int = 15000
            cluster-port ?int 0 65535 = 0
            cluster-preferred-endpoint-type ?word ip hostname unknown-endpoint = ip
            cluster-replica-no-failover|cluster-slave-no-failover ?yesno = no
            cluster-replica-validity-factor|cluster-slave-validity-factor ?int 0 2147483647 = 10
            cluster-require-full-coverage ?yesno = yes
            crash-log-enabled yesno = yes
            crash-memcheck-enabled yesno = yes
            daemonize #yesno = no
            disable-thp !yesno = yes
            dynamic-hz yesno = yes
            enable-module-command !word no yes local = no
            ignore-warnings text =
            io-threads !int 1 128 = 1
            io-threads-do-reads !yesno = no
            jemalloc-bg-thread yesno = yes
            lazyfree-lazy-eviction yesno = no
            lazyfree-lazy-expire yesno = no
            lazyfree-lazy-server-del yesno = no
            lazyfree-lazy-user-del yesno = no
            lazyfree-lazy-user-flush yesno = no
            list-compress-depth int 0 2147483647 = 0
            locale-collate text =
            masterauth ?text =
            masteruser ?text =
            maxmemory-clients ?text = 0
            maxmemory-eviction-tenacity int 0 100 = 10
            min-replicas-max-lag|min-slaves-max-lag ?int 0 2147483647 = 10
            min-replicas-to-write|min-slaves-to-write #int 0 2147483647 = 0
            oom-score-adj word no yes relative absolute = no
            oom-score-adj-values texts = 0 200 800
            proc-title-template text = {title} {listen-addr} {server-mode}
            propagation-error-behavior ?word ignore panic panic-on-replicas = ignore
            rdb-del-sync-files ?yesno = no
            repl-backlog-size ?memory 1 9223372036854775807 = 1048576
            repl-backlog-ttl ?int = 3600
            repl-disable-tcp-nodelay ?yesno = no
            repl-diskless-load ?word disabled on-empty-db swapdb flush-before-load = disabled
            repl-diskless-sync ?yesno = yes
            repl-diskless-sync-delay ?int 0 2147483647 = 5
            repl-diskless-sync-max-replicas ?int 0 2147483647 = 0
            repl-ping-replica-period|repl-ping-slave-period ?int 1 2147483647 = 10
            repl-timeout ?int 1 2147483647 = 60
            replica-announce-ip|slave-announce-ip ?text =
            replica-announce-port|slave-announce-port ?int 0 65535 = 0
            replica-announced ?yesno = yes
            replica-ignore-disk-write-errors ?yesno = no
            replica-ignore-maxmemory|slave-ignore-maxmemory ?yesno = yes
            replica-lazy-flush|slave-lazy-flush yesno = no
            replica-priority|slave-priority ?int 0 2147483647 = 100
            replica-read-only|slave-read-only ?yesno = yes
            replica-serve-stale-data|slave-serve-stale-data ?yesno = yes
            replicaof|slaveof #texts =
            sanitize-dump-payload ?word no yes clients = yes
            server_cpulist !text =
            set-proc-title !yesno = no
            shutdown-timeout int 0 2147483647 = 10
            socket-mark-id ?int 0 4294967295 = 0
            supervised ?word no auto systemd upstart = no
            syslog-enabled ?yesno = no
            syslog-facility ?word user local0 local1 local2 local3 local4 local5 local6 local7 = local0
            syslog-ident ?text = redis
            tls-client-cert-file ?text =
            tls-client-key-file ?text =
            tls-client-key-file-pass ?text =
            tls-cluster ?yesno = no
            tls-dh-params-file ?text =
            tls-replication ?yesno = no
            """;

    private OtherParameters() {}
}
