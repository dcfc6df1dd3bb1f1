package dev.rediscover.shell;

import dev.rediscover.render.StyledText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Lines that the terminal itself edits and echoes: for dumb terminals, where no cursor can be moved. */
final class CookedLines implements LineSource {
    private final BufferedReader in;
    private final Writer out;
    private final List<String> remembered = new ArrayList<>();
    private String line = "";

    CookedLines(Reader in, Writer out) {
        this.in = new BufferedReader(in);
        this.out = out;
    }

    @Override
    public End read(String prompt) {
        StringBuilder text = new StringBuilder();
        String shown = prompt;
        do {
            String next = line(shown);
            if (next == null) {
                return End.FINISHED;
            }
            text.append(text.length() == 0 ? "" : "\n").append(next);
            shown = InputParser.CONTINUED;
        } while (InputParser.continues(text.toString()));
        line = text.toString();
        if (!line.isBlank() && !LineHistory.hasSecret(line)) {
            remembered.add(line);
        }
        return End.LINE;
    }

    private String line(String prompt) {
        try {
            above(prompt);
            return in.readLine();
        } catch (IOException e) {
            return null; // a terminal that is gone has nothing more to say
        }
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public String ask(String question) {
        return line(question);
    }

    @Override
    public void above(String text) {
        try {
            out.write(text);
            out.flush();
        } catch (IOException e) {
            // Nobody is there to read it.
        }
    }

    @Override
    public List<String> remembered() {
        return remembered;
    }

    @Override
    public StyledText bindings() {
        return StyledText.EMPTY;
    }
}
