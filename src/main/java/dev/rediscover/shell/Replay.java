package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.Link;
import dev.rediscover.link.LinkClient;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.transcript.Event;
import dev.rediscover.transcript.ExpectedReply;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.Transcript;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the commands of a transcript again and compares what they reply. */
public final class Replay implements Link.LateReplies {
    private final Transcript transcript;
    private final Link link;
    private final Map<String, LinkClient> clients = new HashMap<>();

    private Replay(Transcript transcript, Link link) {
        this.transcript = transcript;
        this.link = link;
    }

    /**
     * Runs {@code transcript} on an empty engine with the clock and the chance that it names.
     *
     * @return the first difference, a few lines; {@code null} if there is none
     */
    public static String onEngine(Transcript transcript) throws IOException {
        Header header = transcript.header();
        VirtualClock clock = VirtualClock.running();
        if (header.clock() != null) {
            try {
                clock.freezeAt(Instant.parse(header.clock()).toEpochMilli());
            } catch (DateTimeParseException e) {
                throw new IOException(transcript.name() + ": the clock \"" + header.clock() + "\" is no instant", e);
            }
        }
        EmbeddedLink link = new EmbeddedLink(Engines.forLesson(clock, new RandomSource(header.seed())), clock);
        return on(transcript, link);
    }

    /** Runs {@code transcript} on whatever {@code link} leads to. */
    public static String on(Transcript transcript, Link link) throws IOException {
        return new Replay(transcript, link).run();
    }

    private String run() throws IOException {
        for (Event event : transcript.events()) {
            String difference = null;
            if (event instanceof Event.Command command) {
                difference = command(command);
            } else if (event instanceof Event.Control control) {
                difference = control(control);
            }
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private String command(Event.Command command) throws IOException {
        CommandLine split = CommandLine.split(command.text());
        if (!split.ok()) {
            return transcript.where(command) + ": " + split.explanation() + "\n";
        }
        Reply reply = client(command.client()).send(split.words());
        List<String> actual = reply == null ? List.of() : lines(split.words(), reply);
        int difference = ExpectedReply.firstDifference(command.reply(), actual);
        return difference < 0 ? null : described(command, actual, difference);
    }

    private String described(Event.Command command, List<String> actual, int difference) {
        List<String> expected = command.reply();
        return transcript.where(command) + ": " + command.text() + "\n  expected: "
                + (difference < expected.size() ? expected.get(difference) : "no further line") + "\n  but was:  "
                + (difference < actual.size() ? actual.get(difference) : "no further line") + "\n";
    }

    private LinkClient client(String name) throws IOException {
        LinkClient client = clients.get(name);
        if (client == null) {
            client = link.open(name, this);
            clients.put(name, client);
        }
        return client;
    }

    private static List<String> lines(List<Bytes> words, Reply reply) {
        List<String> lines = new ArrayList<>();
        for (StyledText line :
                ReplyText.print(words, reply.resp2(), ReplyStyle.CLASSIC).lines()) {
            lines.add(line.plain());
        }
        return lines;
    }

    private String control(Event.Control control) {
        List<String> words = control.words();
        if (words.isEmpty() || !(link instanceof EmbeddedLink embedded)) {
            return null;
        }
        switch (words.get(0)) {
            case "tick" -> {
                long millis = words.size() > 1 ? Spans.millis(words.get(1)) : -1;
                if (millis < 0) {
                    return transcript.where(control) + ": how far does the clock go?\n";
                }
                embedded.clock().advance(millis);
                embedded.tick();
            }
            case "undo" -> embedded.undo();
            case "redo" -> embedded.redo();
            default -> {}
        }
        return null;
    }

    @Override
    public void arrived(LinkClient client, Reply reply) {
        // What reaches a client later is not compared: its place among the lines may differ.
    }
}
