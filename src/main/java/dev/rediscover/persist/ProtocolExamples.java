package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Locale;

/** DEBUG PROTOCOL: an example of each type of reply, the same ones as Redis gives. */
final class ProtocolExamples {
    private ProtocolExamples() {}

    static Reply of(Bytes type) {
        return switch (type.latin1().toLowerCase(Locale.ROOT)) {
            case "string" -> Reply.bulk("Hello World");
            case "integer" -> Reply.of(12345);
            case "double" -> new Reply.Dbl(3.141, "3.141");
            case "null" -> Reply.NIL;
            case "array" -> Reply.array(numbers());
            case "set" -> new Reply.SetOf(numbers());
            case "map" ->
                new Reply.MapOf(List.of(
                        Reply.of(0),
                        new Reply.Bool(false),
                        Reply.of(1),
                        new Reply.Bool(true),
                        Reply.of(2),
                        new Reply.Bool(false)));
            case "push" ->
                new Reply.Frames(List.of(
                        new Reply.Push(List.of(Reply.bulk("server-cpu-usage"), Reply.of(42))),
                        Reply.bulk("Some real reply following the push reply")));
            case "verbatim" -> new Reply.Verbatim("txt", Bytes.of("This is a verbatim\nstring"));
            case "true" -> new Reply.Bool(true);
            case "false" -> new Reply.Bool(false);
            case "bignum" -> new Reply.BigNumber("1234567999999999999999999999999999999");
            default -> throw Errors.DEBUG_PROTOCOL.raise();
        };
    }

    private static List<Reply> numbers() {
        return List.of(Reply.of(0), Reply.of(1), Reply.of(2));
    }
}
