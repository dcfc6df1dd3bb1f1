package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.resp.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong in a payload is found before the key exists, as {@code sanitize-dump-payload} asks of a server. */
class BrokenPayloadsTest {
    private final Session session = new Session(Families.all());
    private final Map<String, Bytes> broken = new LinkedHashMap<>();

    private void broken(String what, int form, byte[] body) {
        broken.put(what, OldForms.payload(form, body, 10));
    }

    private void packed(String what, int form, byte[] block) {
        broken(what, form, OldForms.string(block));
    }

    /** {@code block} with another byte at {@code at}. */
    private static byte[] with(byte[] block, int at, int value) {
        byte[] changed = block.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] listpack(String... texts) {
        return OldForms.listpack(List.of(texts));
    }

    private static byte[] ziplist(String... texts) {
        return OldForms.ziplist(List.of(texts));
    }

    @Test
    void nothing_broken_is_taken() {
        plainForms();
        packedForms();
        scoresAndTimes();
        for (Map.Entry<String, Bytes> entry : broken.entrySet()) {
            List<Bytes> line = List.of(Bytes.of("RESTORE"), Bytes.of("k"), Bytes.of("0"), entry.getValue());
            Reply reply = session.engine.execute(session.client("you"), line);
            assertThat(reply).as(entry.getKey()).isEqualTo(new Reply.Err("ERR Bad data format"));
            assertThat(session.run("EXISTS k")).as(entry.getKey()).isEqualTo("0");
        }
    }

    private void plainForms() {
        broken("an unknown form", 99, OldForms.string("a"));
        broken("a string that ends early", RdbTypes.STRING, OldForms.bytes(10, 'a' + 0));
        broken("bytes after the value", RdbTypes.STRING, OldForms.bytes(OldForms.string("a"), 0));
        broken("a string longer than memory", RdbTypes.STRING, OldForms.bytes(0x81, 0x7fff_ffff_ffffL));
        broken("a string of 2^63 bytes", RdbTypes.STRING, OldForms.bytes(0x81, 0x80L));
        broken("a bomb", RdbTypes.STRING, OldForms.bytes(0xc3, 3, 0x80, 0x1f, 0xff, 0xff, 0xff, 0, 'a' + 0, 0xe0));
        broken("a copy from before the start", RdbTypes.STRING, OldForms.bytes(0xc3, 3, 3, 0x20, 5, 0));
        broken("an empty list", RdbTypes.LIST, OldForms.bytes(0));
        broken("an empty set", RdbTypes.SET, OldForms.bytes(0));
        broken("an empty hash", RdbTypes.HASH, OldForms.bytes(0));
        broken("an empty sorted set", RdbTypes.ZSET_2, OldForms.bytes(0));
        broken("a member twice", RdbTypes.SET, OldForms.strings(2, List.of("a", "a")));
        broken("a field twice", RdbTypes.HASH, OldForms.strings(2, List.of("a", "1", "a", "2")));
        broken("a field without a value", RdbTypes.HASH, OldForms.strings(1, List.of("a")));
        broken("more elements than there are", RdbTypes.LIST, OldForms.strings(3, List.of("a", "b")));
        broken("2^62 pairs", RdbTypes.HASH, OldForms.bytes(0x81, 0x40L, OldForms.string("a")));
        broken("2^63 nodes", RdbTypes.LIST_QUICKLIST_2, OldForms.bytes(0x81, 0x80L));
        broken("a node of no kind", RdbTypes.LIST_QUICKLIST_2, OldForms.bytes(1, 7, OldForms.string(listpack("a"))));
        broken("an empty node", RdbTypes.LIST_QUICKLIST_2, OldForms.bytes(1, 2, OldForms.string(listpack())));
    }

