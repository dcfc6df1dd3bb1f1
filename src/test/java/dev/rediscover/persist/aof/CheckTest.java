package dev.rediscover.persist.aof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.oracle.Needed;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.RespWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files and done to them, beside redis-check-aof. */
class CheckTest {
    private static final Pattern ANALYZED = Pattern.compile("ok_up_to=\\d+, ok_up_to_line=\\d+, diff=\\d+");
    private static final Pattern DONE = Pattern.compile("(Successfully truncated|Truncate nothing|nothing before)");
    private static final String A = command("SELECT 0") + command("SET a 1");
    private static final String STAMPED =
            "#TS:100\r\n" + A + "#TS:200\r\n" + command("SET b 2") + "#TS:300\r\n" + command("SET c 3");

    private static final List<String> FILES = List.of(
            A,
            "",
            A + "*3\r\n$3\r\nSET\r\n$1\r\nb\r\n$5\r\nhel",
            A + "*3\r\n$3\r\nSET\r\n",
            A + command("MULTI") + command("SET b 1"),
            A + command("MULTI") + command("SET b 1") + command("EXEC"),
            A + command("MULTI") + command("MULTI") + command("EXEC"),
            A + command("EXEC") + A,
            A + "*3\r\nx3\r\n" + A,
            A + "*1\r\n$4\r\nPINGxx" + A,
            A + "\0".repeat(50),
            "hello world\r\n",
            A + "*abc\r\n" + A,
            "#hello\r\n" + A,
            STAMPED,
            STAMPED.substring(0, STAMPED.length() - 1));

    @TempDir
    Path folder;

    private static String command(String line) {
        byte[] bytes = RespWriter.encodeCommand(CommandLine.split(line).words());
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private record Told(boolean valid, String analyzed, String done, byte[] left) {
        void same(Told other, String what) {
            assertThat(valid).as(what).isEqualTo(other.valid);
            assertThat(analyzed).as(what).isEqualTo(other.analyzed);
            assertThat(done).as(what).isEqualTo(other.done);
            assertThat(left).as(what).isEqualTo(other.left);
        }
    }

    private static String found(Pattern pattern, String text) {
        StringBuilder all = new StringBuilder();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            all.append(matcher.group()).append('\n');
        }
        return all.toString();
    }

    private Told here(byte[] contents, AofCheck.Options options) throws IOException {
        Path file = folder.resolve("here.aof");
        Files.write(file, contents);
        return here(file, options, file);
    }

    private static Told here(Path file, AofCheck.Options options, Path changed) throws IOException {
        AofCheck check = AofCheck.of(file, options, (which, size, left) -> true);
        String text = String.join("\n", check.lines());
        return new Told(check.valid(), found(ANALYZED, text), found(DONE, text), Files.readAllBytes(changed));
    }

    private Told there(byte[] contents, String... options) throws IOException, InterruptedException {
        Path file = folder.resolve("there.aof");
        Files.write(file, contents);
        return there(file, file, options);
    }

