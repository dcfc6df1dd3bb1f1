package dev.rediscover.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal of the process. */
public final class Terminals {
    private Terminals() {}

    /** How many columns the terminal of the process has; 80 where it does not say. */
    public static int columns(Map<String, String> env) {
        try (Terminal terminal = ofProcess(env)) {
            return terminal.getWidth() > 0 ? terminal.getWidth() : 80;
        } catch (IOException e) {
            return 80;
        }
    }

    /** Through the native library, else through the system's {@code stty}, else as a dumb terminal; no probing. */
    static Terminal ofProcess(Map<String, String> env) throws IOException {
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
        return TerminalBuilder.builder()
                .system(true)
                .providers("jni,exec")
                .ffm(false)
                .jna(false)
                .jansi(false)
                .dumb(true)
                .encoding(StandardCharsets.UTF_8)
                .nativeSignals(true)
                .signalHandler(Terminal.SignalHandler.SIG_IGN)
                .build();
    }
}
