package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.HashValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writing many hashes of the same fields. A fieldset belongs to the client that prepared it. */
public final class HashImportCommands implements Family {
    private static final String TABLE = """
            group hash
            HIMPORT
              8.10.0 | | Depends on the subcommand
              Writes many hashes that have the same fields, naming the fields only once.
              see HIMPORT|PREPARE HIMPORT|SET
              acl hash
              container
            HIMPORT|DISCARD fieldset-name
              8.10.0 | | O(N) for N fields
              Forgets a fieldset of this connection.
              see HIMPORT|PREPARE HIMPORT|DISCARDALL
            HIMPORT|DISCARDALL
              8.10.0 | | O(N) for N fieldsets
              Forgets all fieldsets of this connection.
              see HIMPORT|DISCARD
            HIMPORT|PREPARE fieldset-name field [field ...]
              8.10.0 | denyoom | O(N*log(N)) for N fields
              Names a list of fields for later HIMPORT SET commands of this connection.
              see HIMPORT|SET HIMPORT|DISCARD
            HIMPORT|SET key fieldset-name value [value ...]
              8.10.0 | write denyoom | O(N) for N fields
              Writes a hash from the values alone, in the order of a prepared fieldset.
              see HIMPORT|PREPARE HSET
              keys OW update
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "HIMPORT|DISCARD" ->
                Reply.of(c.client().fieldsets().remove(c.args().next()) != null);
            case "HIMPORT|DISCARDALL" -> discardAll(c.client());
            case "HIMPORT|PREPARE" -> prepare(c, c.args().next(), c.args().rest());
            case "HIMPORT|SET" ->
                set(c, c.args().next(), c.args().next(), c.args().rest());
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return HashEffects.of(c, reply);
    }

    private static Reply discardAll(Client client) {
        int discarded = client.fieldsets().size();
        client.fieldsets().clear();
        return Reply.of(discarded);
    }

    private static Reply prepare(Call c, Bytes name, List<Bytes> fields) {
        Set<Bytes> seen = new HashSet<>();
        for (Bytes field : fields) {
            if (!seen.add(field)) {
                throw Errors.FIELDSET_DUPLICATE.raise();
            }
        }
        c.client().fieldsets().put(name, fields);
        return Reply.OK;
    }

    private static Reply set(Call c, Bytes key, Bytes name, List<Bytes> values) {
        c.write(key, HashValue.class); // only another type is in the way
        List<Bytes> fields = c.client().fieldsets().get(name);
        if (fields == null) {
            throw Errors.FIELDSET_MISSING.raise();
        }
        if (fields.size() != values.size()) {
            throw Errors.FIELDSET_COUNT.raise();
        }
        HashValue hash = new HashValue(c.limits());
        for (int i = 0; i < fields.size(); i++) {
            hash.put(fields.get(i), values.get(i));
        }
        c.db().put(key, hash, KeyEvent.Type.HSET);
        return Reply.OK;
    }
}
