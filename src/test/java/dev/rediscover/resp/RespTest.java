package dev.rediscover.resp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RespTest {
    private static String encoded(Reply reply, int protocol) {
        return new String(RespWriter.encode(reply, protocol), StandardCharsets.UTF_8);
    }

    private static Reply decoded(String text) throws IOException {
        return RespReader.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesBothProtocols() {
        Reply map = new Reply.MapOf(List.of(Reply.bulk("a"), new Reply.Bool(true)));
        assertThat(encoded(map, 3)).isEqualTo("%1\r\n$1\r\na\r\n#t\r\n");
        assertThat(encoded(map, 2)).isEqualTo("*2\r\n$1\r\na\r\n:1\r\n");
        Reply pairs = new Reply.Pairs(List.of(Reply.bulk("a"), new Reply.Dbl(1.5, "1.5")));
        assertThat(encoded(pairs, 3)).isEqualTo("*1\r\n*2\r\n$1\r\na\r\n,1.5\r\n");
        assertThat(encoded(pairs, 2)).isEqualTo("*2\r\n$1\r\na\r\n$3\r\n1.5\r\n");
        assertThat(encoded(Reply.NIL_ARRAY, 2)).isEqualTo("*-1\r\n");
        assertThat(encoded(Reply.NIL, 2)).isEqualTo("$-1\r\n");
        assertThat(encoded(Reply.NIL_ARRAY, 3)).isEqualTo("_\r\n");
        assertThat(encoded(new Reply.Verbatim("txt", Bytes.of("hi")), 3)).isEqualTo("=6\r\ntxt:hi\r\n");
        assertThat(encoded(new Reply.Err("ERR a\r\nb"), 2)).isEqualTo("-ERR a  b\r\n");
        assertThat(encoded(Reply.of(Long.MIN_VALUE), 2)).isEqualTo(":-9223372036854775808\r\n");
        assertThat(encoded(new Reply.Push(List.of(Reply.ONE)), 3)).isEqualTo(">1\r\n:1\r\n");
    }

    @Test
    void readsEveryType() throws IOException {
        assertThat(decoded("+OK\r\n")).isEqualTo(Reply.OK);
        assertThat(decoded(":+5\r\n")).isEqualTo(Reply.of(5));
        assertThat(decoded("*-1\r\n")).isEqualTo(Reply.NIL_ARRAY);
        assertThat(decoded("_\r\n")).isEqualTo(Reply.NIL);
        assertThat(decoded(",-inf\r\n")).isEqualTo(new Reply.Dbl(Double.NEGATIVE_INFINITY, "-inf"));
        assertThat(decoded("!5\r\nERR x\r\n")).isEqualTo(new Reply.Err("ERR x"));
        assertThat(decoded("~2\r\n:1\r\n:0\r\n")).isEqualTo(new Reply.SetOf(List.of(Reply.ONE, Reply.ZERO)));
        assertThat(decoded("(123456789012345678901\r\n")).isEqualTo(new Reply.BigNumber("123456789012345678901"));
    }

    @Test
    void keepsAttributesBesideTheReply() throws IOException {
        byte[] bytes = "|1\r\n+ttl\r\n:9\r\n$1\r\nv\r\n".getBytes(StandardCharsets.UTF_8);
        RespReader reader = new RespReader(new ByteArrayInputStream(bytes), Limits.DEFAULT);
        assertThat(reader.read()).isEqualTo(Reply.bulk("v"));
        assertThat(reader.attributes()).containsExactly(new Reply.Status("ttl"), Reply.of(9));
        assertThat(reader.read()).isNull();
    }

    @Test
    void whatIsWrittenReadsBack() throws IOException {
        for (long seed = 1; seed <= 500; seed++) {
            Reply reply = Samples.reply(new RandomSource(seed), 4);
            byte[] resp2 = RespWriter.encode(reply, 2);
            assertThat(RespReader.decode(resp2)).as("seed %d", seed).isEqualTo(reply.resp2());
            byte[] resp3 = RespWriter.encode(reply, 3);
            byte[] again = RespWriter.encode(RespReader.decode(resp3), 3);
            assertThat(again).as("seed %d", seed).isEqualTo(resp3);
        }
    }

    @Test
    void randomBytesEndInAReplyOrAnIoException() {
        String alphabet = "+-:$*_#,(!=%~>|0123459\r\n\r\n?tfinx";
        for (long seed = 1; seed <= 20_000; seed++) {
            RandomSource random = new RandomSource(seed);
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            readAll(bytes, seed);
        }
    }

    @Test
    void damagedRepliesEndInAReplyOrAnIoException() {
        for (long seed = 1; seed <= 5000; seed++) {
            RandomSource random = new RandomSource(seed);
            byte[] bytes = RespWriter.encode(Samples.reply(random, 3), 3);
            for (int i = 0; i < 2; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            readAll(bytes, seed);
        }
    }

    private static void readAll(byte[] bytes, long seed) {
        RespReader reader = new RespReader(new ByteArrayInputStream(bytes), Limits.DEFAULT);
        try {
            for (int i = 0; i < 100 && reader.read() != null; i++) {
                assertThat(reader.attributes()).isNotNull();
            }
        } catch (IOException expected) {
            assertThat(expected.getMessage()).as("seed %d", seed).isNotBlank();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    @Test
    void refusesWhatGoesBeyondTheLimits() {
        assertThatThrownBy(() -> decoded("$?\r\n")).hasMessageContaining("in pieces");
        assertThatThrownBy(() -> decoded("$600000000\r\n")).hasMessage("Protocol error: invalid bulk length");
        assertThatThrownBy(() -> decoded("*1\r\n".repeat(200) + ":1\r\n")).hasMessageContaining("deeper");
        assertThatThrownBy(() -> decoded("*2147483647\r\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decoded("$536870912\r\nabc")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decoded(":01\r\n")).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> decoded(":9223372036854775808\r\n")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void readsCommandsInAnyPieces() throws ProtocolException {
        for (long seed = 1; seed <= 300; seed++) {
            RandomSource random = new RandomSource(seed);
            RespWriter writer = new RespWriter(2);
            List<List<Bytes>> sent = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                List<Bytes> command = List.of(Bytes.of("SET"), Samples.bytes(random), Samples.bytes(random));
                writer.command(command);
                sent.add(command);
            }
            assertThat(fedInPieces(writer.toByteArray(), random))
                    .as("seed %d", seed)
                    .isEqualTo(sent);
        }
    }

    private static List<List<Bytes>> fedInPieces(byte[] bytes, RandomSource random) throws ProtocolException {
        CommandReader reader = new CommandReader(Limits.DEFAULT);
        List<List<Bytes>> read = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int piece = Math.min(1 + random.nextInt(9), bytes.length - at);
            reader.feed(bytes, at, piece);
            at += piece;
            for (List<Bytes> command = reader.next(); command != null; command = reader.next()) {
                read.add(command);
            }
        }
        assertThat(reader.buffered()).isZero();
        return read;
    }

    private static CommandReader fed(String text, Limits limits) {
        CommandReader reader = new CommandReader(limits);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        reader.feed(bytes, 0, bytes.length);
        return reader;
    }

    @Test
    void readsInlineCommandsAndPassesOverEmptyOnes() throws ProtocolException {
        CommandReader reader = fed("\r\n*0\r\n*-1\r\nSET k \"a b\"\r\nPING\n", Limits.DEFAULT);
        assertThat(reader.next()).containsExactly(Bytes.of("SET"), Bytes.of("k"), Bytes.of("a b"));
        assertThat(reader.next()).containsExactly(Bytes.of("PING"));
        assertThat(reader.next()).isNull();
    }

    @Test
    void refusesCommandsWithTheTextsOfRedis() {
        refuses("*x\r\n", "invalid multibulk length");
        refuses("*2147483648\r\n", "invalid multibulk length");
        refuses("*1\r\nPING\r\n", "expected '$', got 'P'");
        refuses("*1\r\n$-1\r\n", "invalid bulk length");
        refuses("*1\r\n$999999999\r\n", "invalid bulk length");
        refuses("GET \"a\r\n", "unbalanced quotes in request");
        refuses("x".repeat(70_000), "too big inline request");
        refuses("*" + "1".repeat(70_000), "too big mbulk count string");
        refuses("*1\r\n$" + "1".repeat(70_000), "too big bulk count string");
        assertThatThrownBy(() -> fed("*11\r\n", Limits.UNAUTHENTICATED).next())
                .hasMessage("Protocol error: unauthenticated multibulk length");
        assertThatThrownBy(() -> fed("*1\r\n$20000\r\n", Limits.UNAUTHENTICATED).next())
                .hasMessage("Protocol error: unauthenticated bulk length");
    }

    private static void refuses(String bytes, String problem) {
        assertThatThrownBy(() -> fed(bytes, Limits.DEFAULT).next())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("Protocol error: " + problem);
    }
}
