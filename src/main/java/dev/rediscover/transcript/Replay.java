package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands of a transcript again and compares every reply with the recorded one, late replies included. Stops
 * at the first difference, at what it cannot run, and when its time is up.
 */
public final class Replay {
    /** Makes empty engines: which commands they have is decided by whoever wires the program. */
    public interface EngineMaker {
        /** An empty engine with this time and this chance. */
        Engine make(Clock clock, RandomSource random);
    }

    /**
     * How long things may take, in ms.
     *
     * @param reply one reply of a server
     * @param all a whole transcript; looked at between commands
     */
    public record Limits(int reply, long all) {
        /** Five seconds a reply, two minutes a transcript. */
        public static final Limits DEFAULT = new Limits(5000, 120_000);
    }

    /** What a copy runs again when something is taken back. */
    private record Deed(Event event, String client, List<Bytes> words, long millis) {}

    private final Transcript transcript;
    private final ReplyLines printer;
    private final Limits limits;
    private final long began = Clock.system().millis();
    private final List<Deed> deeds = new ArrayList<>();
    private Scene scene;
    private int attempt; // how many deeds there were when the attempt under way began
    private int stepStart; // the same for the step under way, what is hidden in it done
    private boolean inHiddenStart;
    private int playing = -1; // the same for playing on a copy; -1 for not playing
    private int commands;

    private Replay(Transcript transcript, ReplyLines printer, Limits limits) {
        this.transcript = transcript;
        this.printer = printer;
        this.limits = limits;
    }

    /** Runs {@code transcript} on an empty engine with the clock and the chance that its header names. */
    public static Replayed onEngine(Transcript transcript, EngineMaker maker, ReplyLines printer, Limits limits) {
        Replay replay = new Replay(transcript, printer, limits);
        Header header = transcript.header();
        try {
            long start = header.clock() == null
                    ? EngineScene.RUNNING
                    : Instant.parse(header.clock()).toEpochMilli();
            return replay.on(new EngineScene(maker, start, header.seed()));
        } catch (DateTimeParseException e) {
            return replay.stopped(1, "the clock must read like 2026-01-01T00:00:00Z, not " + header.clock());
        }
    }

    /**
     * Runs {@code transcript} on a real server, which is emptied first and is left with what the transcript wrote. Only
     * a transcript whose header says that every server replies the same can be run there.
     *
     * @param mayFlush whether keys that the server has may be deleted; if not, a server with keys is left alone
     * @throws IOException if the server cannot be reached or is no Redis
     */
    public static Replayed onServer(
            Transcript transcript, String host, int port, boolean mayFlush, ReplyLines printer, Limits limits)
            throws IOException {
        Replay replay = new Replay(transcript, printer, limits);
        if (transcript.header().server() == null) {
            return replay.stopped(1, "it is promised for this program's own engine only: its header names no `server`");
        }
        ServerScene scene = new ServerScene(host, port, limits.reply());
        try {
            String refusal = scene.refusal(transcript.header().server(), mayFlush);
            if (refusal != null) {
                scene.close();
                return replay.stopped(1, refusal);
            }
            scene.empty();
        } catch (IOException e) {
            scene.close();
            throw e;
        }
        return replay.on(scene);
    }

    private Replayed stopped(int line, String why) {
        return new Replayed(transcript, commands, null, transcript.name() + ":" + line + ": " + why);
    }

    private Replayed on(Scene empty) {
        scene = empty;
        int line = 1;
        try {
            List<Event> events = transcript.events();
            for (int i = 0; i < events.size(); i++) {
                line = events.get(i).line();
                if (Clock.system().millis() - began > limits.all()) {
                    return stopped(line, "it took longer than " + limits.all() / 1000 + " s; the rest was not run");
                }
                Replayed.Difference difference = event(i);
                if (difference != null) {
                    return new Replayed(transcript, commands, difference, null);
                }
            }
            return new Replayed(transcript, commands, null, null);
        } catch (IOException e) {
            return stopped(line, e.getMessage());
        } finally {
            scene.close();
        }
    }

    private Replayed.Difference event(int index) throws IOException {
        Event event = transcript.events().get(index);
        if (event instanceof Event.Command command) {
            return command(command, index);
        }
        if (event instanceof Event.Control control) {
            return control(control, index);
        }
        if (event instanceof Event.Verdict verdict && verdict.words().contains("undone")) {
            goBackTo(attempt);
        }
        if (event instanceof Event.Step || event instanceof Event.Block || event instanceof Event.Verdict) {
            attempt = deeds.size();
        }
        if (event instanceof Event.Step || event instanceof Event.Block && inHiddenStart) {
            stepStart = deeds.size();
            inHiddenStart = event instanceof Event.Step || ((Event.Block) event).isHidden();
        }
        return null;
    }

    // ---- commands

    private Replayed.Difference command(Event.Command command, int index) throws IOException {
        CommandLine split = CommandLine.split(command.text());
        if (!split.ok() || split.tokens().isEmpty()) {
            throw new IOException("this cannot be run: " + (split.ok() ? "it is empty" : split.explanation()));
        }
        if (scene.isWaiting(command.client()) && wasRefused(command)) {
            return null;
        }
        if (scene.isWaiting(command.client()) && !split.words().get(0).is("QUIT")) {
            throw new IOException(command.client() + " still waits for the command before");
        }
        commands++;
        deeds.add(new Deed(command, command.client(), split.words(), 0));
        Reply reply = scene.send(command.client(), split.words());
        if (isCutOff(command, index)) {
            return null;
        }
        List<String> actual = reply == null ? List.of() : printed(split.words(), reply, command.client());
        int at = ExpectedReply.firstDifference(command.reply(), actual);
        if (at >= 0) {
            int line = command.reply().isEmpty()
                    ? command.line()
                    : command.replyLine() + Math.min(at, command.reply().size() - 1);
            return new Replayed.Difference(line, command.text(), line(command.reply(), at), line(actual, at));
        }
        return late(command, command.text(), index);
    }

