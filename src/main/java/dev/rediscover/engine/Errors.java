package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;

/**
 * Every error text that the engine can answer with, byte for byte as Redis says it, because learners will search for
 * it. {@code %s} stands for what differs from case to case.
 */
public enum Errors {
    // Any command
    SYNTAX("ERR syntax error"),
    WRONG_TYPE("WRONGTYPE Operation against a key holding the wrong kind of value"),
    WRONG_ARITY("ERR wrong number of arguments for '%s' command"),
    UNKNOWN_COMMAND("ERR unknown command '%s', with args beginning with: %s"),
    UNKNOWN_SUBCOMMAND("ERR unknown subcommand '%s'. Try %s HELP."),
    NOT_BUILT("ERR '%s' is a Redis command that this engine does not have yet"),
    NO_SUCH_KEY("ERR no such key"),
    NOT_INTEGER("ERR value is not an integer or out of range"),
    NOT_FLOAT("ERR value is not a valid float"),
    OUT_OF_RANGE("ERR value is out of range"),
    MUST_BE_POSITIVE("ERR value is out of range, must be positive"),
    INDEX_OUT_OF_RANGE("ERR index out of range"),
    SAME_OBJECT("ERR source and destination objects are the same"),
    INVALID_EXPIRE("ERR invalid expire time in '%s' command"),
    NUMKEYS_POSITIVE("ERR numkeys should be greater than 0"),
    NUMKEYS_TOO_BIG("ERR Number of keys can't be greater than number of args"),
    NUMKEYS_NEGATIVE("ERR Number of keys can't be negative"),
    ACL_CATEGORY("ERR Unknown category '%s'"),
    ACL_USER_NAME("ERR Usernames can't contain spaces or null characters"),
    ACL_RULE("ERR Error in ACL SETUSER modifier '%s': %s"),
    ACL_PARENTHESIS("ERR Unmatched parenthesis in acl selector starting at '%s'."),
    ACL_DEFAULT_USER("ERR The 'default' user cannot be removed"),
    ACL_NO_USER("ERR User '%s' not found"),
    ACL_NO_COMMAND("ERR Command '%s' not found"),
    ACL_GENPASS_BITS("ERR ACL GENPASS argument must be the number of bits for the output password, a positive number"
            + " up to 4096"),
    ACL_NO_FILE(
            "ERR This Redis instance is not configured to use an ACL file. You may want to specify users via the ACL"
                    + " SETUSER command and then issue a CONFIG REWRITE (assuming you have a Redis configuration file"
                    + " set) in order to store users in the Redis configuration."),
    ACL_FILE("ERR %s"),
    ACL_SAVE("ERR There was an error trying to save the ACLs. Please check the server logs for more information"),
    CLUSTER_DISABLED("ERR This instance has cluster support disabled"),
    NO_SCRIPT("NOSCRIPT No matching script. Please use EVAL."),
    SCRIPT_NOT_BUSY("NOTBUSY No scripts in execution right now."),
    SCRIPT_FLUSH_MODE("ERR SCRIPT FLUSH only support SYNC|ASYNC option"),
    COUNT_POSITIVE("ERR count should be greater than 0"),
    LIMIT_NEGATIVE("ERR LIMIT can't be negative"),
    INVALID_CURSOR("ERR invalid cursor"),
    BETWEEN("ERR value is out of range, value must between %s and %s"),

    // Keys
    UNSUPPORTED_OPTION("ERR Unsupported option %s"),
    EXPIRE_NX_CLASH("ERR NX and XX, GT or LT options at the same time are not compatible"),
    EXPIRE_GT_LT_CLASH("ERR GT and LT options at the same time are not compatible"),
    OUT_OF_MEMORY("OOM command not allowed when used memory > 'maxmemory'."),
    NO_LRU("ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when switching between"
            + " policies at runtime LRU and LFU data will take some time to adjust."),
    NO_LFU("ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching"
            + " between policies at runtime LRU and LFU data will take some time to adjust."),
    MIGRATE_KEY_AND_KEYS("ERR When using MIGRATE KEYS option, the key argument must be set to the empty string"),
    MIGRATE_CONNECT("IOERR error or timeout connecting to the client"),
    MIGRATE_IO("IOERR error or timeout %s to target instance"),
    MIGRATE_TARGET("ERR Target instance replied with error: %s"),
    BUSY_KEY("BUSYKEY Target key name already exists."),
    INVALID_TTL("ERR Invalid TTL value, must be >= 0"),
    INVALID_IDLETIME("ERR Invalid IDLETIME value, must be >= 0"),
    INVALID_FREQ("ERR Invalid FREQ value, must be >= 0 and <= 255"),
    PAYLOAD_CHECKSUM("ERR DUMP payload version or checksum are wrong"),
    BAD_PAYLOAD("ERR Bad data format"),
    SORT_BY_DENIED("ERR BY option of SORT denied due to insufficient ACL permissions."),
    SORT_GET_DENIED("ERR GET option of SORT denied due to insufficient ACL permissions."),
    SORT_NOT_NUMBERS("ERR One or more scores can't be converted into double"),

