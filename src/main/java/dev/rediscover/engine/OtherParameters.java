package dev.rediscover.engine;

/**
 * Parameters of CONFIG that clients and tools read and that nothing in this program obeys. Those that would change
 * nothing that can be seen here (how a C program frees memory, how often it looks around) can be set; the others stand
 * as they are, marked with {@code !}, and CONFIG SET says so.
 */
final class OtherParameters {
    static final String TABLE = """
            acllog-max-len !int = 128
            activedefrag yesno = no
            active-defrag-cycle-max int 1 99 = 25
            active-defrag-cycle-min int 1 99 = 1
            active-defrag-ignore-bytes memory = 104857600
            active-defrag-max-scan-fields int = 1000
            active-defrag-threshold-lower int 0 1000 = 10
            active-defrag-threshold-upper int 0 1000 = 100
            activerehashing yesno = yes
            always-show-logo !yesno = no
            aof-load-truncated !yesno = yes
            aof-rewrite-incremental-fsync !yesno = yes
            aof-timestamp-enabled !yesno = no
            aof-use-rdb-preamble !yesno = yes
            appenddirname !text = appendonlydir
            appendfilename !text = appendonly.aof
            appendfsync !word everysec always no = everysec
            appendonly !yesno = no
            auto-aof-rewrite-min-size !memory = 67108864
            auto-aof-rewrite-percentage !int = 100
            bind !text =
            busy-reply-threshold|lua-time-limit !int = 5000
            client-output-buffer-limit !text = normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60
            client-query-buffer-limit !memory = 1073741824
            cluster-enabled !yesno = no
            crash-log-enabled yesno = yes
            crash-memcheck-enabled yesno = yes
            daemonize !yesno = no
            databases !int = 16
            dbfilename !text = dump.rdb
            dir !text =
            disable-thp !yesno = yes
            dynamic-hz yesno = yes
            enable-debug-command !word no yes local = local
            enable-module-command !word no yes local = no
            enable-protected-configs !word no yes local = no
            hz int 1 500 = 10
            io-threads !int = 1
            io-threads-do-reads !yesno = no
            jemalloc-bg-thread yesno = yes
            lazyfree-lazy-eviction yesno = no
            lazyfree-lazy-expire yesno = no
            lazyfree-lazy-server-del yesno = no
            lazyfree-lazy-user-del yesno = no
            lazyfree-lazy-user-flush yesno = no
            list-compress-depth int 0 2147483647 = 0
            logfile !text =
            loglevel word debug verbose notice warning nothing = notice
            maxclients !int = 10000
            maxmemory-clients !text = 0
            maxmemory-eviction-tenacity int 0 100 = 10
            min-replicas-max-lag|min-slaves-max-lag !int = 10
            min-replicas-to-write|min-slaves-to-write !int = 0
            no-appendfsync-on-rewrite !yesno = no
            pidfile !text =
            port !int = 0
            protected-mode !yesno = yes
            rdb-save-incremental-fsync !yesno = yes
            rdbchecksum !yesno = yes
            rdbcompression !yesno = yes
            repl-backlog-size !memory = 1048576
            repl-backlog-ttl !int = 3600
            repl-diskless-load !word disabled on-empty-db swapdb = disabled
            repl-diskless-sync !yesno = yes
            repl-diskless-sync-delay !int = 5
            repl-ping-replica-period|repl-ping-slave-period !int = 10
            repl-timeout !int = 60
            replica-lazy-flush|slave-lazy-flush yesno = no
            replica-priority|slave-priority !int = 100
            replica-read-only|slave-read-only !yesno = yes
            replica-serve-stale-data|slave-serve-stale-data !yesno = yes
            replicaof|slaveof !text =
            requirepass !text =
            sanitize-dump-payload !word no yes clients = yes
            save !text =
            set-proc-title !yesno = no
            stop-writes-on-bgsave-error !yesno = yes
            supervised !text = no
            tcp-backlog !int = 511
            tcp-keepalive !int = 300
            timeout !int = 0
            tls-port !int = 0
            unixsocket !text =
            unixsocketperm !int = 0
            """;

    private OtherParameters() {}
}
