package dev.rediscover.oracle;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a real server has written into its append-only file since it was last asked. */
final class AofTail implements Closeable {
    private final RandomAccessFile file;
    private int db;

    /** {@code folder} is the one that the server was started with as {@code dir}, which has answered a command. */
    AofTail(Path folder) throws IOException {
        Path parts = folder.resolve("appendonlydir");
        try (var names = Files.newDirectoryStream(parts, "*.incr.aof")) {
            file = new RandomAccessFile(names.iterator().next().toFile(), "r");
        }
    }

    /** The options that a server needs for it. */
    static String[] options(Path folder) {
        return new String[] {
            "--dir",
            folder.toString(),
            "--appendonly",
            "yes",
            "--aof-use-rdb-preamble",
            "no",
            "--appendfsync",
            "no",
            "--auto-aof-rewrite-percentage",
            "0"
        };
    }

    /** The commands since the last time, each with the number of its database in front; SELECT is not one. */
    List<Told> news() throws IOException {
        int size = (int) (file.length() - file.getFilePointer());
        byte[] bytes = new byte[size];
        file.readFully(bytes);
        List<Told> commands = new ArrayList<>();
        RespReader reader = new RespReader(new ByteArrayInputStream(bytes), dev.rediscover.resp.Limits.DEFAULT);
        for (Reply reply = next(reader); reply != null; reply = next(reader)) {
            List<Bytes> argv = new ArrayList<>();
            for (Reply word : ((Reply.Arr) reply).items()) {
                argv.add(((Reply.Bulk) word).value());
            }
            if (argv.get(0).is("SELECT")) {
                db = Integer.parseInt(argv.get(1).latin1());
            } else {
                commands.add(new Told(db, argv));
            }
        }
        return commands;
    }

    private static Reply next(RespReader reader) throws IOException {
        return reader.hasMore() ? reader.read() : null;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A command that was told. */
    record Told(int db, List<Bytes> argv) {
        @Override
        public String toString() {
            return db + "> " + Quoting.line(argv);
        }
    }
}