    /** Whether the session itself did not send the command because its client waited: nothing ran then either. */
    private static boolean wasRefused(Event.Command command) {
        return !command.reply().isEmpty() && command.reply().get(0).startsWith("(error) BUSY ");
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : null;
    }

    /** Whether the session ended, unfinished, with this command: what it replied is not known. */
    private boolean isCutOff(Event.Command command, int index) {
        List<Event> events = transcript.events();
        return transcript.truncated() && command.reply().isEmpty() && index + 1 == events.size();
    }

    /** Compares what came late for each client with the late lines behind an event. */
    private Replayed.Difference late(Event cause, String text, int index) throws IOException {
        Map<String, List<Event.Late>> expected = lateBehind(index);
        Map<String, List<String>> actual = new LinkedHashMap<>();
        for (Scene.Late one : scene.late(expected.keySet())) {
            actual.computeIfAbsent(one.client(), client -> new ArrayList<>())
                    .addAll(printed(List.of(), one.reply(), one.client()));
        }
        for (String client : expected.keySet()) {
            List<Event.Late> events = expected.get(client);
            List<String> wanted = new ArrayList<>();
            events.forEach(event -> wanted.add(event.text()));
            List<String> came = actual.containsKey(client) ? actual.remove(client) : List.of();
            int at = ExpectedReply.firstDifference(wanted, came);
            if (at >= 0) {
                int line = events.get(Math.min(at, events.size() - 1)).line();
                return new Replayed.Difference(line, "late for " + client, line(wanted, at), line(came, at));
            }
        }
        for (Map.Entry<String, List<String>> unexpected : actual.entrySet()) {
            String came = unexpected.getKey() + "< " + unexpected.getValue().get(0);
            return new Replayed.Difference(cause.line(), text, null, came);
        }
        return null;
    }

    private Map<String, List<Event.Late>> lateBehind(int index) {
        Map<String, List<Event.Late>> late = new LinkedHashMap<>();
        for (Event event :
                transcript.events().subList(index + 1, transcript.events().size())) {
            if (event instanceof Event.Command || event instanceof Event.Control || event instanceof Event.Step) {
                return late;
            }
            if (event instanceof Event.Late line) {
                late.computeIfAbsent(line.client(), client -> new ArrayList<>()).add(line);
            }
        }
        return late;
    }

    // ---- what the learner told the shell

    private Replayed.Difference control(Event.Control control, int index) throws IOException {
        String word = control.words().isEmpty() ? "" : control.words().get(0);
        switch (word) {
            case "tick" -> {
                tick(control);
                return late(control, "#! " + String.join(" ", control.words()), index); // may be part of an attempt
            }
            case "undo", "redo", "cancel" -> act(new Deed(control, argument(control), List.of(), 0));
            case "reset", "restart" -> {
                stepStart = word.equals("reset") ? stepStart : 0;
                goBackTo(stepStart);
                playing = -1;
            }
            case "play" -> playing = playing < 0 ? deeds.size() : playing;
            case "done" -> {
                goBackTo(playing < 0 ? deeds.size() : playing);
                playing = -1;
            }
            default -> {
                return null; // hint, skip and the like touch no data
            }
        }
        attempt = deeds.size();
        return late(control, "#! " + String.join(" ", control.words()), index);
    }

    private static String argument(Event.Control control) {
        return control.words().size() > 1 ? control.words().get(1) : "A";
    }

    private void tick(Event.Control control) throws IOException {
        long millis =
                control.words().size() > 1 ? TimeSpan.millis(control.words().get(1)) : -1;
        if (millis < 0) {
            throw new IOException("`tick` wants a span of time such as 500ms, 61s, 5m, 2h or 1d");
        }
        act(new Deed(control, "", List.of(), millis));
    }

    private void act(Deed deed) throws IOException {
        deeds.add(deed);
        run(deed);
    }

    /** Does a control, or a command whose reply is known already. */
    private void run(Deed deed) throws IOException {
        if (deed.event() instanceof Event.Control control) {
            switch (control.words().get(0)) {
                case "tick" -> scene.tick(deed.millis());
                case "undo" -> scene.undo();
                case "redo" -> scene.redo();
                default -> scene.cancel(deed.client());
            }
        } else {
            scene.send(deed.client(), deed.words());
        }
    }

    /** Takes back all but the first {@code count} deeds: they are done again on an empty scene. */
    private void goBackTo(int count) throws IOException {
        deeds.subList(count, deeds.size()).clear();
        scene.empty();
        for (Deed deed : deeds) {
            run(deed);
            scene.late(List.of());
        }
    }

    /** The lines of a reply as a file holds them: without the carriage returns that INFO ends its lines with. */
    private List<String> printed(List<Bytes> command, Reply reply, String client) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> printed =
                reply.equals(Reply.SILENCE) ? List.of() : printer.of(command, reply, scene.protocol(client));
        for (String line : printed) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        return lines;
    }
}
