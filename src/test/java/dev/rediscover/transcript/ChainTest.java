package dev.rediscover.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] exam(boolean sealed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Header header = Header.empty().with("exam", "45 minutes").with("learner", "Zoë");
        TranscriptWriter writer = TranscriptWriter.chained(out, header);
        writer.step("incr", "command");
        writer.control("line", "t=+3.0", "SET a 1");
        writer.command("A", "SET a 1");
        writer.reply("OK\n");
        writer.verdict("attempt", "1", "fail");
        writer.tutor("Look at the type.");
        writer.command("A", "GET a");
        writer.reply("\"1\"\n#: chain=0123456789abcdef\n");
        writer.verdict("attempt", "2", "pass", "unaided");
        writer.input("naïve answer", "confidence=3");
        writer.prose("Some words between.");
        writer.control("finish");
        if (sealed) {
            writer.seal("reason=finished");
        }
        writer.close();
        return out.toByteArray();
    }

    private static int lineOf(byte[] file, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    @Test
    void a_sealed_transcript_is_intact_and_reads_without_its_marks() throws IOException {
        byte[] file = exam(true);
        assertThat(Chain.of(file).state()).isEqualTo(Chain.State.INTACT);
        Transcript read = TranscriptReader.parse("exam", file);
        assertThat(read.truncated()).isFalse();
        assertThat(read.events())
                .contains(new Event.Verdict(17, java.util.List.of("attempt", "2", "pass", "unaided")))
                .noneMatch(event -> event instanceof Event.Control control
                        && control.words().toString().contains("chain="));
    }

    @Test
    void every_change_of_one_byte_is_found_in_its_line_or_below() throws IOException {
        byte[] file = exam(true);
        long seed = RandomSource.unseeded().nextLong();
        RandomSource chance = new RandomSource(seed);
        for (int at = 0; at < file.length; at++) {
            for (int round = 0; round < 12; round++) {
                byte[] edited = file.clone();
                byte other = (byte) (round < 8 ? file[at] ^ 1 << round : chance.nextInt(256));
                other = round == 8 ? (byte) '\n' : round == 9 ? (byte) '\r' : other;
                edited[at] = other;
                if (other == file[at]) {
                    continue;
                }
                Chain chain = Chain.of(edited);
                String what = "seed " + seed + ", byte " + at + " to " + other + ": " + chain;
                assertThat(chain.ok()).as(what).isFalse();
                assertThat(chain.line()).as(what).isGreaterThanOrEqualTo(lineOf(file, at));
            }
        }
    }

    @Test
    void every_byte_taken_out_or_put_in_is_found() throws IOException {
        byte[] file = exam(true);
        for (int at = 0; at < file.length; at++) {
            byte[] shorter = new byte[file.length - 1];
            System.arraycopy(file, 0, shorter, 0, at);
            System.arraycopy(file, at + 1, shorter, at, shorter.length - at);
            assertThat(Chain.of(shorter).ok()).as("without byte " + at).isFalse();
            byte[] longer = Arrays.copyOf(file, file.length + 1);
            System.arraycopy(file, at, longer, at + 1, file.length - at);
            longer[at] = 'x';
            assertThat(Chain.of(longer).ok()).as("one more at " + at).isFalse();
        }
    }

    @Test
    void every_end_that_is_cut_off_is_found() throws IOException {
        byte[] file = exam(true);
        int header = new String(file, StandardCharsets.UTF_8).indexOf("minutes") + 7;
        for (int length = 0; length < file.length; length++) {
            Chain chain = Chain.of(Arrays.copyOf(file, length));
            assertThat(chain.state())
                    .as("cut at " + length)
                    .isEqualTo(length <= header ? chain.state() : Chain.State.ENDS_EARLY)
                    .isNotEqualTo(Chain.State.INTACT);
        }
        assertThat(Chain.of(exam(false)).state()).isEqualTo(Chain.State.ENDS_EARLY);
    }

    @Test
    void what_mail_and_version_control_do_to_a_file_is_no_edit() throws IOException {
        String file = new String(exam(true), StandardCharsets.UTF_8);
        assertThat(Chain.of(bytes(file.replace("\n", "\r\n"))).state()).isEqualTo(Chain.State.INTACT);
        assertThat(Chain.of(bytes("\ufeff" + file + "\n\n")).state()).isEqualTo(Chain.State.INTACT);
        Chain added = Chain.of(bytes(file + "one more line\n"));
        assertThat(added.state()).isEqualTo(Chain.State.BROKEN);
        assertThat(added.text()).isEqualTo("the seal is broken: line " + added.line() + " was changed or added");
    }

    @Test
    void an_ordinary_transcript_is_not_sealed() {
        Chain chain = Chain.of(bytes("---\nsession: 1\n---\n```redis\nA> PING\nPONG\n#: attempt 1 pass\n```\n"));
        assertThat(chain.state()).isEqualTo(Chain.State.NOT_SEALED);
        assertThat(chain.ok()).isTrue();
    }

    @Test
    void a_chain_goes_on_behind_what_is_there_and_a_break_stays_in_sight() throws IOException {
        String file = new String(exam(false), StandardCharsets.UTF_8);
        for (String before : new String[] {file, file.replace("fail", "pass")}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TranscriptWriter writer = TranscriptWriter.chained(out, Header.empty());
            writer.step("next", "command");
            writer.block(); // open here, and not there
            out.reset();
            writer.goOnBehind(bytes(before));
            writer.command("A", "PING");
            writer.reply("PONG\n");
            writer.seal();
            byte[] all = bytes(before + out.toString(StandardCharsets.UTF_8));
            assertThat(TranscriptReader.parse("exam", all).commands()).hasSize(3);
            assertThat(Chain.of(all).state()).isEqualTo(before.equals(file) ? Chain.State.INTACT : Chain.State.BROKEN);
        }
    }
}
