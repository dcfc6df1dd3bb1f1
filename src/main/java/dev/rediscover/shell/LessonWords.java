package dev.rediscover.shell;

/** What may be typed in a lesson beside answers and commands, for help. */
final class LessonWords {
    /** Each word, and what it does. */
    static final String[][] ALL = {
        {"hint", "the next hint"},
        {"solution", "the answer, once you have tried"},
        {"why", "why an answer was refused, or more about the step"},
        {"skip", "leave the step undone and see its answer"},
        {"next, or Enter", "go on when the step is done"},
        {"back", "to the step before"},
        {"reset", "the step from its beginning, with its data"},
        {"undo, redo", "take back the last command, line or turn; do it again"},
        {"play, done", "try things on a copy; back to the lesson"},
        {"menu", "the steps of the lesson, and where you are"},
        {"check", "have the task, the script or every order of the race judged"},
        {"run, list", "a script: try it on a copy, see its lines"},
        {"Enter, edit", "a script in Lua: open it in the editor"},
        {"2, 2 COMMAND", "a script: change line 2; +2 COMMAND puts a line before it, -2 drops it"},
        {"ann, a b a", "a race: whose turn it is; both: C1 ; C2 writes the programs anew"},
        {"step, show", "a race: go through the order that broke it; see the race again"},
        {":tick 60s", "let a minute pass at once"},
        {"exit", "leave the lesson; it goes on later where you stopped"},
    };

    private LessonWords() {}

    /** Whether {@code word} is one of them. */
    static boolean has(String word) {
        for (String[] entry : ALL) {
            for (String one : entry[0].split("[, ]+")) {
                if (one.equals(word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
