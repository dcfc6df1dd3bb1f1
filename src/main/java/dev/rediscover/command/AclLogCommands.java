package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.AclLog;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What users were refused, and the file that users are kept in. */
public final class AclLogCommands implements Family {
    private static final int USUAL_COUNT = 10;

    private static final String TABLE = """
            group server
            ACL|LOAD
              6.0.0 | admin noscript loading stale | O(N) for N users
              Reads the users from the ACL file again.
              see ACL|SAVE
            ACL|LOG [count | RESET]
              6.0.0 | admin noscript loading stale | O(N) for N lines in the reply
              Shows which commands and logins were refused lately.
              see ACL|DRYRUN
            ACL|SAVE
              6.0.0 | admin noscript loading stale | O(N) for N users
              Writes the users to the ACL file.
              see ACL|LOAD
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "ACL|LOAD" -> {
                file(c).loadUsers();
                yield Reply.OK;
            }
            case "ACL|LOG" -> log(c);
            case "ACL|SAVE" -> {
                file(c).saveUsers();
                yield Reply.OK;
            }
            default -> throw c.unbound();
        };
    }

    private static ServerProcess file(Call c) {
        ServerProcess process = c.engine().process();
        if (process == null || c.engine().config().text(Parameter.ACLFILE).isEmpty()) {
            throw Errors.ACL_NO_FILE.raise();
        }
        return process;
    }

    private static Reply log(Call c) {
        Args args = c.args();
        if (args.remaining() > 1) {
            throw Errors.SUBCOMMAND_ARGUMENTS.raise(c.argv().get(1).utf8(), "ACL");
        }
        if (args.take("RESET")) {
            c.engine().aclLog().clear();
            return Reply.OK;
        }
        long count = args.hasNext() ? Math.max(0, args.integer()) : USUAL_COUNT;
        List<Reply> entries = new ArrayList<>();
        for (AclLog.Entry entry : c.engine().aclLog().newest(count)) {
            entries.add(entry(entry, c.now()));
        }
        return Reply.array(entries);
    }

    private static Reply entry(AclLog.Entry entry, long now) {
        List<Reply> fields = new ArrayList<>(20);
        add(fields, "count", Reply.of(entry.count()));
        add(fields, "reason", Reply.bulk(word(entry.reason())));
        add(fields, "context", Reply.bulk(word(entry.context())));
        add(fields, "object", Reply.of(entry.object()));
        add(fields, "username", Reply.of(entry.user()));
        double age = (now - entry.updatedMillis()) / 1000.0;
        add(fields, "age-seconds", new Reply.Dbl(age, Numbers.format(age)));
        add(fields, "client-info", Reply.of(Bytes.of(entry.client())));
        add(fields, "entry-id", Reply.of(entry.id()));
        add(fields, "timestamp-created", Reply.of(entry.createdMillis()));
        add(fields, "timestamp-last-updated", Reply.of(entry.updatedMillis()));
        return new Reply.MapOf(fields);
    }

    private static void add(List<Reply> fields, String name, Reply value) {
        fields.add(Reply.bulk(name));
        fields.add(value);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
