package dev.rediscover.resp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes that are lent and strings that are not copied: nothing is lost, doubled or changed later. */
class LentBuffersTest {
    private static final int[] LENGTHS = {0, 1, 10, 500, 32_767, 32_768, 32_769, 65_536, 200_000};

    private static Bytes word(RandomSource random) {
        byte[] bytes = new byte[LENGTHS[random.nextInt(LENGTHS.length)]];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return Bytes.wrap(bytes);
    }

    @Test
    void commandsAreReadFromLentBuffersWhateverTheirPieces() throws ProtocolException {
        for (long seed = 1; seed <= 60; seed++) {
            RandomSource random = new RandomSource(seed);
            List<List<Bytes>> sent = new ArrayList<>();
            RespWriter writer = new RespWriter(2);
            for (int i = random.nextInt(12); i >= 0; i--) {
                List<Bytes> command = List.of(Bytes.of("SET"), word(random), word(random));
                sent.add(command);
                writer.command(command);
            }
            assertThat(read(writer.toByteArray(), random)).as("seed %d", seed).isEqualTo(sent);
        }
    }

    /** Lends an array that is overwritten after each piece, and stops reading now and then as a busy server does. */
    private static List<List<Bytes>> read(byte[] bytes, RandomSource random) throws ProtocolException {
        CommandReader reader = new CommandReader(Limits.DEFAULT);
        List<List<Bytes>> read = new ArrayList<>();
        byte[] shared = new byte[1 << 16];
        int at = 0;
        boolean left = false;
        while (at < bytes.length || left) {
            if (at < bytes.length) {
                int piece = Math.min(1 + random.nextInt(shared.length), bytes.length - at);
                System.arraycopy(bytes, at, shared, 0, piece);
                at += piece;
                reader.lend(shared, piece);
            }
            left = false;
            for (int i = random.nextInt(6); !left; i--) {
                List<Bytes> command = i == 0 ? null : reader.next();
                if (command == null) {
                    left = i == 0;
                    break;
                }
                read.add(command);
            }
            reader.keep();
            Arrays.fill(shared, (byte) '*');
            if (random.nextInt(3) == 0) {
                reader.trim();
            }
        }
        assertThat(reader.buffered()).isZero();
        assertThat(reader.argumentBytes()).isZero();
        reader.trim();
        assertThat(reader.free()).isZero();
        return read;
    }

    @Test
    void whatWasAnnouncedTakesNoMemoryBeforeItComes() throws ProtocolException {
        CommandReader reader = new CommandReader(Limits.DEFAULT);
        byte[] start = "*2\r\n$3\r\nSET\r\n$500000000\r\nabc".getBytes(StandardCharsets.US_ASCII);
        reader.lend(start, start.length);
        assertThat(reader.next()).isNull();
        reader.keep();
        assertThat(reader.buffered()).isEqualTo(3);
        assertThat(reader.free()).isLessThan(100_000);
    }

    @Test
    void aSinkGetsWhatAWriterWouldHaveHeld() {
        for (long seed = 1; seed <= 60; seed++) {
            RandomSource random = new RandomSource(seed);
            ByteArrayOutputStream taken = new ByteArrayOutputStream();
            RespWriter pieces = new RespWriter(3, (bytes, length) -> taken.write(bytes, 0, length));
            RespWriter whole = new RespWriter(3);
            for (int i = random.nextInt(40); i >= 0; i--) {
                Reply reply = random.nextInt(3) == 0 ? Reply.of(word(random)) : Samples.reply(random, 3);
                pieces.write(reply);
                whole.write(reply);
            }
            taken.write(pieces.array(), 0, pieces.size());
            assertThat(taken.toByteArray()).as("seed %d", seed).isEqualTo(whole.toByteArray());
        }
    }

    @Test
    void aLargeStringIsHandedOnAsItIs() {
        List<byte[]> taken = new ArrayList<>();
        Bytes large = Bytes.wrap(new byte[100_000]);
        new RespWriter(2, (bytes, length) -> taken.add(bytes)).write(Reply.of(large));
        assertThat(taken).hasSize(2);
        assertThat(taken.get(1)).isSameAs(large.array());
    }
}
