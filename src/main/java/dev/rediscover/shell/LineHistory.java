package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.transcript.Secrets;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines typed before, in the file {@code history} of the state folder, which only its owner can read: a line each,
 * {@code milliseconds:text}, line breaks in it written {@code \n}. Lines with secrets never get there. Every line is
 * appended at once, so several shells can share the file.
 */
final class LineHistory extends DefaultHistory {
    static final int MOST = 5000;
    private static final int LONGEST = 4096;

    private final StateFolder state;
    private final File file;
    private boolean loaded;
    private boolean paused;

    /** {@code state} is {@code null} for a history that is not kept. */
    LineHistory(StateFolder state) {
        this.state = state;
        this.file = state == null ? null : state.file("history");
    }

    @Override
    public void attach(LineReader reader) {
        super.attach(reader);
        if (!loaded) {
            loaded = true;
            read();
        }
    }

    /** While paused nothing is remembered: for answers to questions. */
    void pause(boolean pause) {
        paused = pause;
    }

    @Override
    public void add(Instant time, String line) {
        if (paused || line.isBlank() || hasSecret(line)) {
            return;
        }
        int before = last();
        super.add(time, line);
        boolean taken = last() != before || size() == 1;
        if (taken && file != null && line.length() <= LONGEST) {
            append(time.toEpochMilli() + ":" + escaped(line) + "\n");
        }
    }

    /** Whether {@code text}, a line or several, holds a password. */
    static boolean hasSecret(String text) {
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            if (Secrets.has(text.substring(from, end))) {
                return true;
            }
            from = end + 1;
        }
        return Secrets.has(text);
    }

    private void read() {
        if (file == null || !file.isFile()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new FileReader(file, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            return; // without a readable file there is no past
        }
        int from = Math.max(0, lines.size() - MOST);
        for (int i = from; i < lines.size(); i++) {
            take(lines.get(i));
        }
        if (lines.size() > MOST + MOST / 4) {
            shorten(lines.subList(from, lines.size()));
        }
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        long time = 0;
        for (int i = 0; i < colon; i++) {
            char c = line.charAt(i);
            if (c < '0' || c > '9' || i > 15) {
                return;
            }
            time = time * 10 + c - '0';
        }
        if (colon > 0) {
            internalAdd(Instant.ofEpochMilli(time), unescaped(line.substring(colon + 1)));
        }
    }

    private void append(String text) {
        try {
            if (!file.exists()) {
                make(file);
            }
            try (FileOutputStream out = new FileOutputStream(file, true)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The line is still there for this session.
        }
    }

    private void make(File file) throws IOException {
        state.make();
        try {
            Files.createFile(
                    file.toPath(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.createFile(file.toPath()); // not a POSIX system: the folder belongs to the user alone
        }
    }

    private void shorten(List<String> lines) {
        File fresh = new File(file.getPath() + "." + Clock.system().millis());
        try {
            make(fresh);
            Files.write(fresh.toPath(), lines, StandardCharsets.UTF_8);
            Files.move(fresh.toPath(), file.toPath(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            fresh.delete();
        }
    }

    static String escaped(String line) {
        return line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
