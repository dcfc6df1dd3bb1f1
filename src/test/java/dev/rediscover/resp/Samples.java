package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** Seeded random strings and replies for property tests. */
public final class Samples {
    private static final String[] TEXTS = {"", "a", "it's", "a b", "\"", "\\", "größe", "世界", "🎉", "\0\r\n", "\\x41"};

    private Samples() {}

    /** A short string: text, or any bytes. */
    public static Bytes bytes(RandomSource random) {
        if (random.nextInt(3) == 0) {
            return Bytes.of(TEXTS[random.nextInt(TEXTS.length)]);
        }
        byte[] array = new byte[random.nextInt(12)];
        for (int i = 0; i < array.length; i++) {
            array[i] = (byte) (random.nextInt(2) == 0 ? random.nextInt(256) : 'a' + random.nextInt(26));
        }
        return Bytes.wrap(array);
    }

    /** A reply of any type, nested up to {@code depth} levels. */
    public static Reply reply(RandomSource random, int depth) {
        return switch (random.nextInt(depth > 0 ? 15 : 10)) {
            case 0 -> new Reply.Status("OK " + random.nextInt(10));
            case 1 -> new Reply.Err("ERR no " + random.nextInt(10));
            case 2 -> Reply.of(random.nextLong());
            case 3, 4 -> new Reply.Bulk(bytes(random));
            case 5 -> random.nextInt(2) == 0 ? Reply.NIL : Reply.NIL_ARRAY;
            case 6 -> new Reply.Dbl(0.25 * random.nextInt(9), Double.toString(0.25 * random.nextInt(9)));
            case 7 -> new Reply.Bool(random.nextInt(2) == 0);
            case 8 -> new Reply.BigNumber("-12345678901234567890" + random.nextInt(9));
            case 9 -> new Reply.Verbatim("txt", bytes(random));
            case 10, 11 -> new Reply.Arr(replies(random, random.nextInt(5), depth));
            case 12 -> new Reply.MapOf(replies(random, 2 * random.nextInt(4), depth));
            case 13 -> new Reply.SetOf(replies(random, random.nextInt(5), depth));
            default -> new Reply.Pairs(replies(random, 2 * random.nextInt(4), depth));
        };
    }

    private static List<Reply> replies(RandomSource random, int count, int depth) {
        List<Reply> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(reply(random, depth - 1));
        }
        return items;
    }
}