    // Sorted sets
    ZADD_NX_XX("ERR XX and NX options at the same time are not compatible"),
    ZADD_GT_LT_NX("ERR GT, LT, and/or NX options at the same time are not compatible"),
    ZADD_INCR_PAIRS("ERR INCR option supports a single increment-element pair"),
    SCORE_NAN("ERR resulting score is not a number (NaN)"),
    SCORE_RANGE("ERR min or max is not a float"),
    LEX_RANGE("ERR min or max not valid string range item"),
    ZRANGE_LIMIT("ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX"),
    ZRANGE_LEX_SCORES("ERR syntax error, WITHSCORES not supported in combination with BYLEX"),
    WEIGHT_NOT_FLOAT("ERR weight value is not a float"),
    INPUT_KEY_NEEDED("ERR at least 1 input key is needed for '%s' command"),

    // Blocking
    TIMEOUT_NOT_INTEGER("ERR timeout is not an integer or out of range"),
    NO_AOF("ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled."),
    TIMEOUT_NOT_FLOAT("ERR timeout is not a float or out of range"),
    TIMEOUT_NEGATIVE("ERR timeout is negative"),
    TIMEOUT_OUT_OF_RANGE("ERR timeout is out of range"),

    // Streams
    STREAM_ID("ERR Invalid stream ID specified as stream command argument"),
    STREAM_START("ERR invalid start ID for the interval"),
    STREAM_END("ERR invalid end ID for the interval"),
    STREAM_LIMIT_NEGATIVE("ERR The LIMIT argument must be >= 0."),
    STREAM_MAXLEN_NEGATIVE("ERR The MAXLEN argument must be >= 0."),
    STREAM_TRIM_CLASH("ERR syntax error, MAXLEN and MINID options at the same time are not compatible"),
    STREAM_LIMIT_ALONE("ERR syntax error, LIMIT cannot be used without specifying a trimming strategy"),
    STREAM_LIMIT_EXACT("ERR syntax error, LIMIT cannot be used without the special ~ option"),
    STREAM_ZERO_ID("ERR The ID specified in XADD must be greater than 0-0"),
    STREAM_SMALL_ID("ERR The ID specified in XADD is equal or smaller than the target stream top item"),
    STREAM_EXHAUSTED("ERR The stream has exhausted the last possible ID, unable to add more items"),
    STREAM_NUMIDS("ERR Number of IDs must be a positive integer"),
    STREAM_NUMIDS_MATCH("ERR The `numids` parameter must match the number of arguments"),
    STREAM_UNBALANCED("ERR Unbalanced '%s' list of streams: for each stream key an ID, '+', or '$' must be specified."),
    STREAM_UNBALANCED_GROUP("ERR Unbalanced '%s' list of streams: for each stream key an ID or '>' must be specified."),
    STREAM_NEW_ALONE("ERR The > ID can be specified only when calling XREADGROUP using the GROUP <group> <consumer>"
            + " option."),
    STREAM_GROUP_ALONE("ERR The GROUP option is only supported by XREADGROUP. You called XREAD instead."),
    STREAM_NOACK_ALONE("ERR The NOACK option is only supported by XREADGROUP. You called XREAD instead."),
    STREAM_GROUP_MISSING("ERR Missing GROUP option for XREADGROUP"),
    STREAM_LAST_IN_GROUP("ERR The $ ID is meaningless in the context of XREADGROUP: you want to read the history"
            + " of this consumer by specifying a proper ID, or use the > ID to get new messages. The $ ID would just"
            + " return an empty result set."),
    STREAM_LATEST_IN_GROUP("ERR The + ID is meaningless in the context of XREADGROUP: you want to read the history of"
            + " this consumer by specifying a proper ID, or use the > ID to get new messages. The + ID would just"
            + " return an empty result set."),
    NO_GROUP_READING("NOGROUP No such key '%s' or consumer group '%s' in XREADGROUP with GROUP option"),
    NO_GROUP("NOGROUP No such key '%s' or consumer group '%s'"),
    NO_SUCH_GROUP("NOGROUP No such consumer group '%s' for key name '%s'"),
    GROUP_EXISTS("BUSYGROUP Consumer Group name already exists"),
    GROUP_KEY("ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use the"
            + " MKSTREAM option to create an empty stream automatically."),
    ENTRIES_READ("ERR value for ENTRIESREAD must be positive or -1"),
    ENTRIES_ADDED("ERR entries_added must be positive"),
    XSETID_SMALL("ERR The ID specified in XSETID is smaller than the target stream top item"),
    XSETID_DELETED("ERR The ID specified in XSETID is smaller than the provided max_deleted_entry_id"),
    XSETID_CURRENT_DELETED("ERR The ID specified in XSETID is smaller than current max_deleted_entry_id"),
    XSETID_LENGTH("ERR The entries_added specified in XSETID is smaller than the target stream length"),
    CLAIM_MIN_IDLE("ERR Invalid min-idle-time argument for %s"),
    CLAIM_OPTION("ERR Unrecognized XCLAIM option '%s'"),
    CLAIM_IDLE("ERR Invalid IDLE option argument for XCLAIM"),
    CLAIM_TIME("ERR Invalid TIME option argument for XCLAIM"),
    CLAIM_RETRYCOUNT("ERR Invalid RETRYCOUNT option argument for XCLAIM"),
    CLAIM_COUNT("ERR COUNT must be > 0"),
    XNACK_RETRYCOUNT("ERR Invalid RETRYCOUNT option argument for XNACK"),
    IDMP_EMPTY("ERR IDMP producer-id and idempotent-id can't be empty"),
    IDMP_TWICE("ERR syntax error, IDMP and IDMPAUTO can be specified only once"),
    IDMP_NEEDS_AUTO_ID("ERR IDMP and IDMPAUTO can be used only with auto-generated IDs"),
    IDMP_DURATION("ERR IDMP-DURATION must be between 1 and 86400"),
    IDMP_MAXSIZE("ERR IDMP-MAXSIZE must be between 1 and 10000"),
    IDMP_NOTHING("ERR At least one of IDMP-DURATION or IDMP-MAXSIZE must be specified"),
    IDMP_NO_ENTRY("ERR The stream has no entry with this ID"),
    IDMP_OTHER_ID("ERR The idempotent ID already refers to another entry"),

