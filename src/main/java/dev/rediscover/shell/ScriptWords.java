package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Scripts;
import dev.rediscover.resp.Utf8;
import java.util.List;
import java.util.Locale;

/** Where in a command a script stands, and the text of one that is called by its digest or by a function's name. */
final class ScriptWords {
    private ScriptWords() {}

    /** The place of the script's text in {@code command}; -1 if it has none. */
    static int place(List<Bytes> command) {
        if (command.size() < 2) {
            return -1;
        }
        Bytes name = command.get(0);
        if (name.is("EVAL") || name.is("EVAL_RO")) {
            return 1;
        }
        if (command.size() < 3 || !command.get(1).is("LOAD")) {
            return -1;
        }
        if (name.is("SCRIPT")) {
            return 2;
        }
        boolean replace = name.is("FUNCTION") && command.get(2).is("REPLACE");
        return !name.is("FUNCTION") ? -1 : !replace ? 2 : command.size() > 3 ? 3 : -1;
    }

    /**
     * The text that {@code command} runs or loads; {@code null} if none can be found.
     *
     * @param engine {@code null} for a server somewhere else
     */
    static String text(List<Bytes> command, Engine engine) {
        int place = place(command);
        if (place >= 0) {
            return Utf8.text(command.get(place));
        }
        if (engine == null || command.size() < 2) {
            return null;
        }
        Bytes name = command.get(0);
        Bytes code = null;
        if (name.is("EVALSHA") || name.is("EVALSHA_RO")) {
            Bytes digest = Bytes.of(command.get(1).latin1().toLowerCase(Locale.ROOT));
            code = engine.scripts().get(digest);
        } else if (name.is("FCALL") || name.is("FCALL_RO")) {
            Scripts.Library library = engine.scripts().withFunction(command.get(1));
            code = library == null ? null : library.code();
        }
        return code == null ? null : Utf8.text(code);
    }
}
