package dev.rediscover.server;

import dev.rediscover.base.RandomSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Commands as clients send them, and what may become of them on a bad line or in bad hands. */
final class BrokenFrames {
    /** What is sent whole. No command that stops others, waits on purpose, or answers with the time or by chance. */
    private static final List<String> COMMANDS = List.of(
            "PING",
            "ECHO hello",
            "SET key value",
            "SET key value EX 100",
            "GET key",
            "INCR counter",
            "INCRBY counter 12",
            "LPUSH list a b c",
            "LRANGE list 0 -1",
            "HSET hash field value",
            "HGETALL hash",
            "ZADD zset 2 member",
            "ZRANGE zset 0 -1 WITHSCORES",
            "SADD set a b",
            "MSET a 1 b 2 c 3",
            "MGET a b c",
            "DEL key list",
            "EXISTS key",
            "TYPE list",
            "MULTI",
            "EXEC",
            "DISCARD",
            "SELECT 3",
            "SUBSCRIBE news",
            "UNSUBSCRIBE",
            "QUIT",
            "HELLO 3",
            "RESET");

    private static final String[] PIECES = {
        "\r\n",
        "\n",
        "\r",
        "*",
        "$",
        "*-1\r\n",
        "$-1\r\n",
        "*0\r\n",
        "$0\r\n\r\n",
        "*1\r\n",
        "\"",
        "'",
        "\\x",
        "\0",
        " ",
        "-",
        "+",
        "9999999999",
        "-5",
        "*3\r\n$3\r\nSET\r\n",
        "$536870913\r\n",
        "*2147483648\r\n",
        "*1048577\r\n",
        ":1",
        "_\r\n",
        "PING\r\n",
        "\377"
    };

    private final RandomSource random;

    BrokenFrames(RandomSource random) {
        this.random = random;
    }

    /** A whole command, most of the time as an array, else inline. */
    byte[] whole() {
        String line = COMMANDS.get(random.nextInt(COMMANDS.size()));
        if (random.nextInt(4) == 0) {
            return latin1(line + (random.nextInt(3) == 0 ? "\n" : "\r\n"));
        }
        String[] words = line.split(" ");
        StringBuilder frame = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            frame.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return latin1(frame.toString());
    }

    /** A command to which one to three things have happened. */
    byte[] mutated() {
        byte[] frame = whole();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            frame = mutate(frame);
        }
        return frame;
    }

    private byte[] mutate(byte[] frame) {
        if (frame.length == 0) {
            return piece();
        }
        int at = random.nextInt(frame.length);
        int end = at + random.nextInt(Math.min(8, frame.length - at) + 1);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(frame, at);
            case 1 -> joined(frame, at, new byte[0], end);
            case 2 -> joined(frame, at, piece(), at);
            case 3 -> joined(frame, at, piece(), end);
            case 4 -> joined(frame, at, Arrays.copyOfRange(frame, at, end), at);
            case 5 -> Arrays.copyOf(frame, at);
            case 6 ->
                joined(frame, at, latin1(Integer.toString(random.nextInt(20) - 4)), Math.min(frame.length, at + 1));
            default -> joined(frame, at, new byte[] {(byte) random.nextInt(256)}, at);
        };
    }

    private byte[] piece() {
        return latin1(PIECES[random.nextInt(PIECES.length)]);
    }

    private byte[] flipped(byte[] frame, int at) {
        byte[] changed = frame.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private static byte[] joined(byte[] frame, int end, byte[] between, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(frame.length + between.length);
        out.write(frame, 0, end);
        out.writeBytes(between);
        out.write(frame, from, frame.length - from);
        return out.toByteArray();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