    // Transactions
    NESTED_MULTI("ERR MULTI calls can not be nested"),
    DISCARD_WITHOUT_MULTI("ERR DISCARD without MULTI"),
    EXEC_WITHOUT_MULTI("ERR EXEC without MULTI"),
    EXEC_ABORTED("EXECABORT Transaction discarded because of previous errors."),
    EXEC_REFUSED("EXECABORT Transaction discarded because of: %s"),
    WATCH_INSIDE_MULTI("ERR WATCH inside MULTI is not allowed"),
    NOT_IN_TRANSACTION("ERR Command not allowed inside a transaction"),

    // Messages
    SUBSCRIBER(
            "ERR Can't execute '%s': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this"
                    + " context"),

    // Client-side caching
    ONE_REDIRECT("ERR A client can only redirect to a single other client"),
    REDIRECT_TO_NOBODY("ERR The client ID you want redirect to does not exist"),
    PREFIX_WITHOUT_BCAST("ERR PREFIX option requires BCAST mode to be enabled"),
    BCAST_SWITCHED("ERR You can't switch BCAST mode on/off before disabling tracking for this client, and then"
            + " re-enabling it with a different mode."),
    BCAST_AND_OPT("ERR OPTIN and OPTOUT are not compatible with BCAST"),
    OPTIN_AND_OPTOUT("ERR You can't specify both OPTIN mode and OPTOUT mode"),
    OPT_SWITCHED("ERR You can't switch OPTIN/OPTOUT mode before disabling tracking for this client, and then"
            + " re-enabling it with a different mode."),
    PREFIX_KNOWN("ERR Prefix '%s' overlaps with an existing prefix '%s'. Prefixes for a single client must not"
            + " overlap."),
    PREFIX_TWICE("ERR Prefix '%s' overlaps with another provided prefix '%s'. Prefixes for a single client must not"
            + " overlap."),
    CACHING_WITHOUT_TRACKING("ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or"
            + " OPTOUT mode enabled"),
    CACHING_YES("ERR CLIENT CACHING YES is only valid when tracking is enabled in OPTIN mode."),
    CACHING_NO("ERR CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode."),