    private static Told there(Path file, Path changed, String... options) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("redis-check-aof"));
        command.addAll(Arrays.asList(options));
        command.add(file.toString());
        Path consent = Files.writeString(file.resolveSibling("yes"), "y\n");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(consent.toFile())
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return new Told(process.waitFor() == 0, found(ANALYZED, text), found(DONE, text), Files.readAllBytes(changed));
    }

    @Test
    void tellsAndMendsAsTheRealOneDoes() throws IOException, InterruptedException {
        Needed.program("redis-check-aof", "redis-tools");
        for (String text : FILES) {
            byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);
            here(file, new AofCheck.Options(false, AofCheck.NEVER)).same(there(file), text);
            here(file, new AofCheck.Options(true, AofCheck.NEVER)).same(there(file, "--fix"), "mended: " + text);
            for (int moment : new int[] {50, 100, 150, 200, 300}) {
                here(file, new AofCheck.Options(false, moment))
                        .same(there(file, "--truncate-to-timestamp", "" + moment), moment + ": " + text);
            }
        }
    }

    @Test
    void tellsTheSameOfFilesThatAreCutOrChangedAtRandom() throws IOException, InterruptedException {
        Needed.program("redis-check-aof", "redis-tools");
        long seed = Long.getLong("aof.seed", 8);
        Random random = new Random(seed);
        byte[] whole =
                (STAMPED + command("MULTI") + A + command("EXEC") + STAMPED).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 60; i++) {
            byte[] file = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            if (random.nextBoolean()) {
                file[random.nextInt(file.length)] = 'x';
            }
            if (endsInAnnotation(file)) {
                continue; // there it is whole, and what is appended later is taken for its rest
            }
            String what = "seed " + seed + ", file " + i + ": " + new String(file, StandardCharsets.ISO_8859_1);
            Told there = there(file);
            Told here = here(file, new AofCheck.Options(false, AofCheck.NEVER));
            assertThat(here.valid).as(what).isEqualTo(there.valid);
            assertThat(upTo(here)).as(what).isEqualTo(upTo(there));
        }
    }

    private static boolean endsInAnnotation(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.substring(text.lastIndexOf('\n') + 1).startsWith("#");
    }

    private static String upTo(Told told) {
        return told.analyzed.replaceAll("ok_up_to_line=\\d+", "");
    }

    @Test
    void readsAllFilesOfAManifest() throws IOException, InterruptedException {
        Needed.program("redis-check-aof", "redis-tools");
        try (Server server = new Server(folder)) {
            server.start();
            server.run("SET a 1");
            server.rewrite();
            server.run("SET b 2");
            server.file.nextIncrement();
            server.run("SET c 3");
        }
        Path parts = folder.resolve("appendonlydir");
        Path manifest = parts.resolve("appendonly.aof.manifest");
        Path first = parts.resolve("appendonly.aof.2.incr.aof");
        Path last = parts.resolve("appendonly.aof.3.incr.aof");
        AofCheck.Options look = new AofCheck.Options(false, AofCheck.NEVER);
        AofCheck.Options fix = new AofCheck.Options(true, AofCheck.NEVER);
        AofCheck whole = AofCheck.of(manifest, look, (file, size, left) -> false);
        assertThat(whole.valid()).isTrue();
        assertThat(whole.lines())
                .startsWith("Start checking Multi Part AOF", "Start to check BASE AOF (RDB format).")
                .contains("[info] 1 keys read", "RDB preamble is OK, proceeding with AOF tail...")
                .contains("INCR AOF appendonly.aof.3.incr.aof is valid")
                .endsWith("All AOF files and manifest are valid");
        here(manifest, look, last).same(there(manifest, last), "whole");

        byte[] before = Files.readAllBytes(last);
        Files.write(last, Arrays.copyOf(before, before.length - 3));
        here(manifest, look, last).same(there(manifest, last), "cut");
        Told here = here(manifest, fix, last);
        Files.write(last, Arrays.copyOf(before, before.length - 3));
        here.same(there(manifest, last, "--fix"), "mended");

        Files.write(first, Arrays.copyOf(Files.readAllBytes(first), 30));
        here(manifest, fix, first).same(there(manifest, first, "--fix"), "not the last file");
        Files.delete(last);
        assertThat(AofCheck.of(manifest, look, (file, size, left) -> false).valid())
                .isFalse();
    }

    @Test
    void asksBeforeItCuts() throws IOException {
        byte[] cut = Arrays.copyOf(A.getBytes(StandardCharsets.ISO_8859_1), A.length() - 1);
        Path file = folder.resolve("cut.aof");
        Files.write(file, cut);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        AofCheck check = AofCheck.of(file, new AofCheck.Options(true, AofCheck.NEVER), new AofCheck.Consent() {
            @Override
            public boolean toCut(Path which, long size, long left) {
                assertThat(which).isEqualTo(file);
                assertThat(size).isEqualTo(cut.length);
                return false;
            }

            @Override
            public void tell(String line) {
                told.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThat(check.valid()).isFalse();
        assertThat(check.lines()).endsWith("Aborting...");
        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo(String.join("\n", check.lines()) + "\n");
        assertThat(file).hasBinaryContent(cut);
    }
}
