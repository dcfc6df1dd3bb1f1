package dev.rediscover.shell;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.io.IOError;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;

/** Lines from the line editor. */
final class EditedLines implements LineSource {
    private static final String[][] KEYS = {
        {"Tab", "complete the word; twice: choose among several"},
        {"Right, End", "at the end of the line: take the suggestion; Alt-F takes a word of it"},
        {"Up, Down", "earlier lines that begin like this one"},
        {"Ctrl-R, Ctrl-S", "search the earlier lines, back or forth"},
        {"Ctrl-A, Ctrl-E", "to the beginning or the end of the line"},
        {"Alt-B, Alt-F", "a word back or forth"},
        {"Ctrl-W, Alt-D", "delete the word before or behind the cursor"},
        {"Ctrl-U, Ctrl-K", "delete the line, or what is behind the cursor"},
        {"Ctrl-Y", "put back what was deleted"},
        {"Ctrl-_", "undo typing"},
        {"Ctrl-L", "wipe the screen"},
        {"Ctrl-C", "clear the line; stop a command that waits"},
        {"Ctrl-D", "leave, on an empty line"},
    };

    private final LineEditor reader;
    private final LineHistory history;
    private final Settings settings;
    private String line = "";
    private String begun; // what the next line begins with
    private volatile Thread reading;

    EditedLines(LineEditor reader, LineHistory history, Settings settings) {
        this.reader = reader;
        this.history = history;
        this.settings = settings;
    }

    @Override
    public End read(String prompt) {
        String keys = settings.get(Setting.EDITING).equals("vi") ? LineReader.VIINS : LineReader.EMACS;
        reader.getKeyMaps().put(LineReader.MAIN, reader.getKeyMaps().get(keys));
        try {
            String begin = begun;
            begun = null;
            reading = Thread.currentThread();
            line = reader.readLine(prompt.replace("%", "%%"), null, (Character) null, begin);
            begun = reader.takeKept();
            return End.LINE;
        } catch (UserInterruptException e) {
            line = e.getPartialLine();
            return End.CLEARED;
        } catch (EndOfFileException e) {
            return End.FINISHED;
        } catch (IOError e) {
            return End.FINISHED; // the terminal was closed: that ends the session like Ctrl-D
        } finally {
            reading = null;
            history.pause(false);
        }
    }

    @Override
    public void wake() {
        Thread reader = reading;
        if (reader != null) {
            reader.interrupt();
        }
    }

    @Override
    public boolean prefill(String text) {
        begun = text;
        return true;
    }

    @Override
    public void status(String text) {
        reader.status(text);
    }

    @Override
    public boolean pin(List<String> lines) {
        reader.pin(lines);
        return true;
    }

    @Override
    public String prefilled() {
        return begun == null ? "" : begun;
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public String ask(String question) {
        return ask(question, null);
    }

    @Override
    public String askSecret(String question) {
        return ask(question, '*');
    }

    private String ask(String question, Character mask) {
        history.pause(true);
        reader.asking(true);
        try {
            return reader.readLine(question.replace("%", "%%"), mask);
        } catch (UserInterruptException | EndOfFileException | IOError e) {
            return null;
        } finally {
            reader.asking(false);
            history.pause(false);
        }
    }

    @Override
    public void ahead(String keys) {
        reader.runMacro(keys);
    }

    @Override
    public void above(String text) {
        reader.printAbove(text);
    }

    @Override
    public List<String> remembered() {
        List<String> lines = new ArrayList<>();
        for (History.Entry entry : history) {
            lines.add(entry.line());
        }
        return lines;
    }

    @Override
    public StyledText bindings() {
        return keys();
    }

    /** What the keys do, a line each. */
    static StyledText keys() {
        StyledText.Builder out = new StyledText.Builder();
        for (String[] key : KEYS) {
            out.add(DisplayWidth.padEnd(key[0], 16), Role.COMMAND).add(key[1]).newline();
        }
        for (Shortcut shortcut : Shortcut.values()) {
            out.add(DisplayWidth.padEnd(shortcut.keys(), 16), Role.COMMAND)
                    .add(shortcut.brief())
                    .newline();
        }
        out.add("With \":set editing vi\" the Alt keys are left to vi; the function keys stay.", Role.MUTED)
                .newline();
        return out.build();
    }
}