    private void packedForms() {
        byte[] good = listpack("a", "1", "b", "2");
        packed("no head", RdbTypes.HASH_LISTPACK, new byte[3]);
        packed("an empty listpack", RdbTypes.HASH_LISTPACK, listpack());
        packed("a listpack that says it is larger", RdbTypes.HASH_LISTPACK, with(good, 0, good.length + 1));
        packed("a listpack that says it has more entries", RdbTypes.HASH_LISTPACK, with(good, 4, 6));
        packed("an entry longer than the listpack", RdbTypes.HASH_LISTPACK, with(good, 6, 0xbf));
        packed("an entry whose length behind it is wrong", RdbTypes.HASH_LISTPACK, with(good, 8, 9));
        packed("an entry of no kind", RdbTypes.HASH_LISTPACK, with(good, 6, 0xf8));
        packed("no end", RdbTypes.HASH_LISTPACK, with(good, good.length - 1, 0));
        packed("half a pair", RdbTypes.HASH_LISTPACK, listpack("a", "1", "b"));
        packed("a field twice in a listpack", RdbTypes.HASH_LISTPACK, listpack("a", "1", "a", "2"));
        packed("a member twice in a listpack", RdbTypes.SET_LISTPACK, listpack("a", "a"));
        byte[] old = ziplist("a", "1", "b", "2");
        packed("a ziplist that says it is larger", RdbTypes.HASH_ZIPLIST, with(old, 0, old.length + 1));
        packed("a ziplist whose tail is elsewhere", RdbTypes.HASH_ZIPLIST, with(old, 4, 10));
        packed("a ziplist that says it has fewer entries", RdbTypes.HASH_ZIPLIST, with(old, 8, 2));
        packed("a ziplist entry whose length before it is wrong", RdbTypes.HASH_ZIPLIST, with(old, 13, 4));
        packed("a field twice in a ziplist", RdbTypes.HASH_ZIPLIST, ziplist("a", "1", "a", "2"));
        packed("a field twice in a zipmap", RdbTypes.HASH_ZIPMAP, OldForms.zipmap(List.of("a", "1", "a", "2")));
        byte[] map = OldForms.zipmap(List.of("a", "1"));
        packed("a zipmap with more to spare than it has", RdbTypes.HASH_ZIPMAP, with(map, 4, 100));
        packed("a zipmap of another count", RdbTypes.HASH_ZIPMAP, with(map, 0, 2));
        packed("an intset of no width", RdbTypes.SET_INTSET, with(OldForms.intset(2, 1, 2), 0, 3));
        packed("an intset of another count", RdbTypes.SET_INTSET, with(OldForms.intset(2, 1, 2), 4, 3));
        packed("an integer twice", RdbTypes.SET_INTSET, OldForms.intset(4, 1, 1));
        packed("integers out of order", RdbTypes.SET_INTSET, OldForms.intset(4, 2, 1));
        packed("an empty intset", RdbTypes.SET_INTSET, OldForms.intset(8));
    }

    private void scoresAndTimes() {
        byte[] a = OldForms.string("a");
        long nan = Double.doubleToRawLongBits(Double.NaN);
        long one = Double.doubleToRawLongBits(1);
        broken("a score that is no number", RdbTypes.ZSET_2, OldForms.bytes(1, a, nan));
        broken("a member twice in a sorted set", RdbTypes.ZSET_2, OldForms.bytes(2, a, one, a, one));
        broken("a score that is no number, in digits", RdbTypes.ZSET, OldForms.bytes(1, a, 253));
        broken("a score without digits", RdbTypes.ZSET, OldForms.bytes(1, a, OldForms.string("x")));
        packed("a score that is a word", RdbTypes.ZSET_LISTPACK, listpack("a", "word"));
        packed("a score that is nan", RdbTypes.ZSET_LISTPACK, listpack("a", "nan"));
        packed("a member twice in a packed sorted set", RdbTypes.ZSET_LISTPACK, listpack("a", "1", "a", "2"));
        packed("a member without a score", RdbTypes.ZSET_LISTPACK, listpack("a"));
        packed("scores in a ziplist that are words", RdbTypes.ZSET_ZIPLIST, ziplist("a", "word"));
        byte[] word = OldForms.string(listpack("a", "1", "soon"));
        byte[] past = OldForms.string(listpack("a", "1", "-5"));
        byte[] lost = OldForms.string(listpack("a", "1"));
        broken("an expiry that is a word", RdbTypes.HASH_LISTPACK_EX, OldForms.bytes(5L, word));
        broken("an expiry before all time", RdbTypes.HASH_LISTPACK_EX, OldForms.bytes(5L, past));
        broken("a field without an expiry", RdbTypes.HASH_LISTPACK_EX, OldForms.bytes(5L, lost));
        broken("an expiry past all time", RdbTypes.HASH_METADATA, OldForms.bytes(-1L, 1, 9, a, OldForms.string("1")));
    }
}
