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

/**
 * The libraries of Lua answer through EVAL as they do in a real server, errors included. Where they differ on purpose:
 *
 * <ul>
 *   <li>{@code string.dump} has no code of a machine to give: always "unable to dump given function".
 *   <li>Patterns that would need more than 200 calls within one another are "pattern too complex", as in later Lua; a
 *       real server ends there by a crash.
 *   <li>What a script sets of {@code cjson} is forgotten when it ends; a real server keeps it for all scripts.
 *   <li>{@code os.clock} is there, as in newer servers than the one compared with.
 *   <li>The last of 17 digits of a sine or the like may differ: mathematics is Java's.
 *   <li>Strings and their copies are bounded by the engine's longest string: "resulting string too large".
 * </ul>
 */
class LibraryOracleTest {
    private static final Path FOLDER = Path.of("src/test/resources/script/libraries");

    private static final int GENERATED = 3000;

    private final Engine engine = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1));
    private final Client client = engine.connect((who, reply) -> {});

    @Test
    void scripts_with_libraries_answer_as_in_a_real_server() throws IOException {
        List<String> scripts = written();
        List<String> differences = differences(scripts);
        System.out.println(scripts.size() + " scripts with libraries compared with a real server");
        assertThat(scripts).hasSizeGreaterThan(1000);
        assertThat(differences).isEmpty();
    }

    @Test
    void libraries_have_the_names_that_those_of_a_real_server_have() throws IOException {
        String names = "local t={} for k,v in pairs(%1$s) do t[#t+1]=k..':'..type(v) end table.sort(t) return t";
        List<String> scripts = Stream.of("string", "table", "math", "bit", "cjson", "cmsgpack", "struct")
                .map(names::formatted)
                .toList();

        assertThat(differences(scripts)).isEmpty();
    }

    @Test
    void generated_calls_with_odd_arguments_answer_as_in_a_real_server() throws IOException {
        long seed = Long.getLong("rediscover.seed", 7);
        LibraryCalls calls = new LibraryCalls(seed);
        List<String> scripts = Stream.generate(calls::next).limit(GENERATED).toList();

        List<String> differences = differences(scripts);

        System.out.println(GENERATED + " generated calls of libraries compared with a real server, seed " + seed);
        assertThat(differences).as("seed " + seed).isEmpty();
    }

    @Test
    void the_clock_of_the_processor_goes_on() {
        List<Bytes> words = List.of(
                Bytes.of("EVAL"),
                Bytes.of("local a=os.clock() return {type(a), tostring(os.clock()>=a)}"),
                Bytes.of("0"));

        assertThat(new String(RespWriter.encode(engine.execute(client, words), 2), StandardCharsets.ISO_8859_1))
                .isEqualTo("*2\r\n$6\r\nnumber\r\n$4\r\ntrue\r\n");
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
            socket.setSoTimeout(10_000);
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
