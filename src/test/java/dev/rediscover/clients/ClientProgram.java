package dev.rediscover.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program of {@code src/test/clients} that talks to a server: a line per check, the end at the first difference. */
final class ClientProgram {
    static final Path FOLDER = Path.of("src/test/clients");

    private static final int SECONDS = 90;

    private final List<String> command;
    private final Map<String, String> environment;

    ClientProgram(Map<String, String> environment, String... command) {
        this.environment = environment;
        this.command = List.of(command);
    }

    /**
     * Runs it to its end, starting the first server again or stopping one of them where it asks for that; all its
     * checks must hold.
     */
    void passes(Counterpart... servers) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> printed = new ArrayList<>();
        CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> talk(process, servers, printed));
        try {
            talk.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(String.join("\n", command) + " takes too long:\n" + text(printed), e);
        } catch (ExecutionException e) {
            throw new AssertionError(text(printed), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(text(printed)).isZero();
        assertThat(printed).contains("all well");
    }

    private static String text(List<String> printed) {
        synchronized (printed) {
            return String.join("\n", printed);
        }
    }

    private static void talk(Process process, Counterpart[] servers, List<String> printed) {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer answers = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (printed) {
                    printed.add(line);
                }
                if (obeyed(line, servers)) {
                    answers.write("done\n");
                    answers.flush();
                }
            }
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean obeyed(String line, Counterpart... servers) throws IOException {
        if (line.equals("RESTART")) {
            servers[0].restart();
            return true;
        }
        if (line.startsWith("STOP ")) {
            servers[Integer.parseInt(line.substring(5)) - 1].close();
            return true;
        }
        return false;
    }
}
