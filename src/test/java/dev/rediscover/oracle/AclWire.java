package dev.rediscover.oracle;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection to a real server on which many commands are sent before the first reply is read. */
final class AclWire implements AutoCloseable {
    private final Socket socket;
    private final RespReader reader;
    private final RespWriter writer = new RespWriter(2);

    AclWire(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        reader = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
    }

    Reply ask(String... words) throws IOException {
        List<Bytes> line = new ArrayList<>();
        for (String word : words) {
            line.add(Bytes.of(word));
        }
        return ask(line);
    }

    Reply ask(List<Bytes> line) throws IOException {
        return askAll(List.of(line)).get(0);
    }

    List<Reply> askAll(List<List<Bytes>> lines) throws IOException {
        writer.clear();
        for (List<Bytes> line : lines) {
            writer.command(line);
        }
        writer.drainTo(socket.getOutputStream());
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            replies.add(reader.read());
        }
        return replies;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A reply of 7.0 with the texts of later versions. */
    static Reply newer(Reply reply, String user) {
        if (reply instanceof Reply.Bulk bulk) {
            String text = bulk.value().latin1();
            return text.startsWith("This user has") ? Reply.of(bytes("User " + user + text.substring(9))) : reply;
        }
        if (!(reply instanceof Reply.Err error)) {
            return reply;
        }
        return new Reply.Err(error.text()
                .replace(
                        "this user has no permissions to access one of the keys used as arguments",
                        "No permissions to access a key")
                .replace(
                        "this user has no permissions to access one of the channels used as arguments",
                        "No permissions to access a channel")
                .replace("NOPERM this user has", "NOPERM User " + user + " has"));
    }

    private static Bytes bytes(String latin1) {
        return Bytes.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
