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

/**
 * A file of lines of commands, said to a real server and to an engine of ours, both empty at first: the replies must be
 * the same, byte for byte, in the version of RESP that HELLO chose last. Lines that begin with {@code #} are remarks; a
 * line that begins with two blanks goes on with the line before it, behind a line break.
 */
final class ScriptConversation {
    private static final Path FOLDER = Path.of("src/test/resources/script");

    private final Engine engine = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1));
    private final Client client = engine.connect((who, reply) -> {});
    private final List<String> differences = new ArrayList<>();
    private int lines;

    private ScriptConversation() {}

    /** The lines that were answered otherwise, each with both answers; prints how many there were. */
    static List<String> differences(String file) throws IOException {
        ScriptConversation conversation = new ScriptConversation();
        try (RealServer server = RealServer.start();
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            RespReader replies = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
            for (String line : commands(FOLDER.resolve(file))) {
                conversation.say(line, socket, replies);
            }
        }
        System.out.println(file + ": " + conversation.lines + " lines, answered as by a real server but for "
                + conversation.differences.size());
        assertThat(conversation.lines).as("lines of " + file).isGreaterThan(50);
        return conversation.differences;
    }

    private static List<String> commands(Path file) throws IOException {
        List<String> commands = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("  ")) {
                int last = commands.size() - 1;
                commands.set(last, commands.get(last) + "\n" + line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                commands.add(line);
            }
        }
        return commands;
    }

    private void say(String line, Socket socket, RespReader replies) throws IOException {
        List<Bytes> words = CommandLine.split(Bytes.of(line)).words();
        socket.getOutputStream().write(RespWriter.encodeCommand(words));
        Reply theirs = replies.read();
        assertThat(theirs).as("the real server has left at: " + line).isNotNull();
        Reply ours = engine.execute(client, words);
        lines++;
        if (words.get(0).is("HELLO")) {
            return; // they tell their versions
        }
        Bytes real = Bytes.wrap(RespWriter.encode(theirs, client.protocol()));
        Bytes own = Bytes.wrap(RespWriter.encode(ours, client.protocol()));
        if (!own.equals(real)) {
            differences.add(line + "\n  real " + real.utf8() + "\n  ours " + own.utf8());
        }
    }
}
