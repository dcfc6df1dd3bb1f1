package dev.rediscover.shell.editor;

import dev.rediscover.render.StyledText;
import java.io.IOException;
import java.util.List;

/** What the editor is used for: it runs the script, keeps its text, and knows the task. */
public interface EditorDesk {
    /**
     * What came of a run.
     *
     * @param said for below the script, every line ended
     * @param line the script's line that is to blame, from 1; 0 for none
     * @param column the place in that line to look at, from 0; -1 for none
     * @param done whether there is nothing more to do here: the editor is left
     */
    record Ran(StyledText said, int line, int column, boolean done) {}

    /** What stands in the top line. */
    String title();

    /** The task in lines of at most {@code columns}; empty for none. */
    StyledText task(int columns);

    /** What F5 does, as a word for the bottom line. */
    String verb();

    /** What F4 does, as a word; empty where there is no such thing. */
    default String trial() {
        return "";
    }

    /** Tries the script without being judged. */
    default Ran attempt(String script) {
        return run(script);
    }

    /** Runs the script. */
    Ran run(String script);

    /** Keeps the text, so that it is there again whatever happens. */
    void keep(String script);

    /** The next hint; empty where there are none. */
    StyledText hint();

    /** Lets the user's own editor change the text. */
    String outside(String script) throws IOException;

    /** The names of all commands, for completion. */
    List<String> commands();
}
