package dev.rediscover.command;

import dev.rediscover.engine.Errors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One example of {@code engine/errors.txt}: lines of commands whose last reply is the error. The file says its format.
 *
 * @param error the name of a constant of {@link Errors}
 * @param mark {@code 8.0} or {@code ours} where redis-server 7.0 answers otherwise, {@code later} where no command that
 *     is built gives the error, else empty
 * @param reason why it does
 * @param at the line of the file where the example begins
 */
public record Conversation(String error, String mark, String reason, List<Line> lines, int at) {
    private static final Pattern NAMED = Pattern.compile("([a-z]+)([><]) ?(.*)");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^}]*)\\}");
    private static final Pattern TICK = Pattern.compile("tick (\\d+)(ms|s)");

    /** What a line of an example asks for. */
    public enum Kind {
        /** A client sends a command. */
        SAYS,
        /** A client that waits gets the reply that has come meanwhile. */
        HEARS,
        /** Time goes by. */
        TICK,
        /** A program that cannot write its files takes the engine in its keeping. */
        PROGRAM
    }

    /** One line; {@code who} is empty where no client does it, {@code millis} is 0 but for {@link Kind#TICK}. */
    public record Line(Kind kind, String who, String command, long millis) {}

    /** All examples, in the order of the file. */
    public static List<Conversation> all() {
        List<Conversation> examples = new ArrayList<>();
        int number = 0;
        for (String text : resource("/engine/errors.txt").split("\n")) {
            number++;
            if (text.startsWith("= ")) {
                String[] words = text.substring(2).strip().split(" +", 3);
                examples.add(new Conversation(
                        words[0],
                        words.length > 1 ? words[1] : "",
                        words.length > 2 ? words[2] : "",
                        new ArrayList<>(),
                        number));
            } else if (!text.isBlank() && !text.startsWith("#")) {
                String whole = REPEATED.matcher(text.strip())
                        .replaceAll(found ->
                                Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
                examples.get(examples.size() - 1).lines.add(line(whole));
            }
        }
        return examples;
    }

    private static Line line(String text) {
        Matcher tick = TICK.matcher(text);
        if (tick.matches()) {
            return new Line(
                    Kind.TICK,
                    "",
                    "",
                    Long.parseLong(tick.group(1)) * (tick.group(2).equals("s") ? 1000 : 1));
        }
        if (text.equals("program")) {
            return new Line(Kind.PROGRAM, "", text, 0);
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            return new Line(named.group(2).equals(">") ? Kind.SAYS : Kind.HEARS, named.group(1), named.group(3), 0);
        }
        return new Line(Kind.SAYS, "you", text, 0);
    }

    /** Whether {@code reply}, as {@link Session#text} prints it, is the error of that name with its blanks filled. */
    static boolean answers(String error, String reply) {
        if (reply.startsWith("[!") && reply.endsWith("]")) {
            return answers(error, reply.substring(1, reply.length() - 1)); // the one reply in EXEC's array
        }
        String text = Errors.valueOf(error).template();
        String pattern =
                List.of(text.split("%s", -1)).stream().map(Pattern::quote).collect(Collectors.joining("(.*)"));
        return Pattern.compile("!" + pattern).matcher(reply).matches();
    }

    /** Runs the lines with a new engine; the last reply. */
    public String run(Session session, Ports ports) {
        String reply = "";
        for (Line line : lines) {
            reply = step(session, line, ports);
        }
        return reply;
    }

    /** Runs one line; {@code (waits)} if there is no reply to it yet. */
    public static String step(Session session, Line line, Ports ports) {
        return switch (line.kind()) {
            case TICK -> {
                session.tick(line.millis());
                yield "";
            }
            case PROGRAM -> {
                PoorProgram.keep(session.engine);
                yield "";
            }
            case HEARS ->
                session.late().stream()
                        .filter(text -> text.startsWith(line.who() + ": "))
                        .reduce((first, last) -> last)
                        .map(text -> text.substring(line.who().length() + 2))
                        .orElse("(nothing)");
            case SAYS ->
                session.run(line.who() + "> "
                        + ports.filled(
                                line.command(), who -> session.client(who).id()));
        };
    }

    @Override
    public String toString() {
        return error + " (errors.txt:" + at + ")";
    }

    private static String resource(String name) {
        try (InputStream in = Conversation.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
