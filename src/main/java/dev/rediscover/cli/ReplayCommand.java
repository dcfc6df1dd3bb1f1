package dev.rediscover.cli;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.Reply;
import dev.rediscover.shell.Engines;
import dev.rediscover.transcript.Chain;
import dev.rediscover.transcript.Replay;
import dev.rediscover.transcript.Replayed;
import dev.rediscover.transcript.ReplyLines;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptException;
import dev.rediscover.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs transcripts again and compares every reply. */
@Command(
        name = "replay",
        description = "Run transcripts again and compare every reply.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover replay my.session.md",
            "  rediscover replay transcripts --against localhost:6379 --flush",
            "",
            "Exit codes: 0 every reply is as recorded, 1 one is not, 2 wrong usage, 3 no connection."
        })
final class ReplayCommand implements Callable<Integer> {
    /** How the names of session files end. */
    static final String SUFFIX = ".session.md";

    /** How transcripts print replies: as redis-cli does on a terminal. */
    static final ReplyLines PRINTER = ReplayCommand::lines;

    private static final int CONNECTION = 3;

    private final Streams streams;
    private final ProgressBar bar;

    @Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FILE|DIR", description = "A transcript, or a folder of them (*.session.md).")
    private String path;

    @Option(
            names = "--against",
            paramLabel = "HOST:PORT",
            description = "A real server instead of the engine, for transcripts whose header allows it.")
    private String against;

    @Option(names = "--flush", description = "With --against: delete all keys of that server first.")
    private boolean flush;

    ReplayCommand(Streams streams) {
        this.streams = streams;
        this.bar = new ProgressBar(streams);
    }

    @Override
    public Integer call() throws IOException {
        Path start = Path.of(path);
        if (!Files.exists(start)) {
            throw new ParameterException(spec.commandLine(), "there is no " + path);
        }
        List<Path> files = transcripts(start);
        int same = 0;
        int passedOver = 0;
        int different = 0;
        for (Path file : files) {
            bar.at(same + passedOver + different, files.size(), file.toString());
            seal(file);
            Transcript transcript = read(file);
            if (transcript == null) {
                different++;
            } else if (against != null
                    && files.size() > 1
                    && transcript.header().server() == null) {
                passedOver++;
            } else {
                Replayed replayed;
                try {
                    replayed = replay(transcript);
                } catch (IOException e) {
                    return noConnection(e);
                }
                different += report(replayed);
                same += replayed.isSame() ? 1 : 0;
            }
        }
        bar.clear();
        streams.print(summary(same, different, passedOver));
        return different == 0 ? 0 : 1;
    }

    private int noConnection(IOException fault) {
        bar.clear();
        streams.complain("rediscover: " + fault.getMessage() + "\n");
        return CONNECTION;
    }

    /** Says of the transcript of an exam how its seal is; whether its commands run is another matter. */
    private void seal(Path file) throws IOException {
        Chain chain = Chain.read(file);
        if (chain.state() != Chain.State.NOT_SEALED) {
            bar.clear();
            streams.print(file + ": " + chain.text() + "\n");
        }
    }

    private Transcript read(Path file) throws IOException {
        try {
            return TranscriptReader.read(file);
        } catch (TranscriptException e) {
            bar.clear();
            streams.print(e.getMessage() + "\n");
            return null;
        }
    }

    private int report(Replayed replayed) {
        if (!replayed.isSame()) {
            bar.clear();
            streams.print(replayed.text() + "\n");
        }
        return replayed.isSame() ? 0 : 1;
    }

    private static String summary(int same, int different, int passedOver) {
        return same + " of " + (same + different) + (same + different == 1 ? " transcript" : " transcripts")
                + (same == 1 ? " replays" : " replay") + " as recorded"
                + (passedOver == 0 ? "" : "; " + passedOver + " only for this program's own engine") + "\n";
    }

    private Replayed replay(Transcript transcript) throws IOException {
        if (against == null) {
            return Replay.onEngine(transcript, Engines::forLesson, PRINTER, Replay.Limits.DEFAULT);
        }
        int colon = against.lastIndexOf(':');
        String host = colon < 0 ? against : against.substring(0, colon);
        return Replay.onServer(transcript, host, port(colon), flush, PRINTER, Replay.Limits.DEFAULT);
    }

    private int port(int colon) {
        try {
            return colon < 0 ? 6379 : Integer.parseInt(against.substring(colon + 1));
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--against wants host:port, not " + against);
        }
    }

    private static List<Path> transcripts(Path start) throws IOException {
        if (!Files.isDirectory(start)) {
            return List.of(start);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(start)) {
            all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(files::add);
        }
        if (files.isEmpty()) {
            throw new IOException("there are no transcripts (*" + SUFFIX + ") in " + start);
        }
        return files;
    }

    private static List<String> lines(List<Bytes> command, Reply reply, int protocol) {
        List<String> lines = new ArrayList<>();
        for (StyledText line : ReplyText.print(command, protocol == 2 ? reply.resp2() : reply, ReplyStyle.CLASSIC)
                .lines()) {
            lines.add(line.plain());
        }
        return lines;
    }
}
