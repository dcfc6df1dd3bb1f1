package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.RedisException;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import dev.rediscover.value.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * MIGRATE: sends keys to another server with RESTORE and deletes here what arrived there. As in Redis the whole engine
 * waits meanwhile, for the given time-out at most, so that no moment shows a key in both places or in none.
 */
public final class MigrateCommands implements Family {
    private static final Reply.Err REPLAYED =
            new Reply.Err("ERR MIGRATE is not run while an append-only file is loaded");

    private static final int DEFAULT_TIMEOUT_MILLIS = 1000;

    private static final String TABLE = """
            group generic
            MIGRATE host port <key | ""> destination-db timeout [COPY] [REPLACE] [AUTH password | AUTH2 username password] \
            [KEYS key [key ...]]
              2.6.0 | write movablekeys | O(N) for the elements moved
              Moves keys to another Redis server, without a moment in which they are in neither.
              keys 3 RW access delete
              keys KEYS@-2..-1 RW access delete incomplete
              acl dangerous
              see DUMP RESTORE
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        if (c.engine().durability().isReplaying()) { // only a script can ask: what was told of it is DEL
            throw new RedisException(REPLAYED);
        }
        return switch (c.name()) {
            case "MIGRATE" -> new Migration(c).reply();
            default -> throw c.unbound();
        };
    }

    /** One MIGRATE: what it was told, then what it does. */
    private static final class Migration {
        private final Call c;
        private final String host;
        private final Bytes port;
        private final List<Bytes> keys = new ArrayList<>();
        private final List<Bytes> login = new ArrayList<>();
        private final long db;
        private final int timeout;
        private boolean copy;
        private boolean replace;

        Migration(Call c) {
            this.c = c;
            Args args = c.args();
            host = args.next().utf8();
            port = args.next();
            Bytes key = args.next();
            Bytes index = args.next();
            Bytes millis = args.next();
            while (args.hasNext()) {
                readOption(args, key);
            }
            if (keys.isEmpty()) {
                keys.add(key);
            }
            long given = new Args(List.of(millis), 0).integer();
            db = new Args(List.of(index), 0).integer();
            timeout = given <= 0 ? DEFAULT_TIMEOUT_MILLIS : (int) Math.min(given, Integer.MAX_VALUE);
        }

        private void readOption(Args args, Bytes key) {
            if (args.take("COPY")) {
                copy = true;
            } else if (args.take("REPLACE")) {
                replace = true;
            } else if (args.remaining() > 1 && args.take("AUTH")) {
                login.add(args.next());
            } else if (args.remaining() > 2 && args.take("AUTH2")) {
                login.addAll(args.rest(2));
            } else if (args.take("KEYS")) {
                if (!key.isEmpty()) {
                    throw Errors.MIGRATE_KEY_AND_KEYS.raise();
                }
                keys.addAll(args.rest());
            } else {
                throw Errors.SYNTAX.raise();
            }
        }

        Reply reply() {
            List<Bytes> present = new ArrayList<>();
            for (Bytes key : keys) {
                if (c.db().exists(key)) {
                    present.add(key);
                }
            }
            return present.isEmpty() ? new Reply.Status("NOKEY") : send(present);
        }

        private Reply send(List<Bytes> present) {
            List<Bytes> gone = new ArrayList<>(List.of(Bytes.of("DEL")));
            try (Socket socket = new Socket()) {
                connect(socket);
                RespWriter writer = new RespWriter(2);
                RespReader reader = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
                write(writer, present);
                try {
                    writer.drainTo(socket.getOutputStream());
                } catch (IOException e) {
                    throw Errors.MIGRATE_IO.raise("writing");
                }
                return receive(reader, present, gone);
            } catch (IOException e) {
                throw Errors.MIGRATE_IO.raise("reading");
            } finally {
                c.tell(gone); // it counts for those that arrived, whatever came after; told only if there are any
            }
        }

        private void connect(Socket socket) {
            try {
                int number = (int) Numbers.parseLong(port);
                socket.connect(new InetSocketAddress(host, number), timeout);
                socket.setSoTimeout(timeout);
            } catch (ConnectException e) {
                throw Errors.MIGRATE_IO.raise("writing"); // redis-server sees a refusal only as it begins to write
            } catch (IOException | NotANumber | IllegalArgumentException e) {
                throw Errors.MIGRATE_CONNECT.raise();
            }
        }

        private void write(RespWriter writer, List<Bytes> present) {
            if (!login.isEmpty()) {
                List<Bytes> auth = new ArrayList<>(List.of(Bytes.of("AUTH")));
                auth.addAll(login);
                writer.command(auth);
            }
            writer.command(List.of(Bytes.of("SELECT"), Bytes.of(db)));
            for (Bytes key : present) {
                Value value = c.db().peek(key);
                long at = c.db().expireAt(key);
                long ttl = at == Keyspace.NO_EXPIRY ? 0 : Math.max(1, at - c.now());
                List<Bytes> restore =
                        new ArrayList<>(List.of(Bytes.of("RESTORE"), key, Bytes.of(ttl), DumpCommands.payload(value)));
                if (replace) {
                    restore.add(Bytes.of("REPLACE"));
                }
                writer.command(restore);
            }
        }

        /** Deletes what arrived and adds it to {@code gone}; the first complaint of the other server is the reply. */
        private Reply receive(RespReader reader, List<Bytes> present, List<Bytes> gone) throws IOException {
            Reply.Err complaint = null;
            for (int i = login.isEmpty() ? 1 : 0; i < 2; i++) {
                complaint = complaint == null ? complaintOf(reader.read()) : complaint;
            }
            for (Bytes key : present) {
                Reply.Err fault = complaintOf(reader.read());
                if (fault == null && complaint == null && !copy) {
                    c.db().delete(key);
                    gone.add(key);
                }
                complaint = complaint == null ? fault : complaint;
            }
            return complaint == null ? Reply.OK : complaint;
        }

        private static Reply.Err complaintOf(Reply reply) throws IOException {
            if (reply == null) {
                throw new IOException("the other server hung up");
            }
            return reply instanceof Reply.Err error ? Errors.MIGRATE_TARGET.reply(error.text()) : null;
        }
    }
}
