package dev.rediscover.command;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversation with an engine, for tests: command lines in, replies out as compact text. {@code OK} is a status,
 * {@code 7} an integer, {@code "a"} a bulk string, {@code nil}, {@code [1 "a"]} an array, {@code {…}} a map,
 * {@code ~[…]} a set, {@code <…>} pairs, {@code 1.5} a double, {@code !ERR …} an error, {@code (waits)} a blocked
 * client.
 */
public final class Session {
    public static final long START = 1_767_225_600_000L; // 2026-01-01T00:00:00Z

    public final VirtualClock clock = VirtualClock.frozenAt(START);
    public final Engine engine;
    private final Map<String, Client> clients = new HashMap<>();
    private final List<String> late = new ArrayList<>();

    public Session() {
        this(CoreFamilies.all());
    }

    public Session(List<Family> families) {
        engine = new Engine(families, clock, new RandomSource(7));
    }

    /** Runs {@code line} as the client {@code you}; {@code bob> LINE} runs it as bob. */
    public String run(String line) {
        int prompt = line.indexOf("> ");
        boolean named = prompt > 0 && line.substring(0, prompt).chars().allMatch(Character::isLetter);
        Client client = client(named ? line.substring(0, prompt) : "you");
        CommandLine words = CommandLine.split(named ? line.substring(prompt + 2) : line);
        if (!words.ok()) {
            throw new IllegalArgumentException(line + ": " + words.explanation());
        }
        Reply reply = engine.execute(client, words.words());
        return reply == null ? "(waits)" : text(reply);
    }

    /** Runs several lines and returns the reply of the last one. */
    public String runAll(String... lines) {
        String reply = "";
        for (String line : lines) {
            reply = run(line);
        }
        return reply;
    }

    /** Moves the clock and lets the engine do what is due. */
    public void tick(long millis) {
        clock.advance(millis);
        engine.tick();
    }

    /** What came later than its command since the last call, as {@code bob: REPLY}. */
    public List<String> late() {
        List<String> arrived = List.copyOf(late);
        late.clear();
        return arrived;
    }

    public Client client(String name) {
        return clients.computeIfAbsent(name, n -> engine.connect((client, reply) -> late.add(n + ": " + text(reply))));
    }

    /** {@code reply} as compact text. */
    public static String text(Reply reply) {
        return switch (reply.kind()) {
            case STATUS -> ((Reply.Status) reply).text();
            case ERROR -> "!" + ((Reply.Err) reply).text();
            case INTEGER -> Long.toString(((Reply.Int) reply).value());
            case BULK -> '"' + ((Reply.Bulk) reply).value().latin1() + '"';
            case NIL -> reply == Reply.NIL_ARRAY ? "nil-array" : "nil";
            case ARRAY -> "[" + joined(((Reply.Arr) reply).items()) + "]";
            case MAP -> "{" + joined(((Reply.MapOf) reply).items()) + "}";
            case SET -> "~[" + joined(((Reply.SetOf) reply).items()) + "]";
            case PAIRS -> "<" + joined(((Reply.Pairs) reply).items()) + ">";
            case PUSH -> ">[" + joined(((Reply.Push) reply).items()) + "]";
            case DOUBLE -> ((Reply.Dbl) reply).text();
            case BOOLEAN -> ((Reply.Bool) reply).value() ? "true" : "false";
            case BIG_NUMBER -> ((Reply.BigNumber) reply).digits();
            case VERBATIM -> "=" + ((Reply.Verbatim) reply).text();
            case FRAMES -> "(" + joined(((Reply.Frames) reply).items()) + ")";
        };
    }

    private static String joined(List<Reply> items) {
        StringBuilder out = new StringBuilder();
        for (Reply item : items) {
            out.append(out.length() == 0 ? "" : " ").append(text(item));
        }
        return out.toString();
    }
}
