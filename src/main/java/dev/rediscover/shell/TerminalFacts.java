package dev.rediscover.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;

/**
 * What the terminal of the process is like, for whoever has to say why something looks as it does.
 *
 * @param columns of its window, 0 if it does not say
 * @param rows of its window, 0 if it does not say
 * @param colours how many it has, 0 for none
 */
public record TerminalFacts(int columns, int rows, int colours) {
    /** Those of the terminal of this process; all 0 where there is none. */
    public static TerminalFacts ofProcess(Map<String, String> env) {
        try (Terminal terminal = Terminals.ofProcess(env)) {
            Integer colours = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
            return new TerminalFacts(terminal.getWidth(), terminal.getHeight(), colours == null ? 0 : colours);
        } catch (IOException e) {
            return new TerminalFacts(0, 0, 0);
        }
    }

    /** Whether the locale of {@code env}, or the encoding of the process, can show letters beyond ASCII. */
    public static boolean isUnicode(Map<String, String> env, String encoding) {
        String locale = "";
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            locale = locale.isEmpty() ? env.getOrDefault(name, "") : locale;
        }
        String upper = locale.toUpperCase(java.util.Locale.ROOT);
        return upper.contains("UTF-8")
                || upper.contains("UTF8")
                || locale.isEmpty() && encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name());
    }

    /**
     * What is worth changing, a sentence each.
     *
     * @param encoding of the process's output, as the system property {@code stdout.encoding} or {@code
     *     native.encoding} has it
     */
    public static List<String> advice(Map<String, String> env, String encoding) {
        List<String> advice = new ArrayList<>();
        boolean windows = !env.getOrDefault("OS", "").isEmpty() || File.separatorChar == '\\';
        if (!env.getOrDefault("MSYSTEM", "").isEmpty()) {
            advice.add("Git Bash (MSYSTEM) passes keys and colours on badly: use Windows Terminal, or --plain");
        } else if (windows && env.getOrDefault("WT_SESSION", "").isEmpty()) {
            advice.add("the old Windows console redraws badly: use Windows Terminal, or --plain");
        }
        if (windows && !isUnicode(env, encoding)) {
            advice.add("the console's code page is not UTF-8: run chcp 65001 first, or --plain");
        }
        String term = env.getOrDefault("TERM", "");
        if (!windows && (term.isEmpty() || term.equals("dumb"))) {
            advice.add(
                    "TERM says nothing of this terminal: keys and colours are left out; set it, as to xterm-256color");
        }
        return advice;
    }
}