    // Settings
    CONFIG_UNKNOWN("ERR Unknown option or number of arguments for CONFIG SET - '%s'"),
    CONFIG_FAILED("ERR CONFIG SET failed (possibly related to argument '%s') - %s"),
    SLOWLOG_COUNT("ERR count should be greater than or equal to -1"),
    NO_LATENCY("ERR No samples available for event '%s'"),
    MONITOR_IN_TRANSACTION("ERR MONITOR isn't allowed for DENY BLOCKING client"),
    DEBUG_DATABASE("ERR Out of range database"),
    DEBUG_NOT_ALLOWED("ERR DEBUG command not allowed. If the enable-debug-command option is set to \"local\", you can"
            + " run it from a local connection, otherwise you need to set this option in the configuration file, and"
            + " then restart the server."),
    DEBUG_NOT_HERE("ERR DEBUG %s: this server has nothing of the kind"),
    DEBUG_RELOAD("ERR DEBUG RELOAD only supports the MERGE, NOFLUSH and NOSAVE options."),
    DEBUG_NO_LISTPACK("ERR Not a listpack encoded object."),
    DEBUG_SLEEP("ERR DEBUG SLEEP takes from 0 to 60 seconds"),
    DEBUG_PROTOCOL("ERR Wrong protocol type name. Please use one of the following:"
            + " string|integer|double|null|array|set|map|push|verbatim|true|false|bignum"),
    CONFIG_REWRITE("ERR Rewriting config file: %s"),
    SHUTDOWN_FAILED("ERR Errors trying to SHUTDOWN. Check logs."),
    SHUTDOWN_SHELL("ERR SHUTDOWN ends a server, but this engine belongs to a shell: type exit there to end it"),
    NO_SHUTDOWN("ERR No shutdown in progress."),

    // Files that keep data
    NO_FILES("ERR %s: this engine keeps its data in memory only"),
    CONFIG_NO_FILE("ERR The server is running without a config file"),

    // Connection and databases
    NOT_INT_32("ERR value is out of range, value must between -2147483648 and 2147483647"),
    FIRST_DB_INDEX("ERR invalid first DB index"),
    SECOND_DB_INDEX("ERR invalid second DB index"),
    DB_INDEX("ERR DB index is out of range"),
    NO_PROTO("NOPROTO unsupported protocol version"),
    HELLO_OPTION("ERR Syntax error in HELLO option '%s'"),
    NO_PERMISSION("NOPERM %s"),
    NOT_AUTHENTICATED("NOAUTH Authentication required."),
    HELLO_NOT_AUTHENTICATED("NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO"
            + " <proto> AUTH <user> <pass> option can be used to authenticate the client and select the RESP protocol"
            + " version at the same time"),
    NO_PASSWORD_SET("ERR AUTH <password> called without any password configured for the default user. Are you sure"
            + " your configuration is correct?"),
    WRONG_PASSWORD("WRONGPASS invalid username-password pair or user is disabled."),
    SETINFO_OPTION("ERR Unrecognized option '%s'"),
    SETINFO_VALUE("ERR %s cannot contain spaces, newlines or special characters."),
    CLIENT_ID("ERR Invalid client ID"),
    KILL_ID("ERR client-id should be greater than 0"),
    MAXAGE_NOT_INTEGER("ERR maxage is not an integer or out of range"),
    MAXAGE_POSITIVE("ERR maxage should be greater than 0"),
    NO_SUCH_USER("ERR No such user '%s'"),
    NO_SUCH_CLIENT("ERR No such client"),
    PAUSE_MODE("ERR CLIENT PAUSE mode must be WRITE or ALL"),
    SUBCOMMAND_ARGUMENTS("ERR unknown subcommand or wrong number of arguments for '%s'. Try %s HELP."),
    UNBLOCK_REASON("ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR"),
    UNBLOCKED("UNBLOCKED client unblocked via CLIENT UNBLOCK"),
    CLIENT_TYPE("ERR Unknown client type '%s'"),
    GETKEYS_COMMAND("ERR Invalid command specified"),
    GETKEYS_NO_KEYS("ERR The command has no key arguments"),
    GETKEYS_ARITY("ERR Invalid number of arguments specified for command"),
    GETKEYS_ARGUMENTS("ERR Invalid arguments specified for command"),
    CLIENT_NAME("ERR Client names cannot contain spaces, newlines or special characters."),
    PROTO_NOT_INTEGER("ERR Protocol version is not an integer or out of range"),

