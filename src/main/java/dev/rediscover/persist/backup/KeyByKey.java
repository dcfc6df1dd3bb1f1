package dev.rediscover.persist.backup;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.exchange.DataExport;
import dev.rediscover.persist.exchange.ExchangeFormat;
import dev.rediscover.persist.exchange.Refused;
import dev.rediscover.persist.exchange.Selection;
import dev.rediscover.persist.exchange.Steps;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies a server's keys one by one, by SCAN and DUMP, into an engine, and writes that as an RDB file. The last resort:
 * what is written meanwhile is in the copy or not, key by key.
 */
public final class KeyByKey implements ServerOrigin.KeyCopier {
    /** The newest RDB version that servers before 8 read. */
    private static final int VERSION_OF_7 = 10;

    private static final Bytes NOTHING_LEFT = Bytes.of("0");

    private final Verification.Engines engines;

    /** One that copies into an engine of {@code engines}. */
    public KeyByKey(Verification.Engines engines) {
        this.engines = engines;
    }

    /** One copy under way. */
    private static final class Copy {
        private final BackupServer server;
        private final Engine engine;
        private final Client client;
        private boolean tellsMoments = true;

        Copy(BackupServer server, Engine engine) {
            this.server = server;
            this.engine = engine;
            client = engine.connectAside((to, reply) -> {});
        }

        Reply ask(Object... words) throws IOException {
            Reply reply = server.ask(argv(words));
            if (reply instanceof Reply.Err error) {
                throw new BackupFault(argv(words).get(0) + " is refused by " + server.name() + ": " + error.text());
            }
            return reply;
        }

        void put(String what, Object... words) throws BackupFault {
            if (engine.execute(client, argv(words)) instanceof Reply.Err error) {
                throw new BackupFault(what + " cannot be taken over: " + error.text());
            }
        }

        void functions() throws IOException {
            Reply dump = server.ask(argv("FUNCTION", "DUMP"));
            if (dump instanceof Reply.Bulk bulk) {
                put("the functions of the server", "FUNCTION", "RESTORE", bulk.value());
            }
        }

        void database(String number) throws IOException {
            ask("SELECT", number);
            put("database " + number, "SELECT", number);
            Bytes cursor = NOTHING_LEFT;
            do {
                if (!(ask("SCAN", cursor, "COUNT", "1000") instanceof Reply.Arr page)
                        || page.items().size() != 2
                        || !(page.items().get(0) instanceof Reply.Bulk next)
                        || !(page.items().get(1) instanceof Reply.Arr keys)) {
                    throw new BackupFault(server.name() + " answers SCAN with something else than it should");
                }
                cursor = next.value();
                for (Reply key : keys.items()) {
                    if (key instanceof Reply.Bulk bulk) {
                        key(bulk.value());
                    }
                }
            } while (!cursor.equals(NOTHING_LEFT));
        }

        private void key(Bytes key) throws IOException {
            if (!(ask("DUMP", key) instanceof Reply.Bulk payload)) {
                return; // gone meanwhile
            }
            long moment = moment(key);
            if (moment != -2) {
                String at = Long.toString(Math.max(0, moment));
                put("the key " + Quoting.word(key), "RESTORE", key, at, payload.value(), "REPLACE", "ABSTTL");
            }
        }

        /** When a key expires, in ms since 1970; -1 if it does not, -2 if it is gone. */
        private long moment(Bytes key) throws IOException {
            if (tellsMoments && server.ask(argv("PEXPIRETIME", key)) instanceof Reply.Int moment) {
                return moment.value();
            }
            tellsMoments = false; // before 7.0
            long left = ask("PTTL", key) instanceof Reply.Int ttl ? ttl.value() : -1;
            return left < 0 ? left : now(server) + left;
        }
    }

    private static List<Bytes> argv(Object... words) {
        List<Bytes> argv = new ArrayList<>();
        for (Object word : words) {
            argv.add(word instanceof Bytes bytes ? bytes : Bytes.of(word.toString()));
        }
        return argv;
    }

    private static long now(BackupServer server) throws IOException {
        if (server.ask(argv("TIME")) instanceof Reply.Arr time
                && time.items().size() == 2
                && time.items().get(0) instanceof Reply.Bulk seconds) {
            try {
                return Long.parseLong(seconds.value().latin1()) * 1000;
            } catch (NumberFormatException e) {
                // told below
            }
        }
        throw new BackupFault(server.name() + " does not tell the time");
    }

    @Override
    public void copy(BackupServer server, Path target) throws IOException {
        Engine engine = engines.make(VirtualClock.frozenAt(now(server)));
        Copy copy = new Copy(server, engine);
        copy.functions();
        String keyspace = text(copy.ask("INFO", "keyspace"));
        for (String line : keyspace.split("\n")) {
            int colon = line.indexOf(':');
            if (line.startsWith("db") && colon > 2) {
                copy.database(line.substring(2, colon));
            }
        }
        String info = text(copy.ask("INFO", "server"));
        boolean old = info.contains("redis_version:7.") || info.contains("redis_version:6.");
        try {
            DataExport.write(
                    engine, Selection.ALL, target, ExchangeFormat.RDB, old ? VERSION_OF_7 : 0, Map.of(), Steps.SILENT);
        } catch (Refused e) {
            throw new BackupFault(e.getMessage());
        }
    }

    private static String text(Reply reply) {
        return reply instanceof Reply.Bulk bulk ? bulk.value().utf8() : "";
    }
}
