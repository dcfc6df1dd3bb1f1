package dev.rediscover.author.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a recording; all begin with a colon. */
public enum RecordingWord {
    ASK("ask", "[TEXT]", "what the learner is asked; without TEXT in your editor. Then play the solution"),
    WRONG("wrong", "[ID]", "type answers that people get wrong; each is judged at once"),
    DONE("done", "", "in a task: this answer is at its end, judge it"),
    SAY("say", "TEXT", "what the last wrong answer is told, in your words"),
    ALSO("also", "[COMMAND]", "another right way, proved at once; the last answer if it was accepted"),
    HINT("hint", "TEXT", "a hint; the gentlest first"),
    AFTER("after", "TEXT", "what the learner reads when it is done: why it works"),
    PREDICT("predict", "", "a prediction: the learner says what your last command will reply"),
    KIND("kind", "[KIND]", "command, task, script, lua or predict; else it goes by the solution"),
    ID("id", "ID", "the name of the step; else it goes by the command"),
    SETUP("setup", "", "back to the commands that prepare the data"),
    SOLUTION("solution", "", "back to the solution"),
    UNDO("undo", "", "take back the last line or word"),
    AGAIN("again", "", "the data as it was before the solution, or before this answer"),
    SHOW("show", "[KEY]", "the YAML so far; or a picture of a key"),
    SAVE("save", "", "prove the step and write it into the lesson; :save! writes it whatever the proof says"),
    HELP("help", "", "these words"),
    QUIT("quit", "", "leave without writing");

    private final String label;
    private final String syntax;
    private final String brief;

    RecordingWord(String label, String syntax, String brief) {
        this.label = label;
        this.syntax = syntax;
        this.brief = brief;
    }

    /** The word without its colon. */
    public String label() {
        return label;
    }

    /** Its arguments as help prints them; empty if it takes none. */
    public String syntax() {
        return syntax;
    }

    /** What it does, in a line. */
    public String brief() {
        return brief;
    }

    /** The words that begin with {@code start}; the one word alone if it is a whole one. */
    public static List<RecordingWord> startingWith(String start) {
        List<RecordingWord> found = new ArrayList<>();
        String lower = start.toLowerCase(Locale.ROOT);
        for (RecordingWord word : values()) {
            if (word.label.equals(lower)) {
                return List.of(word);
            }
            if (word.label.startsWith(lower)) {
                found.add(word);
            }
        }
        return found;
    }
}
