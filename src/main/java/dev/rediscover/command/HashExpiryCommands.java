package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.HashValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The expiry of single fields of a hash, and reading, writing and removing fields together with it. The order in which
 * mistakes are complained of is that of Redis 8.0.
 */
public final class HashExpiryCommands implements Family {
    private static final ExpireCondition ALWAYS = new ExpireCondition(false, false, false, false);

    private static final String TABLE = """
            group hash
            HEXPIRE key seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]
              7.4.0 | write denyoom fast | O(N) for N fields
              Lets fields expire after a number of seconds.
              see HPEXPIRE HTTL HPERSIST EXPIRE
              keys RW update
            HEXPIREAT key unix-time-seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]
              7.4.0 | write denyoom fast | O(N) for N fields
              Lets fields expire at a Unix time in seconds.
              see HPEXPIREAT HEXPIRETIME HEXPIRE
              keys RW update
            HEXPIRETIME key FIELDS numfields field [field ...]
              7.4.0 | readonly fast | O(N) for N fields
              Tells at which Unix time, in seconds, fields expire.
              see HPEXPIRETIME HEXPIREAT HTTL
              keys RO access
            HGETDEL key FIELDS numfields field [field ...]
              8.0.0 | write fast | O(N) for N fields
              Gives the values of fields and removes the fields.
              see HGET HDEL HGETEX
              keys RW access delete
            HGETEX key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | \
            PERSIST] FIELDS numfields field [field ...]
              8.0.0 | write fast | O(N) for N fields
              Gives the values of fields and sets or removes their expiry.
              see HGET HEXPIRE HPERSIST HSETEX
              keys RW access update
            HPERSIST key FIELDS numfields field [field ...]
              7.4.0 | write fast | O(N) for N fields
              Takes the expiry of fields away, so that they stay.
              see HEXPIRE HTTL PERSIST
              keys RW update
            HPEXPIRE key milliseconds [NX | XX | GT | LT] FIELDS numfields field [field ...]
              7.4.0 | write denyoom fast | O(N) for N fields
              Lets fields expire after a number of milliseconds.
              see HEXPIRE HPTTL
              keys RW update
            HPEXPIREAT key unix-time-milliseconds [NX | XX | GT | LT] FIELDS numfields field [field ...]
              7.4.0 | write denyoom fast | O(N) for N fields
              Lets fields expire at a Unix time in milliseconds.
              see HEXPIREAT HPEXPIRETIME
              keys RW update
            HPEXPIRETIME key FIELDS numfields field [field ...]
              7.4.0 | readonly fast | O(N) for N fields
              Tells at which Unix time, in milliseconds, fields expire.
              see HEXPIRETIME HPEXPIREAT
              keys RO access
            HPTTL key FIELDS numfields field [field ...]
              7.4.0 | readonly fast | O(N) for N fields
              Tells how many milliseconds fields still have to live.
              see HTTL HPEXPIRE
              keys RO access
            HSETEX key [FNX | FXX] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT \
            unix-time-milliseconds | KEEPTTL] FIELDS numfields field value [field value ...]
              8.0.0 | write denyoom fast | O(N) for N fields
              Sets fields together with their expiry, all or none of them.
              see HSET HGETEX HEXPIRE
              keys RW update
            HTTL key FIELDS numfields field [field ...]
              7.4.0 | readonly fast | O(N) for N fields
              Tells how many seconds fields still have to live.
              see HPTTL HEXPIRE TTL
              keys RO access
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "HEXPIRE" -> expire(c, true, true);
            case "HEXPIREAT" -> expire(c, true, false);
            case "HEXPIRETIME" -> remaining(c, true, 0);
            case "HGETDEL" -> getAndDelete(c);
            case "HGETEX" -> getAndExpire(c);
            case "HPERSIST" -> persist(c);
            case "HPEXPIRE" -> expire(c, false, true);
            case "HPEXPIREAT" -> expire(c, false, false);
            case "HPEXPIRETIME" -> remaining(c, false, 0);
            case "HPTTL" -> remaining(c, false, c.now());
            case "HSETEX" -> new FieldSetter(c).reply();
            case "HTTL" -> remaining(c, true, c.now());
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return HashEffects.of(c, reply);
    }

    private static Reply expire(Call c, boolean seconds, boolean relative) {
        Bytes key = c.args().next();
        HashValue hash = c.write(key, HashValue.class);
        long at = FieldExpiry.time(c, seconds, relative);
        ExpireCondition condition = condition(c.args());
        List<Bytes> fields = FieldExpiry.fields(c.args(), Errors.HEXPIRE_NUMFIELDS);
        List<Reply> answers = new ArrayList<>(fields.size());
        int set = 0;
        int deleted = 0;
        for (Bytes field : fields) {
            int answer = hash == null ? FieldExpiry.NO_FIELD : FieldExpiry.set(c, hash, field, at, condition);
            set += answer == FieldExpiry.SET ? 1 : 0;
            deleted += answer == FieldExpiry.DELETED ? 1 : 0;
            answers.add(Reply.of(answer));
        }
        if (set + deleted > 0) {
            c.changed(key, hash, deleted > 0 ? KeyEvent.Type.HDEL : KeyEvent.Type.HEXPIRE);
        }
        return Reply.array(answers);
    }

    /** Unlike EXPIRE, HEXPIRE takes one condition at most. */
    private static ExpireCondition condition(Args args) {
        boolean nx = args.take("NX");
        boolean xx = !nx && args.take("XX");
        boolean gt = !nx && !xx && args.take("GT");
        boolean lt = !nx && !xx && !gt && args.take("LT");
        return new ExpireCondition(nx, xx, gt, lt);
    }

    /** The expiry of fields counted from {@code base}; seconds are rounded up. */
    private static Reply remaining(Call c, boolean seconds, long base) {
        HashValue hash = c.read(c.args().next(), HashValue.class);
        List<Bytes> fields = FieldExpiry.fields(c.args(), Errors.NUMFIELDS);
        List<Reply> answers = new ArrayList<>(fields.size());
        for (Bytes field : fields) {
            if (hash == null || !hash.contains(field)) {
                answers.add(Reply.of(FieldExpiry.NO_FIELD));
                continue;
            }
            long at = hash.expiry(field);
            long left = seconds ? (at + 999 - base) / 1000 : at - base;
            answers.add(Reply.of(at < 0 ? FieldExpiry.NO_EXPIRY : left));
        }
        return Reply.array(answers);
    }

    private static Reply persist(Call c) {
        Bytes key = c.args().next();
        HashValue hash = c.write(key, HashValue.class);
        List<Bytes> fields = FieldExpiry.fields(c.args(), Errors.NUMFIELDS);
        List<Reply> answers = new ArrayList<>(fields.size());
        boolean changed = false;
        for (Bytes field : fields) {
            if (hash == null || !hash.contains(field)) {
                answers.add(Reply.of(FieldExpiry.NO_FIELD));
                continue;
            }
            boolean persisted = hash.persist(field);
            changed |= persisted;
            answers.add(Reply.of(persisted ? FieldExpiry.SET : FieldExpiry.NO_EXPIRY));
        }
        if (changed) {
            c.changed(key, hash, KeyEvent.Type.HPERSIST);
        }
        return Reply.array(answers);
    }

    private static Reply getAndDelete(Call c) {
        Bytes key = c.args().next();
        HashValue hash = c.write(key, HashValue.class);
        List<Bytes> fields = FieldExpiry.fields(c.args(), Errors.NUMFIELDS);
        List<Reply> values = new ArrayList<>(fields.size());
        boolean changed = false;
        for (Bytes field : fields) {
            values.add(hash == null ? Reply.NIL : Reply.of(hash.get(field)));
            changed |= hash != null && hash.remove(field);
        }
        if (changed) {
            c.changed(key, hash, KeyEvent.Type.HDEL);
        }
        return Reply.array(values);
    }

    private static Reply getAndExpire(Call c) {
        Bytes key = c.args().next();
        HashValue hash = c.write(key, HashValue.class);
        long at = FieldExpiry.timeWithUnit(c);
        boolean persist = at < 0 && c.args().take("PERSIST");
        List<Bytes> fields = FieldExpiry.fields(c.args(), Errors.NUMFIELDS);
        List<Reply> values = new ArrayList<>(fields.size());
        boolean changed = false;
        for (Bytes field : fields) {
            values.add(hash == null ? Reply.NIL : Reply.of(hash.get(field)));
            changed |= hash != null && (persist ? hash.persist(field) : expire(c, hash, field, at));
        }
        if (changed) {
            boolean deleted = !persist && c.isOver(at);
            c.changed(
                    key, hash, deleted ? KeyEvent.Type.HDEL : persist ? KeyEvent.Type.HPERSIST : KeyEvent.Type.HEXPIRE);
        }
        return Reply.array(values);
    }

    private static boolean expire(Call c, HashValue hash, Bytes field, long at) {
        return at >= 0 && FieldExpiry.set(c, hash, field, at, ALWAYS) != FieldExpiry.NO_FIELD;
    }
}
