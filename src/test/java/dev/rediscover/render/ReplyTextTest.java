package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTextTest {
    private static final Reply BYTES =
            new Reply.Bulk(Bytes.wrap(new byte[] {'a', (byte) 0xff, (byte) 0xc3, (byte) 0xa9}));

    private static String shown(Reply reply, View view) {
        return ReplyText.print(reply, ReplyStyle.CLASSIC.withView(view)).plain();
    }

    @Test
    void indentsNestedArrays() {
        Reply inner = Reply.array(Reply.of(2), Reply.EMPTY_ARRAY);
        assertThat(shown(Reply.array(Reply.ONE, inner, Reply.NIL), View.CLASSIC))
                .isEqualTo("1) (integer) 1\n2) 1) (integer) 2\n   2) (empty array)\n3) (nil)\n");
    }

    @Test
    void startsAMapsLongValueOnItsOwnLine() {
        Reply map = new Reply.MapOf(List.of(Reply.bulk("a"), Reply.array(Reply.ONE, Reply.ZERO)));
        assertThat(shown(map, View.CLASSIC)).isEqualTo("1# \"a\" => \n   1) (integer) 1\n   2) (integer) 0\n");
        Reply one = new Reply.MapOf(List.of(Reply.bulk("a"), Reply.array(Reply.ONE)));
        assertThat(shown(one, View.CLASSIC)).isEqualTo("1# \"a\" => 1) (integer) 1\n");
    }

    @Test
    void readableLeavesUtf8() {
        assertThat(ReplyText.classic(BYTES, false).plain()).isEqualTo("\"a\\xff\\xc3\\xa9\"\n");
        assertThat(ReplyText.classic(BYTES, true).plain()).isEqualTo("\"a\\xffé\"\n");
    }

    @Test
    void rawIsExactToTheByte() {
        StyledText raw = ReplyText.print(BYTES, ReplyStyle.CLASSIC.withView(View.RAW));
        assertThat(ReplyText.bytes(raw).array()).containsExactly('a', 0xff, 0xc3, 0xa9, '\n');
    }

    @Test
    void pairsNestAndFlattenForResp2() {
        Reply pairs = new Reply.Pairs(List.of(Reply.bulk("a"), new Reply.Dbl(1, "1")));
        assertThat(shown(pairs, View.CLASSIC)).isEqualTo("1) 1) \"a\"\n   2) (double) 1\n");
        assertThat(shown(pairs.resp2(), View.CLASSIC)).isEqualTo("1) \"a\"\n2) \"1\"\n");
    }

    @Test
    void invalidationsAreOneLine() {
        Reply keys = Reply.array(Reply.bulk("a"), Reply.bulk("b"));
        assertThat(ReplyText.push(new Reply.Push(List.of(Reply.bulk("invalidate"), keys)), false)
                        .plain())
                .isEqualTo("-> invalidate: 'a', 'b'\n");
        assertThat(ReplyText.push(new Reply.Push(List.of(Reply.bulk("message"))), false)
                        .plain())
                .isEqualTo("1) \"message\"\n");
    }

    @Test
    void everyReplyPrintsInEveryView() {
        for (long seed = 1; seed <= 300; seed++) {
            Reply reply = Samples.reply(new RandomSource(seed), 4);
            for (View view : View.values()) {
                assertThat(shown(reply, view)).as("seed %d, %s", seed, view).endsWith("\n");
            }
        }
    }

    @Test
    void tablesAlign() {
        Reply hash = new Reply.MapOf(List.of(
                Reply.bulk("name"), Reply.bulk("ada"), Reply.bulk("世界"), Reply.of(7), Reply.bulk("x"), Reply.NIL));
        assertThat(shown(hash, View.TABLE)).isEqualTo("name │ ada\n世界 │     7\nx    │ (nil)\n");
        Reply people = Reply.array(
                new Reply.MapOf(List.of(Reply.bulk("name"), Reply.bulk("al"), Reply.bulk("idle"), Reply.of(5))),
                new Reply.MapOf(List.of(Reply.bulk("name"), Reply.bulk("barbara"), Reply.bulk("idle"), Reply.of(12))));
        assertThat(shown(people, View.TABLE))
                .isEqualTo("name    │ idle\n────────┼─────\nal      │    5\nbarbara │   12\n");
    }

    @Test
    void tablesShowScansUnderTheirCursor() {
        Reply scan = Reply.array(Reply.bulk("17"), Reply.array(Reply.bulk("a"), Reply.bulk("b c")));
        assertThat(shown(scan, View.TABLE)).isEqualTo("cursor 17 (more to come)\n1 │ a\n2 │ b c\n");
    }

    @Test
    void tablesShrinkToTheirWidth() {
        Reply hash = new Reply.MapOf(List.of(Reply.bulk("field"), Reply.bulk("x".repeat(200))));
        Canvas narrow = Canvas.of(40).inAscii();
        String table =
                ReplyText.print(hash, new ReplyStyle(View.TABLE, true, narrow)).plain();
        assertThat(table).hasSize(41).startsWith("field | xxx").contains("...");
    }

    @Test
    void coloursEndWithTheLineAndPlainHasNone() {
        StyledText text = ReplyText.classic(Reply.array(Reply.ONE, Reply.bulk("a")), false);
        assertThat(text.ansi(Theme.PLAIN)).isEqualTo(text.plain());
        for (Theme theme : Theme.values()) {
            assertThat(text.ansi(theme).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text.plain());
            assertThat(Theme.named(theme.label())).isEqualTo(theme);
        }
        assertThat(text.lines()).hasSize(2);
    }

    @Test
    void widthsCountColumns() {
        assertThat(DisplayWidth.of("世界🎉é")).isEqualTo(7);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.fit("abcdefghij", 6, "…")).isEqualTo("abcd…j");
        assertThat(DisplayWidth.of(DisplayWidth.fit("世界世界世界", 7, "…"))).isLessThanOrEqualTo(7);
    }
}
