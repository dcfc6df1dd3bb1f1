package dev.rediscover.cli;

import dev.rediscover.link.Link;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.shell.Replay;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code rediscover replay}: runs transcripts again and compares every reply. */
final class ReplayCommand {
    private static final int CONNECTION = 3;
    private static final int TIMEOUT_MILLIS = 5000;

    private final Streams streams;

    ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    /** {@code against} is {@code host:port} of a real server, or {@code null} for the engine. */
    int run(String path, String against) throws IOException {
        Path start = Path.of(path);
        if (!Files.exists(start)) {
            throw new IOException("there is no " + path);
        }
        int code = 0;
        int passed = 0;
        for (Path file : transcripts(start)) {
            Transcript transcript = TranscriptReader.read(file);
            String difference;
            try {
                difference = replay(transcript, against);
            } catch (IOException e) {
                streams.complain("rediscover: " + e.getMessage() + "\n");
                return CONNECTION;
            }
            if (difference != null) {
                streams.print(difference);
                code = 1;
            } else {
                passed++;
            }
        }
        streams.print(passed + (passed == 1 ? " transcript replays" : " transcripts replay") + " as recorded\n");
        return code;
    }

    private static String replay(Transcript transcript, String against) throws IOException {
        if (against == null) {
            return Replay.onEngine(transcript);
        }
        int colon = against.lastIndexOf(':');
        String host = colon < 0 ? against : against.substring(0, colon);
        int port = colon < 0 ? 6379 : Integer.parseInt(against.substring(colon + 1));
        try (Link link = new RemoteLink(host, port, TIMEOUT_MILLIS)) {
            return Replay.on(transcript, link);
        }
    }

    private static List<Path> transcripts(Path start) throws IOException {
        if (!Files.isDirectory(start)) {
            return List.of(start);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(start)) {
            all.filter(file -> file.toString().endsWith(".rdsc")).sorted().forEach(files::add);
        }
        if (files.isEmpty()) {
            throw new IOException("there are no transcripts (.rdsc) in " + start);
        }
        return files;
    }
}
