package dev.rediscover.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The user's own editor: {@code $VISUAL}, else {@code $EDITOR}, else the one that the system is sure to have. */
final class OutsideEditor {
    private OutsideEditor() {}

    /**
     * Lets the user change {@code text} on the terminal of this process.
     *
     * @param ending of the file's name, by which editors know what is in it
     * @return what was saved, without line ends at its end
     * @throws IOException if the editor cannot be run, or ended with an error
     */
    static String edit(String text, String ending, Map<String, String> env) throws IOException {
        Path file = Files.createTempFile("rediscover", ending); // only its owner can read it
        try {
            Files.writeString(file, text + "\n");
            Process process = new ProcessBuilder(words(env, file)).inheritIO().start();
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("the editor ended with code " + code);
            }
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** An editor may be set with options of its own, so a shell takes its words apart. */
    private static List<String> words(Map<String, String> env, Path file) {
        boolean windows = File.separatorChar == '\\';
        String wanted = env.getOrDefault("VISUAL", "");
        wanted = wanted.isEmpty() ? env.getOrDefault("EDITOR", "") : wanted;
        if (windows) {
            return List.of(wanted.isEmpty() ? "notepad" : wanted, file.toString());
        }
        String editor = wanted.isEmpty() ? "vi" : wanted;
        return List.of("sh", "-c", editor + " \"$1\"", editor, file.toString());
    }
}
