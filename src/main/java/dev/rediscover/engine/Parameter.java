package dev.rediscover.engine;

/** The parameters of CONFIG that something in this program obeys. The others are in {@link OtherParameters}. */
public enum Parameter {
    ACL_PUBSUB_DEFAULT("acl-pubsub-default word allchannels resetchannels = resetchannels"),
    ACLFILE("aclfile !text ="),
    ACLLOG_MAX_LEN("acllog-max-len int = 128"),
    BIND("bind texts = 127.0.0.1 -::1"),
    BUSY_REPLY_THRESHOLD("busy-reply-threshold|lua-time-limit int = 5000"),
    CLIENT_OUTPUT_BUFFER_LIMIT("client-output-buffer-limit limits"
            + " = normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60"),
    CLIENT_QUERY_BUFFER_LIMIT("client-query-buffer-limit memory 1048576 9223372036854775807 = 1073741824"),
    DATABASES("databases !int 1 16 = 16"),
    DIR("dir ^text ="),
    ENABLE_DEBUG_COMMAND("enable-debug-command !word no yes local = local"),
    ENABLE_PROTECTED_CONFIGS("enable-protected-configs !word no yes local = no"),
    HASH_MAX_LISTPACK_ENTRIES("hash-max-listpack-entries|hash-max-ziplist-entries int = 512"),
    HASH_MAX_LISTPACK_VALUE("hash-max-listpack-value|hash-max-ziplist-value memory = 64"),
    HLL_SPARSE_MAX_BYTES("hll-sparse-max-bytes memory = 3000"),
    HZ("hz int 0 2147483647 = 10"),
    LATENCY_MONITOR_THRESHOLD("latency-monitor-threshold int = 0"),
    LATENCY_TRACKING("latency-tracking yesno = yes"),
    LATENCY_TRACKING_INFO_PERCENTILES("latency-tracking-info-percentiles percentiles = 50 99 99.9"),
    LFU_DECAY_TIME("lfu-decay-time int 0 2147483647 = 1"),
    LFU_LOG_FACTOR("lfu-log-factor int 0 2147483647 = 10"),
    LIST_MAX_LISTPACK_SIZE("list-max-listpack-size|list-max-ziplist-size int -2147483648 2147483647 = -2"),
    LOGFILE("logfile !text ="),
    LOGLEVEL("loglevel word debug verbose notice warning nothing = notice"),
    MAXCLIENTS("maxclients int 1 4294967295 = 10000"),
    MAXMEMORY("maxmemory memory = 0"),
    MAXMEMORY_POLICY("maxmemory-policy word volatile-lru volatile-lfu volatile-random volatile-ttl allkeys-lru"
            + " allkeys-lfu allkeys-random noeviction = noeviction"),
    MAXMEMORY_SAMPLES("maxmemory-samples int 1 2147483647 = 5"),
    NOTIFY_KEYSPACE_EVENTS("notify-keyspace-events text ="),
    PIDFILE("pidfile !text ="),
    PORT("port int 0 65535 = 6379"),
    PROTECTED_MODE("protected-mode yesno = yes"),
    PROTO_MAX_BULK_LEN("proto-max-bulk-len memory 1048576 9223372036854775807 = 536870912"),
    REQUIREPASS("requirepass text ="),
    SET_MAX_INTSET_ENTRIES("set-max-intset-entries int = 512"),
    SET_MAX_LISTPACK_ENTRIES("set-max-listpack-entries int = 128"),
    SET_MAX_LISTPACK_VALUE("set-max-listpack-value memory = 64"),
    SHUTDOWN_ON_SIGINT("shutdown-on-sigint flags default save nosave now force = default"),
    SHUTDOWN_ON_SIGTERM("shutdown-on-sigterm flags default save nosave now force = default"),
    SLOWLOG_LOG_SLOWER_THAN("slowlog-log-slower-than int -1 9223372036854775807 = 10000"),
    SLOWLOG_MAX_LEN("slowlog-max-len int = 128"),
    STREAM_NODE_MAX_BYTES("stream-node-max-bytes memory = 4096"),
    STREAM_NODE_MAX_ENTRIES("stream-node-max-entries int = 100"),
    TCP_BACKLOG("tcp-backlog !int 0 2147483647 = 511"),
    TCP_KEEPALIVE("tcp-keepalive int 0 2147483647 = 300"),
    TIMEOUT("timeout int 0 2147483647 = 0"),
    TLS_AUTH_CLIENTS("tls-auth-clients word no yes optional = yes"),
    TLS_CA_CERT_DIR("tls-ca-cert-dir text ="),
    TLS_CA_CERT_FILE("tls-ca-cert-file text ="),
    TLS_CERT_FILE("tls-cert-file text ="),
    TLS_CIPHERS("tls-ciphers text ="),
    TLS_CIPHERSUITES("tls-ciphersuites text ="),
    TLS_KEY_FILE("tls-key-file text ="),
    TLS_KEY_FILE_PASS("tls-key-file-pass text ="),
    TLS_PORT("tls-port int 0 65535 = 0"),
    TLS_PREFER_SERVER_CIPHERS("tls-prefer-server-ciphers yesno = no"),
    TLS_PROTOCOLS("tls-protocols text ="),
    TLS_SESSION_CACHE_SIZE("tls-session-cache-size int = 20480"),
    TLS_SESSION_CACHE_TIMEOUT("tls-session-cache-timeout int = 300"),
    TLS_SESSION_CACHING("tls-session-caching yesno = yes"),
    TRACKING_TABLE_MAX_KEYS("tracking-table-max-keys int = 1000000"),
    UNIXSOCKET("unixsocket !text ="),
    UNIXSOCKETPERM("unixsocketperm !octal 777 = 0"),
    ZSET_MAX_LISTPACK_ENTRIES("zset-max-listpack-entries|zset-max-ziplist-entries int = 128"),
    ZSET_MAX_LISTPACK_VALUE("zset-max-listpack-value|zset-max-ziplist-value memory = 64");

    private final String line;

    Parameter(String line) {
        this.line = line;
    }

    /** What it takes, in the form of {@link ParameterSpec#read}. */
    String line() {
        return line;
    }
}
