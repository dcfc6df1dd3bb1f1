package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Type;
import java.util.List;

/** A handful of made-up commands: the kernel is tested without any real one. */
final class ToyCommands implements Family {
    @Override
    public String table() {
        return """
                group toy
                PUT key value [ms]
                  1.0.0 | write | O(1)
                  Puts a text at a key.
                LOOK key
                  1.0.0 | readonly | O(1)
                  Shows the text at a key.
                ADD key text
                  1.0.0 | write | O(1)
                  Adds to the text at a key.
                DROP key
                  1.0.0 | write | O(1)
                  Removes a key.
                TAKE key ms
                  1.0.0 | write blocking | O(1)
                  Takes the text away, waiting for it if need be.
                DRAW bound
                  1.0.0 | fast | O(1)
                  Draws a number.
                FAIL key
                  1.0.0 | write | O(1)
                  Does something wrong.
                PLANNED key
                  1.0.0 | write | O(1)
                  Is not there yet.
                  later
                BOX
                  1.0.0 | | O(1)
                  Holds a subcommand.
                  container
                BOX|OPEN
                  1.0.0 | | O(1)
                  Opens the box.
                """;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "PUT" -> put(c, args.next(), args.next());
            case "LOOK" -> text(c.read(args.next(), StringValue.class));
            case "ADD" -> add(c, args.next(), args.next());
            case "DROP" -> Reply.of(c.db().delete(args.next()));
            case "TAKE" -> take(c, args.next(), args.integer());
            case "DRAW" -> Reply.of(c.random().nextLong(args.integer()));
            case "FAIL" -> throw Errors.WRONG_TYPE.raise();
            case "BOX|OPEN" -> Reply.OK;
            default -> throw c.unbound();
        };
    }

    private static Reply put(Call c, Bytes key, Bytes text) {
        long at = c.args().hasNext() ? c.now() + c.args().integer() : Keyspace.NO_EXPIRY;
        c.db().put(key, StringValue.of(text), at, KeyEvent.Type.SET);
        return Reply.OK;
    }

    private static Reply add(Call c, Bytes key, Bytes text) {
        StringValue value = c.write(key, StringValue.class);
        if (value == null) {
            throw Errors.NO_SUCH_KEY.raise();
        }
        value.append(text);
        c.changed(key, value, KeyEvent.Type.APPEND);
        return text(value);
    }

    private static Reply take(Call c, Bytes key, long ms) {
        StringValue value = c.read(key, StringValue.class);
        if (value == null) {
            return c.block(List.of(key), Type.STRING, ms, Reply.NIL);
        }
        Reply reply = text(value);
        c.db().delete(key);
        return reply;
    }

    private static Reply text(StringValue value) {
        return value == null ? Reply.NIL : Reply.of(value.bytes());
    }
}
