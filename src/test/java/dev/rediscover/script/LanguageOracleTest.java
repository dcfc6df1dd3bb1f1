package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.oracle.Needed;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lua texts print here what they print in Lua 5.1, errors included, byte for byte but for addresses. Where they differ
 * on purpose: a place that a level of {@code error} or the reader of {@code load} names is left out if a function of a
 * library catches the error before it has come so far; names of chunks are cut behind 79 characters everywhere, where
 * Lua cuts them behind 59 when the text runs. A key that is minus zero is 0 to {@code pairs}.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LanguageOracleTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/script/lua");

    /** A script of its own on each line; in other files scripts are divided by lines of dashes. */
    private static final String LINES = "lines-";

    private static final String DIVIDER = "\n----\n";
    private static final long MOST_SECONDS = 60;
    private static final long SEED = Long.getLong("rediscover.seed", 51L);
    private static final int GENERATED = Integer.getInteger("rediscover.scripts", 700);

    @TempDir
    Path folder;

    @Test
    void scripts_print_what_they_print_in_lua() throws Exception {
        Needed.program("lua5.1", "lua5.1");
        List<String> scripts = written();
        assertThat(scripts).hasSizeGreaterThan(300);
        compare("written", scripts);
    }

    @Test
    void generated_programs_print_what_they_print_in_lua() throws Exception {
        Needed.program("lua5.1", "lua5.1");
        LuaPrograms programs = new LuaPrograms(SEED);
        List<String> scripts = new ArrayList<>();
        for (int i = 0; i < GENERATED; i++) {
            scripts.add(programs.next());
        }
        compare("generated with seed " + SEED, scripts);
        long parsed = theirs.stream()
                .filter(printed -> !printed.startsWith("no script: "))
                .count();
        long ended = theirs.stream()
                .limit(scripts.size())
                .filter(printed -> !printed.startsWith("no script: "))
                .filter(printed -> !printed.startsWith("error: ") && !printed.contains("\nerror: "))
                .count();
        parsed -= theirs.size() - scripts.size();
        System.out.println(
                "of " + GENERATED + " generated programs " + parsed + " are Lua, and " + ended + " run to their end");
        assertThat(parsed).isGreaterThanOrEqualTo(GENERATED * 95L / 100);
        assertThat(ended).isGreaterThan(GENERATED / 2L);
    }

    private List<String> theirs = List.of();

    private void compare(String what, List<String> scripts) throws Exception {
        theirs = real(scripts);
        LuaHost host = new LuaHost();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            String ours = normalized(host.run(scripts.get(i)));
            String real = normalized(theirs.get(i));
            if (!ours.equals(real)) {
                differences.add("script " + (i + 1) + ":\n" + scripts.get(i) + "\n" + firstDifference(real, ours));
            }
        }
        System.out.println(scripts.size() + " Lua scripts, " + what + ": " + differences.size()
                + " print something else than lua5.1");
        assertThat(differences).isEmpty();
    }

    private static String firstDifference(String real, String ours) {
        String[] there = real.split("\n", -1);
        String[] here = ours.split("\n", -1);
        int same = 0;
        while (same < there.length && same < here.length && there[same].equals(here[same])) {
            same++;
        }
        return "behind " + same + " lines that agree\n  real " + (same < there.length ? there[same] : "nothing")
                + "\n  ours " + (same < here.length ? here[same] : "nothing");
    }

    private static String normalized(String printed) {
        return printed.replaceAll("0x[0-9a-f]{6,}", "0x").replaceAll("(?m)^-0(?=\t)", "0");
    }

    private static List<String> written() throws IOException {
        List<String> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                boolean lines = file.getFileName().toString().startsWith(LINES);
                for (String script : text.split(lines ? "\n" : DIVIDER)) {
                    if (!script.isBlank()) {
                        scripts.add(script);
                    }
                }
            }
        }
        return scripts;
    }

    /** What lua5.1 prints for each of them, all run by one process. */
    private List<String> real(List<String> scripts) throws IOException, InterruptedException {
        Path input = folder.resolve("scripts");
        Path driver = folder.resolve("driver.lua");
        StringBuilder all = new StringBuilder();
        for (String script : scripts) {
            all.append(script.length()).append('\n').append(script);
        }
        Files.writeString(input, all, StandardCharsets.ISO_8859_1);
        Files.writeString(driver, LuaHost.DRIVER, StandardCharsets.ISO_8859_1);
        File output = folder.resolve("output").toFile();
        Process process = new ProcessBuilder("lua5.1", driver.toString(), input.toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("lua5.1 comes to an end").isTrue();
        int status = process.waitFor();
        String printed = Files.readString(output.toPath(), StandardCharsets.ISO_8859_1);
        assertThat(status).as(printed).isZero();
        List<String> parts = new ArrayList<>(Arrays.asList(printed.split(LuaHost.MARK, -1)));
        assertThat(parts).hasSize(scripts.size() + 1);
        return parts;
    }
}