    // Lists
    LPOS_RANK("ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative"
            + " to start from the end of the list"),
    LPOS_COUNT("ERR COUNT can't be negative"),
    LPOS_MAXLEN("ERR MAXLEN can't be negative"),

    // Hashes
    HASH_NOT_INTEGER("ERR hash value is not an integer"),
    HASH_NOT_FLOAT("ERR hash value is not a float"),
    NAN_OR_INFINITY_GIVEN("ERR value is NaN or Infinity"),
    FIELDS_MISSING("ERR Mandatory argument FIELDS is missing or not at the right position"),
    NUMFIELDS("ERR Number of fields must be a positive integer"),
    NUMFIELDS_MISMATCH("ERR The `numfields` parameter must match the number of arguments"),
    HEXPIRE_NUMFIELDS("ERR Parameter `numFields` should be greater than 0"),
    HSETEX_NUMFIELDS("ERR invalid number of fields"),
    HSETEX_CONDITIONS("ERR Only one of FXX or FNX arguments can be specified"),
    HSETEX_EXPIRIES("ERR Only one of EX, PX, EXAT, PXAT or KEEPTTL arguments can be specified"),
    UNKNOWN_ARGUMENT("ERR unknown argument: %s"),
    EXPIRE_NEGATIVE("ERR invalid expire time, must be >= 0"),
    FIELDSET_MISSING("ERR no such fieldset"),
    FIELDSET_DUPLICATE("ERR duplicate field name in fieldset"),
    FIELDSET_COUNT("ERR value count does not match fieldset field count"),
    NOVALUES("ERR NOVALUES option can only be used in HSCAN"),

    // Arrays
    ARRAY_INDEX("ERR invalid array index"),
    ARRAY_OVERFLOW("ERR array index overflow"),
    ARRAY_INSERT_OVERFLOW("ERR insert index overflow"),
    ARRAY_RANGE("ERR range exceeds maximum of %s items"),
    ARRAY_COUNT("ERR count exceeds maximum of %s items"),
    ARRAY_COUNT_INVALID("ERR invalid COUNT"),
    ARRAY_OPERATION("ERR unknown operation"),
    ARRAY_MATCH("ERR MATCH requires a value argument"),
    RING_SIZE("ERR invalid size"),
    RING_SIZE_POSITIVE("ERR size must be positive"),
    LIMIT_POSITIVE("ERR LIMIT must be positive"),
    REGEX_EMPTY("ERR regular expression is empty"),
    REGEX_TOO_LONG("ERR regular expression is too long, maximum is %s bytes"),
    REGEX_INVALID("ERR invalid regular expression: %s"),
    REGEX_BACK_REFERENCES("ERR regular expression backreferences are not supported"),
    TOO_MANY_PREDICATES("ERR too many predicates, maximum is %s"),

    // Strings
    STRING_TOO_LONG("ERR string exceeds maximum allowed size (proto-max-bulk-len)"),
    OVERFLOW("ERR increment or decrement would overflow"),
    NAN_OR_INFINITY("ERR increment would produce NaN or Infinity"),
    DECREMENT_OVERFLOW("ERR decrement would overflow"),
    LCS_NOT_STRINGS("ERR The specified keys must contain string values"),
    LCS_LEN_AND_IDX("ERR If you want both the length and indexes, please just use IDX."),
    LCS_TOO_LONG("ERR Insufficient memory, transient memory for LCS exceeds proto-max-bulk-len"),
    INVALID_NUMKEYS("ERR invalid numkeys value"),
    WRONG_KEY_VALUES("ERR wrong number of key-value pairs"),
    INVALID_CONDITION("ERR Invalid condition. Use IFEQ, IFNE, IFDEQ, or IFDNE"),
    DIGEST_LENGTH("ERR must be exactly 16 hexadecimal characters"),
    BOUNDS("ERR LBOUND can't be greater than UBOUND"),
    INCREX_NOT_INTEGER("ERR %s is not an integer or out of range"),
    INCREX_NOT_FLOAT("ERR %s is not a valid float"),
    INCREX_INFINITE("ERR BYFLOAT increment cannot be Infinity"),
    INCREX_INFINITE_VALUE("ERR value cannot be Infinity"),
    INCREX_APPLIED_OVERFLOW("ERR applied increment would overflow"),
    INCREX_APPLIED_INFINITE("ERR applied increment would be Infinity"),
    ENX_ALONE("ERR ENX flag requires an expiration"),
    DELEX_TYPE("ERR Key should be of string type if conditions are specified"),
    OFFSET("ERR offset is out of range"),

