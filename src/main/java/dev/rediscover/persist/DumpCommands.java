package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Crc64;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Type;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * DUMP and RESTORE: a value as bytes that another server takes. Behind the value stand the RDB version (2 bytes) and a
 * CRC-64 of all before (8 bytes), lowest byte first.
 */
public final class DumpCommands implements Family {
    private static final int FOOTER = 10;

    /** The version of Redis 7.0, so that it takes what we dump; field expiry came with 12, arrays with 14. */
    static final int VERSION = 10;

    private static final int NEWEST_READ = RdbOptions.NEWEST_VERSION;

    private static final String TABLE = """
            group generic
            DUMP key
              2.6.0 | readonly | O(N*M) for N elements of M bytes
              Gives what a key holds as bytes, to be restored elsewhere.
              see RESTORE COPY
              keys RO access
            RESTORE key ttl serialized-value [REPLACE] [ABSTTL] [IDLETIME seconds] [FREQ frequency]
              2.6.0 | write denyoom | O(N*M) for N elements of M bytes; sorted sets O(N*M*log N)
              Makes a key from the bytes that DUMP gave.
              see DUMP COPY
              keys OW update
              acl dangerous
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "DUMP" -> dump(c.db().read(c.args().next()));
            case "RESTORE" -> restore(c);
            default -> throw c.unbound();
        };
    }

    /** A time to live becomes a moment; where that was over, what stood there went. */
    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        List<Bytes> argv = c.argv();
        if (!c.name().equals("RESTORE") || argv.get(2).is("0")) {
            return null;
        }
        long at = c.db().expireAt(argv.get(1));
        if (at == Keyspace.NO_EXPIRY) {
            return List.of(List.of(Bytes.of("DEL"), argv.get(1)));
        }
        List<Bytes> absolute = new ArrayList<>(argv);
        absolute.set(2, Bytes.of(at));
        for (int i = 4; i < argv.size(); i++) {
            if (argv.get(i).is("ABSTTL")) {
                return null;
            }
        }
        absolute.add(Bytes.of("ABSTTL"));
        return List.of(absolute);
    }

    private static Reply dump(Value value) {
        return value == null ? Reply.NIL : Reply.of(payload(value));
    }

    /** The payload of DUMP for {@code value}. */
    public static Bytes payload(Value value) {
        return withFooter(RdbEncoder.encode(value), version(value));
    }

    /** {@code body} with the footer that says it is of Redis 7.0. */
    static Bytes withFooter(byte[] body) {
        return withFooter(body, VERSION);
    }

    private static Bytes withFooter(byte[] body, int version) {
        byte[] payload = Arrays.copyOf(body, body.length + FOOTER);
        payload[body.length] = (byte) version;
        long crc = Crc64.update(0, payload, 0, body.length + 2);
        for (int i = 0; i < Long.BYTES; i++) {
            payload[body.length + 2 + i] = (byte) (crc >>> (8 * i));
        }
        return Bytes.wrap(payload);
    }

    private static int version(Value value) {
        int needed = value.type() == Type.STREAM ? 0 : RdbEncoder.versionFor(value);
        return Math.max(needed, VERSION);
    }

    private static Reply restore(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes ttl = args.next();
        Bytes payload = args.next();
        RestoreOptions options = RestoreOptions.read(args);
        Keyspace db = c.db();
        if (!options.replace() && db.exists(key)) {
            throw Errors.BUSY_KEY.raise();
        }
        long millis = new Args(java.util.List.of(ttl), 0).integer();
        if (millis < 0) {
            throw Errors.INVALID_TTL.raise();
        }
        checked(payload.array(), false);
        Value value = decoded(c, payload.array());
        long at = millis == 0 ? Keyspace.NO_EXPIRY : options.absolute() ? millis : c.now() + millis;
        if (at != Keyspace.NO_EXPIRY && c.isOver(at)) {
            db.delete(key);
            return Reply.OK;
        }
        db.put(key, value, at, KeyEvent.Type.RESTORE);
        if (options.idleSeconds() >= 0) {
            c.engine().eviction().setIdleSeconds(value, options.idleSeconds());
        }
        if (options.frequency() >= 0) {
            c.engine().eviction().setFrequency(value, options.frequency());
        }
        return Reply.OK;
    }

    /**
     * Where the footer of a payload begins, which must fit what stands before it.
     *
     * @param mayBeEmpty whether nothing at all may stand there
     */
    static int checked(byte[] payload, boolean mayBeEmpty) {
        int footer = payload.length - FOOTER;
        if (footer < (mayBeEmpty ? 0 : 1)) {
            throw Errors.PAYLOAD_CHECKSUM.raise();
        }
        int version = payload[footer] & 0xff | (payload[footer + 1] & 0xff) << 8;
        long crc = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            crc |= (payload[footer + 2 + i] & 0xffL) << (8 * i);
        }
        if (version > NEWEST_READ || crc != Crc64.update(0, payload, 0, footer + 2)) {
            throw Errors.PAYLOAD_CHECKSUM.raise();
        }
        return footer;
    }

    private static Value decoded(Call c, byte[] payload) {
        try {
            return RdbDecoder.decode(payload, payload.length - FOOTER, c.limits());
        } catch (RdbDecoder.Corrupt e) {
            throw Errors.BAD_PAYLOAD.raise();
        }
    }
}
