package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.resp.Reply;

/** The server and its databases as a whole. */
public final class ServerCommands implements Family {
    private static final String TABLE = """
            group server
            DBSIZE
              1.0.0 | readonly fast | O(1)
              Counts the keys of the selected database.
              acl keyspace
              see INFO SELECT
            FLUSHALL [ASYNC | SYNC]
              1.0.0 | write | O(N) for N keys in all databases
              Deletes every key of every database.
              acl keyspace dangerous
              see FLUSHDB
            FLUSHDB [ASYNC | SYNC]
              1.0.0 | write | O(N) for N keys in the database
              Deletes every key of the selected database.
              acl keyspace dangerous
              see FLUSHALL DBSIZE
            INFO [section [section ...]]
              1.0.0 | loading stale | O(1)
              Tells about the server, its clients, its memory and its keys.
              acl dangerous
              see DBSIZE CLIENT|LIST
            SWAPDB index1 index2
              4.0.0 | write fast | O(N) for N clients that watch or wait for keys
              Lets two databases change places, for all clients at once.
              acl keyspace dangerous
              see SELECT MOVE
            SHUTDOWN [NOSAVE | SAVE] [NOW] [FORCE] [ABORT]
              1.0.0 | admin noscript loading stale no_multi allow_busy | O(N) for N keys, when it saves
              Saves if so configured, then ends the server.
              see SAVE
            TIME
              2.6.0 | loading stale fast | O(1)
              Tells the server's time, in seconds since 1970 and microseconds.
              see EXPIREAT
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "DBSIZE" -> Reply.of(c.db().size());
            case "FLUSHALL" -> flush(c, 0, Engine.DATABASES);
            case "FLUSHDB" -> flush(c, c.client().db(), c.client().db() + 1);
            case "INFO" -> new InfoText(c.engine()).reply(c.args().rest());
            case "SHUTDOWN" -> shutDown(c);
            case "SWAPDB" -> swap(c);
            case "TIME" -> time(c.engine().clock().micros());
            default -> throw c.unbound();
        };
    }

    /** ASYNC and SYNC only say when memory is freed, which is the garbage collector's business here. */
    private static Reply flush(Call c, int from, int to) {
        Args args = c.args();
        boolean option = args.take("ASYNC") || args.take("SYNC");
        if (args.hasNext() && !option || args.remaining() > 0) {
            throw Errors.SYNTAX.raise();
        }
        for (int i = from; i < to; i++) {
            c.engine().db(i).clear();
        }
        if (to - from == Engine.DATABASES && c.engine().durability().persistence() != null) {
            c.engine().durability().persistence().emptied();
        }
        return Reply.OK;
    }

    /** Where it works the connection closes, and no reply comes. */
    private static Reply shutDown(Call c) {
        Args args = c.args();
        ServerProcess process = c.engine().process();
        boolean abort = false;
        boolean now = false;
        boolean force = false;
        boolean save = false;
        boolean lose = false;
        int options = args.remaining();
        while (args.hasNext()) {
            if (!save && args.take("NOSAVE")) {
                lose = true;
            } else if (!lose && args.take("SAVE")) {
                save = true;
            } else if (args.take("NOW")) {
                now = true;
            } else if (args.take("FORCE")) {
                force = true;
            } else if (args.take("ABORT")) {
                abort = true;
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        if (abort && options > 1) {
            throw Errors.SYNTAX.raise();
        }
        if (abort) {
            if (process == null || !process.abortShutdown()) {
                throw Errors.NO_SHUTDOWN.raise();
            }
            return Reply.OK;
        }
        if (!lose && c.engine().busy().isRunning()) {
            throw c.engine().busy().refusal();
        }
        return shutDown(process, new ServerProcess.Shutdown(save, lose, now, force));
    }

    private static Reply shutDown(ServerProcess process, ServerProcess.Shutdown how) {
        if (process == null) {
            throw Errors.SHUTDOWN_SHELL.raise();
        }
        process.shutDown(how);
        return Reply.SILENCE;
    }

    private static Reply swap(Call c) {
        long a = c.args().integer(Integer.MIN_VALUE, Integer.MAX_VALUE, Errors.FIRST_DB_INDEX);
        long b = c.args().integer(Integer.MIN_VALUE, Integer.MAX_VALUE, Errors.SECOND_DB_INDEX);
        if (a < 0 || a >= c.engine().databases() || b < 0 || b >= c.engine().databases()) {
            throw Errors.DB_INDEX.raise();
        }
        c.engine().swap((int) a, (int) b);
        return Reply.OK;
    }

    private static Reply time(long micros) {
        return Reply.array(Reply.of(Bytes.of(micros / 1_000_000)), Reply.of(Bytes.of(micros % 1_000_000)));
    }
}
