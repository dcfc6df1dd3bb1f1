package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.oracle.Needed;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * One program in a pseudo-terminal, under a tmux server of its own. Whatever is awaited is awaited by looking at the
 * screen again and again.
 */
final class Tmux implements AutoCloseable {
    /** Generous: the machine may be slow and busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("terminal.patience", 90));

    private final Path folder;

    private Tmux(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts the program on a terminal of 80 columns and 24 lines, for a user who has been welcomed.
     *
     * @param folder for the program's state, in {@code home}, and for what it wrote to the terminal
     * @param env environment besides that of this process
     */
    static Tmux start(Path folder, Map<String, String> env, String... arguments) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("welcomed"), "");
        return startNew(folder, env, arguments);
    }

    /** As {@link #start}, for a user who may never have used the program before and is then welcomed. */
    static Tmux startNew(Path folder, Map<String, String> env, String... arguments) throws IOException {
        Needed.program("tmux", "tmux");
        Tmux tmux = new Tmux(Files.createTempDirectory(folder, "terminal"));
        List<String> words = new ArrayList<>(List.of("env", "-u", "NO_COLOR", "-u", "COLUMNS", "LC_ALL=C.UTF-8"));
        words.add("REDISCOVER_HOME=" + folder.resolve("home"));
        env.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(Program.command());
        words.addAll(List.of(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(tmux::closeQuietly)); // a test that fails early may leave it
        tmux.open(words);
        return tmux;
    }

    /** The program waits for a line before it begins, so that nothing it writes is missed. */
    private void open(List<String> words) throws IOException {
        StringBuilder program = new StringBuilder("echo $$ >" + folder.resolve("pid") + "; exec");
        words.forEach(
                word -> program.append(" '").append(word.replace("'", "'\\''")).append('\''));
        Path code = folder.resolve("code");
        Files.writeString(folder.resolve("program.sh"), program + "\n");
        Files.writeString(
                folder.resolve("start.sh"),
                "trap : INT\nstty -echo; read -r go; stty echo\nsh " + folder.resolve("program.sh") + "\necho $? >"
                        + code + ".new; mv " + code + ".new " + code + "; read -r end\n");
        Files.writeString(
                folder.resolve("tmux.conf"),
                "set -g status off\nset -g history-limit 5000\n"
                        + "set -g default-terminal screen-256color\nset -g escape-time 0\n");
        tmux(
                "-f",
                folder.resolve("tmux.conf").toString(),
                "-u",
                "new-session",
                "-d",
                "-x",
                "80",
                "-y",
                "24",
                "sh " + folder.resolve("start.sh"));
        tmux("pipe-pane", "cat > " + folder.resolve("written"));
        keys("Enter");
    }

    private String tmux(String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("tmux", "-S", folder.resolve("tmux").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("TMUX");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (Program.exitCode(process) != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    // ---- what a person does

    /** Types text, letter by letter. */
    Tmux type(String text) throws IOException {
        tmux("send-keys", "-l", "--", text);
        return this;
    }

    /** Presses keys by their names in tmux: {@code Enter Tab C-c Up}. */
    Tmux keys(String... names) throws IOException {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(names));
        tmux(words.toArray(String[]::new));
        return this;
    }

    /** Types a line and presses Enter. */
    Tmux line(String text) throws IOException {
        return type(text).keys("Enter");
    }

    /** Pastes text as terminals do: in brackets, if the program asked for them. */
    Tmux paste(String text) throws IOException {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p");
        return this;
    }

    /** Makes the terminal another size, and waits until whoever asks it is told so: tmux takes a moment. */
    Tmux resize(int columns, int lines) throws IOException {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(lines));
        await(() -> assertThat(size()).isEqualTo(lines + " " + columns));
        return this;
    }

    private String size() throws IOException {
        File tty = new File(tmux("display-message", "-p", "#{pane_tty}").strip());
        Process process = new ProcessBuilder("stty", "size").redirectInput(tty).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Kills the program at once, as {@code kill -9} does. */
    void kill() throws IOException {
        program().destroyForcibly();
        assertThat(exitCode()).isEqualTo(128 + 9);
    }

    private ProcessHandle program() throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();
    }

    // ---- what there is to see

    /** The visible screen, without blanks at the ends of lines and empty lines at its end. */
    String screen() throws IOException {
        return trimmed(tmux("capture-pane", "-p"));
    }

    /** The screen with everything that has left it at the top; lines that the terminal broke are joined. */
    String everything() throws IOException {
        return trimmed(tmux("capture-pane", "-p", "-J", "-S", "-"));
    }

    private static String trimmed(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n")) {
            out.append(line.stripTrailing()).append('\n');
        }
        return out.toString().strip();
    }

    /** All bytes that the program wrote to the terminal so far. */
    String written() throws IOException {
        return Files.readString(folder.resolve("written"));
    }

    /** The column of the cursor, from 0. */
    int column() throws IOException {
        return Integer.parseInt(tmux("display-message", "-p", "#{cursor_x}").strip());
    }

    /** Waits until the program has ended, and returns its exit code. */
    int exitCode() throws IOException {
        await(() -> assertThat(folder.resolve("code")).exists());
        return Integer.parseInt(Files.readString(folder.resolve("code")).strip());
    }

    /** Waits until the screen, with what has left it, holds each of these texts. */
    Tmux sees(String... texts) {
        await(() -> assertThat(everything()).contains(texts));
        return this;
    }

    /** Waits until the last line of the screen is this. */
    Tmux ends(String line) {
        await(() -> assertThat(("\n" + screen()).endsWith("\n" + line))
                .as("the screen ends with %s:%n%s", line, screen())
                .isTrue());
        return this;
    }

    /** Waits until something holds. */
    void await(ThrowingRunnable assertion) {
        Awaitility.await().pollInterval(Duration.ofMillis(60)).atMost(PATIENCE).untilAsserted(assertion);
    }

    /** Ends the program, and waits until it has: it may still write to its folder. */
    @Override
    public void close() throws IOException {
        boolean ended = Files.exists(folder.resolve("code")) || !Files.exists(folder.resolve("pid"));
        ProcessHandle program = ended ? null : program();
        if (ended) {
            killQuietly();
        } else {
            tmux("kill-server");
        }
        if (program != null) {
            await(() -> assertThat(program.isAlive()).isFalse());
        }
    }

    /** Where the program has ended, a key too many ends the terminal's shell as well, and tmux with it. */
    private void killQuietly() throws IOException {
        try {
            tmux("kill-server");
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("no server running");
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException | IllegalStateException | AssertionError e) {
            return; // it has been closed, and its folder may be gone
        }
    }
}
