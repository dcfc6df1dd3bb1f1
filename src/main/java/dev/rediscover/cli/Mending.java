package dev.rediscover.cli;

import dev.rediscover.base.ControlCharacters;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** What mending a file of data takes: somebody who agrees, and a copy of the file as it was. */
final class Mending {
    private static final int MOST_TYPED = 100;
    private static final int MOST_COPIES = 1000;
    private static final String SUFFIX = ".before-fix";

    private final Streams streams;
    private final boolean yes;

    /** One that asks, unless {@code yes} is said already. */
    Mending(Streams streams, boolean yes) {
        this.streams = streams;
        this.yes = yes;
    }

    /** Asks, after a line that says what about if {@code question} is not empty; where the input ends it is no. */
    boolean agreed(String question) throws IOException {
        if (yes) {
            return true;
        }
        String about = question.isEmpty() ? "" : ControlCharacters.shown(question) + "\n";
        streams.print(about + "Continue? [y/N]: ");
        streams.flush();
        StringBuilder typed = new StringBuilder();
        for (int c = streams.in().read();
                c >= 0 && c != '\n' && typed.length() < MOST_TYPED;
                c = streams.in().read()) {
            typed.append((char) c);
        }
        String answer = typed.toString().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** Copies {@code file} to a new one beside it, and says so. */
    Path keep(Path file) throws IOException {
        for (int i = 1; i <= MOST_COPIES; i++) {
            Path copy = file.resolveSibling(file.getFileName() + SUFFIX + (i == 1 ? "" : "-" + i));
            try {
                return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
        throw new IOException("there are " + MOST_COPIES + " copies of " + file + " already; remove some");
    }
}
