package dev.rediscover.engine;

/** The parameters of CONFIG that something in this program obeys. The others are in {@link OtherParameters}. */
public enum Parameter {
    ACTIVE_EXPIRE_EFFORT("active-expire-effort int 1 10 = 1"),
    HASH_MAX_LISTPACK_ENTRIES("hash-max-listpack-entries|hash-max-ziplist-entries int = 512"),
    HASH_MAX_LISTPACK_VALUE("hash-max-listpack-value|hash-max-ziplist-value memory = 64"),
    HLL_SPARSE_MAX_BYTES("hll-sparse-max-bytes memory = 3000"),
    LATENCY_MONITOR_THRESHOLD("latency-monitor-threshold int = 0"),
    LATENCY_TRACKING("latency-tracking yesno = yes"),
    LATENCY_TRACKING_INFO_PERCENTILES("latency-tracking-info-percentiles percentiles = 50 99 99.9"),
    LFU_DECAY_TIME("lfu-decay-time int 0 2147483647 = 1"),
    LFU_LOG_FACTOR("lfu-log-factor int 0 2147483647 = 10"),
    LIST_MAX_LISTPACK_SIZE("list-max-listpack-size|list-max-ziplist-size int -2147483648 2147483647 = -2"),
    MAXMEMORY("maxmemory memory = 0"),
    MAXMEMORY_POLICY("maxmemory-policy word volatile-lru volatile-lfu volatile-random volatile-ttl allkeys-lru"
            + " allkeys-lfu allkeys-random noeviction = noeviction"),
    MAXMEMORY_SAMPLES("maxmemory-samples int 1 2147483647 = 5"),
    NOTIFY_KEYSPACE_EVENTS("notify-keyspace-events text ="),
    PROTO_MAX_BULK_LEN("proto-max-bulk-len memory 1048576 9223372036854775807 = 536870912"),
    SET_MAX_INTSET_ENTRIES("set-max-intset-entries int = 512"),
    SET_MAX_LISTPACK_ENTRIES("set-max-listpack-entries int = 128"),
    SET_MAX_LISTPACK_VALUE("set-max-listpack-value memory = 64"),
    SLOWLOG_LOG_SLOWER_THAN("slowlog-log-slower-than int -1 9223372036854775807 = 10000"),
    SLOWLOG_MAX_LEN("slowlog-max-len int = 128"),
    STREAM_NODE_MAX_BYTES("stream-node-max-bytes memory = 4096"),
    STREAM_NODE_MAX_ENTRIES("stream-node-max-entries int = 100"),
    TRACKING_TABLE_MAX_KEYS("tracking-table-max-keys int = 1000000"),
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
