package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Access;
import dev.rediscover.engine.AclLog;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.RedisException;
import dev.rediscover.resp.Reply;
import java.util.List;

/** Commands about the connection itself. */
public final class ConnectionCommands implements Family {
    private static final Bytes DEFAULT_USER = Bytes.of("default");

    private static final String TABLE = """
            group connection
            PING [message]
              1.0.0 | fast | O(1)
              Answers PONG, or with the message: a way to see whether the server is there.
              see ECHO
            ECHO message
              1.0.0 | loading stale fast | O(1)
              Gives back the message.
              see PING
            SELECT index
              1.0.0 | loading stale fast | O(1)
              Switches this client to another of the numbered databases.
              see SWAPDB MOVE
            QUIT
              1.0.0 | noscript loading stale fast no_auth allow_busy | O(1)
              Says goodbye and closes the connection.
              arity -1
              see RESET
            HELLO [protover [AUTH username password] [SETNAME clientname]]
              6.0.0 | noscript loading stale fast no_auth allow_busy | O(1)
              Greets the server, and chooses the version of the protocol.
              see AUTH CLIENT|SETNAME
            AUTH [username] password
              1.0.0 | noscript loading stale fast no_auth allow_busy | O(N) for N passwords of the user
              Says who you are: a user's name and password.
              see ACL|WHOAMI HELLO ACL|SETUSER
            CLIENT
              2.4.0 | | Depends on the subcommand
              Commands about client connections.
              see CLIENT|LIST CLIENT|INFO HELLO
              container
            RESET
              6.2.0 | noscript loading stale fast no_auth allow_busy | O(1)
              Sets this connection back to how it was when it began.
              see QUIT SELECT
            CLIENT|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of CLIENT.
              see CLIENT
            CLIENT|ID
              5.0.0 | noscript loading stale | O(1)
              Tells the number of this connection.
              see CLIENT|LIST
            CLIENT|GETNAME
              2.6.9 | noscript loading stale | O(1)
              Tells the name of this connection.
              see CLIENT|SETNAME
            CLIENT|INFO
              6.2.0 | noscript loading stale | O(1)
              Tells what the server knows about this connection.
              see CLIENT|LIST
            CLIENT|LIST [TYPE <NORMAL | MASTER | REPLICA | PUBSUB>] [ID client-id [client-id ...]]
              2.4.0 | admin noscript loading stale | O(N) for N clients
              Lists the clients that are connected, a line each.
              see CLIENT|INFO CLIENT|ID
            CLIENT|SETINFO <LIB-NAME libname | LIB-VER libver>
              7.2.0 | noscript loading stale | O(1)
              Tells the server which library this client uses.
              see CLIENT|SETNAME
            CLIENT|SETNAME connection-name
              2.6.9 | noscript loading stale | O(1)
              Gives this connection a name.
              see CLIENT|GETNAME CLIENT|LIST
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "PING" -> ping(c);
            case "ECHO" -> Reply.of(c.args().next());
            case "SELECT" -> select(c);
            case "QUIT" -> quit(c);
            case "HELLO" -> hello(c);
            case "AUTH" -> auth(c);
            case "RESET" -> reset(c);
            case "CLIENT|HELP" -> HelpText.of(c);
            case "CLIENT|INFO" -> ClientList.one(c.engine(), c.client());
            case "CLIENT|LIST" -> ClientList.reply(c);
            case "CLIENT|SETINFO" ->
                setInfo(c.client(), c.args().next(), c.args().next());
            case "CLIENT|ID" -> Reply.of(c.client().id());
            case "CLIENT|GETNAME" ->
                c.client().name().isEmpty() ? Reply.NIL : Reply.of(c.client().name());
            case "CLIENT|SETNAME" -> setName(c.client(), c.args().next());
            default -> throw c.unbound();
        };
    }

    private static Reply ping(Call c) {
        if (c.args().remaining() > 1) {
            throw Errors.WRONG_ARITY.raise("ping");
        }
        if (c.client().isSubscriberOnly()) {
            return Reply.array(
                    Reply.bulk("pong"), Reply.of(c.args().hasNext() ? c.args().next() : Bytes.EMPTY));
        }
        return c.args().hasNext() ? Reply.of(c.args().next()) : new Reply.Status("PONG");
    }

    private static Reply select(Call c) {
        int index = c.args().int32();
        if (index < 0 || index >= c.engine().databases()) {
            throw Errors.DB_INDEX.raise();
        }
        c.client().select(index);
        return Reply.OK;
    }

    private static Reply quit(Call c) {
        c.client().close();
        return Reply.OK;
    }

    private static Reply hello(Call c) {
        Args args = c.args();
        long version = c.client().protocol();
        if (args.hasNext()) {
            version = args.integer(Errors.PROTO_NOT_INTEGER);
            if (version < 2 || version > 3) {
                throw Errors.NO_PROTO.raise();
            }
        }
        Bytes name = null;
        while (args.hasNext()) {
            Bytes option = args.next();
            if (option.is("AUTH") && args.remaining() > 1) {
                logIn(c, args.next(), args.next());
            } else if (option.is("SETNAME") && args.hasNext()) {
                name = checkedName(args.next());
            } else {
                throw Errors.HELLO_OPTION.raise(option);
            }
        }
        if (c.engine().access().bars(c.client())) {
            throw Errors.HELLO_NOT_AUTHENTICATED.raise();
        }
        if (name != null) {
            c.client().name(name);
        }
        c.client().protocol((int) version);
        return greeting(c.client());
    }

    private static Reply auth(Call c) {
        Args args = c.args();
        if (args.remaining() > 2) {
            throw Errors.SYNTAX.raise();
        }
        boolean byPassword = args.remaining() == 1;
        Access access = c.engine().access();
        if (byPassword && access.user(DEFAULT_USER).needsNoPassword()) {
            throw Errors.NO_PASSWORD_SET.raise();
        }
        logIn(c, byPassword ? DEFAULT_USER : args.next(), args.next());
        return Reply.OK;
    }

    /** Lets the client in; who says a wrong password is noted. */
    private static void logIn(Call c, Bytes user, Bytes secret) {
        try {
            c.engine().access().authenticate(c.client(), user, secret);
        } catch (RedisException e) {
            boolean queued = c.client().isInTransaction();
            AclLog.Context context = queued ? AclLog.Context.MULTI : AclLog.Context.TOPLEVEL;
            c.engine()
                    .aclLog()
                    .note(c.client(), AclLog.Reason.AUTH, context, c.argv().get(0), user);
            throw e;
        }
    }

    private static Reply reset(Call c) {
        c.engine().reset(c.client());
        return new Reply.Status("RESET");
    }

    private static Reply setInfo(Client client, Bytes attribute, Bytes value) {
        boolean isName = attribute.is("LIB-NAME");
        if (!isName && !attribute.is("LIB-VER")) {
            throw Errors.SETINFO_OPTION.raise(attribute);
        }
        if (!isPlain(value)) {
            throw Errors.SETINFO_VALUE.raise(isName ? "lib-name" : "lib-ver");
        }
        client.info(isName ? "lib-name" : "lib-ver", value);
        return Reply.OK;
    }

    private static Reply greeting(Client client) {
        return new Reply.MapOf(List.of(
                Reply.bulk("server"), Reply.bulk("redis"),
                Reply.bulk("version"), Reply.bulk(Engine.REDIS_VERSION),
                Reply.bulk("proto"), Reply.of(client.protocol()),
                Reply.bulk("id"), Reply.of(client.id()),
                Reply.bulk("mode"), Reply.bulk("standalone"),
                Reply.bulk("role"), Reply.bulk("master"),
                Reply.bulk("modules"), Reply.EMPTY_ARRAY));
    }

    private static Reply setName(Client client, Bytes name) {
        client.name(checkedName(name));
        return Reply.OK;
    }

    private static Bytes checkedName(Bytes name) {
        if (!isPlain(name)) {
            throw Errors.CLIENT_NAME.raise();
        }
        return name;
    }

    /** Whether there are only visible ASCII characters in it, no blanks. */
    private static boolean isPlain(Bytes text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) < '!' || text.at(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
