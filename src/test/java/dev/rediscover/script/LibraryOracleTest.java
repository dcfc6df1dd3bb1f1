package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The libraries of Lua answer through EVAL as they do in a real server, errors included. */
class LibraryOracleTest {
    private static final Path FOLDER = Path.of("src/test/resources/script/libraries");

    private final Engine engine = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1));
    private final Client client = engine.connect((who, reply) -> {});

    @Test
    void scripts_with_libraries_answer_as_in_a_real_server() throws IOException {
        List<String> scripts = written();
        List<String> differences = differences(scripts);
        System.out.println(scripts.size() + " scripts with libraries compared with a real server");
        assertThat(differences).isEmpty();
    }

    /** Every line of the files that is no remark. */
    private static List<String> written() throws IOException {
        List<String> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        scripts.add(line);
                    }
                }
            }
        }
        return scripts;
    }

    private List<String> differences(List<String> scripts) throws IOException {
        List<String> differences = new ArrayList<>();
        try (RealServer server = RealServer.start();
                Socket socket = new Socket("127.0.0.1", server.port())) {
            RespReader replies = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
            for (String script : scripts) {
                Bytes text = Bytes.wrap(script.getBytes(StandardCharsets.ISO_8859_1));
                List<Bytes> words = List.of(Bytes.of("EVAL"), text, Bytes.of("0"));
                socket.getOutputStream().write(RespWriter.encodeCommand(words));
                String theirs = new String(RespWriter.encode(replies.read(), 2), StandardCharsets.ISO_8859_1);
                String ours =
                        new String(RespWriter.encode(engine.execute(client, words), 2), StandardCharsets.ISO_8859_1);
                if (!ours.equals(theirs)) {
                    differences.add(script + "\n  real " + theirs + "\n  ours " + ours);
                }
            }
        }
        return differences;
    }
}
