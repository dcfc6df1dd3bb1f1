package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts answer as they do in a real server: values, libraries, and the texts of errors. */
class ScriptOracleTest {
    private static final Path CONVERSATION = Path.of("src/test/resources/script/conversation.txt");

    private final Engine engine = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1));

    @Test
    void scripts_answer_as_in_a_real_server() throws IOException {
        Client client = engine.connect((who, reply) -> {});
        List<String> differences = new ArrayList<>();
        try (RealServer server = RealServer.start();
                Socket socket = new Socket("127.0.0.1", server.port())) {
            RespReader replies = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
            for (String line : Files.readAllLines(CONVERSATION)) {
                if (line.startsWith("#")) {
                    continue;
                }
                List<Bytes> words = CommandLine.split(Bytes.of(line)).words();
                socket.getOutputStream().write(RespWriter.encodeCommand(words));
                Bytes theirs = Bytes.wrap(RespWriter.encode(replies.read(), 2));
                Reply reply = engine.execute(client, words);
                Bytes ours = Bytes.wrap(RespWriter.encode(reply, 2));
                if (!ours.equals(theirs)) {
                    differences.add(line + "\n  real " + theirs.utf8() + "\n  ours " + ours.utf8());
                }
            }
        }
        assertThat(differences).isEmpty();
    }
}