    // Bitmaps
    BIT_OFFSET("ERR bit offset is not an integer or out of range"),
    BIT("ERR bit is not an integer or out of range"),
    BITPOS_BIT("ERR The bit argument must be 1 or 0."),
    BITFIELD_TYPE("ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported but i64 is."),
    BITFIELD_OVERFLOW("ERR Invalid OVERFLOW type specified"),
    BITFIELD_READ_ONLY("ERR BITFIELD_RO only supports the GET subcommand"),
    BITOP_NOT("ERR BITOP NOT must be called with a single source key."),
    BITOP_SOURCES("ERR BITOP %s must be called with at least two source keys."),

    // HyperLogLog
    NOT_HLL("WRONGTYPE Key is not a valid HyperLogLog string value."),
    CORRUPT_HLL("INVALIDOBJ Corrupted HLL object detected"),
    PFDEBUG_NO_KEY("ERR The specified key does not exist"),
    PFDEBUG_SUBCOMMAND("ERR Unknown PFDEBUG subcommand '%s'"),
    PFDEBUG_NOT_SPARSE("ERR HLL encoding is not sparse"),
    PFDEBUG_SIMD("ERR Argument must be ON or OFF"),

    // Geo
    GEO_POSITION("ERR invalid longitude,latitude pair %s,%s"),
    GEO_UNIT("ERR unsupported unit provided. please use M, KM, FT, MI"),
    GEO_RADIUS("ERR need numeric radius"),
    GEO_RADIUS_NEGATIVE("ERR radius cannot be negative"),
    GEO_WIDTH("ERR need numeric width"),
    GEO_HEIGHT("ERR need numeric height"),
    GEO_BOX_NEGATIVE("ERR height or width cannot be negative"),
    GEO_NO_MEMBER("ERR could not decode requested zset member"),
    GEO_COUNT("ERR COUNT must be > 0"),
    GEO_ANY("ERR the ANY argument requires COUNT argument"),
    GEO_FROM("ERR exactly one of FROMMEMBER or FROMLONLAT can be specified for %s"),
    GEO_BY("ERR exactly one of BYRADIUS and BYBOX can be specified for %s"),
    GEO_STORE_WITH("ERR %s is not compatible with WITHDIST, WITHHASH and WITHCOORD options");

    private final String text;
    private final Reply.Err plain;

    Errors(String text) {
        this.text = text;
        this.plain = text.contains("%s") ? null : new Reply.Err(text);
    }

    /** The text with its {@code %s} still in it. */
    public String template() {
        return text;
    }

    /** The error with each {@code %s} replaced in turn. */
    public Reply.Err reply(String... details) {
        if (plain != null) {
            return plain;
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (String detail : details) {
            int at = text.indexOf("%s", from);
            filled.append(text, from, at).append(oneLine(detail));
            from = at + 2;
        }
        return new Reply.Err(filled.append(text, from, text.length()).toString());
    }

    /** To be thrown: {@code throw Errors.SYNTAX.raise()}. */
    public RedisException raise(String... details) {
        return new RedisException(reply(details));
    }

    /** To be thrown, with words of the client in it. They end at their first zero byte, as C strings do in Redis. */
    public RedisException raise(Bytes detail) {
        return raise(cString(detail, detail.length()));
    }

    /** At most {@code most} bytes of {@code word}, up to its first zero byte, as lossless text. */
    static String cString(Bytes word, int most) {
        int end = 0;
        while (end < word.length() && end < most && word.at(end) != 0) {
            end++;
        }
        return Utf8.text(word.slice(0, end));
    }

    /** An error ends at the end of its line, so line ends inside it become blanks, as Redis does. */
    private static String oneLine(String text) {
        return text.indexOf('\r') < 0 && text.indexOf('\n') < 0
                ? text
                : text.replace('\r', ' ').replace('\n', ' ');
    }
}
