package dev.rediscover.shell.editor;

import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.shell.editor.EditorKey.Kind;
import java.util.ArrayList;
import java.util.List;

/** Somebody who types in an editor, and a desk that answers as it is told. */
final class Typist implements EditorDesk {
    final ScriptEditor editor;
    final List<String> kept = new ArrayList<>();
    final List<String> ran = new ArrayList<>();
    Ran answer = new Ran(StyledText.of("(integer) 1\n", Role.NUMBER), 0, -1, false);
    String outside = "";
    String task = "";

    Typist(String script) {
        editor = new ScriptEditor(script, List.of("GET", "GETDEL", "GETEX", "INCR", "SET", "CLIENT KILL"));
    }

    /** Types text; a line break is the Enter key. */
    Typist type(String text) {
        for (int i = 0; i < text.length(); i++) {
            press(text.charAt(i) == '\n' ? EditorKey.of(Kind.ENTER) : EditorKey.of(text.substring(i, i + 1)));
        }
        return this;
    }

    Typist press(Kind... kinds) {
        for (Kind kind : kinds) {
            press(EditorKey.of(kind));
        }
        return this;
    }

    private void press(EditorKey key) {
        if (editor.press(key) == ScriptEditor.Wish.RUN) {
            editor.ran(run(editor.text()));
        }
    }

    /** The text with the cursor in it as {@code ^}. */
    String shown() {
        String text = editor.text();
        int at = editor.page().offset();
        return text.substring(0, at) + "^" + text.substring(at);
    }

    @Override
    public String title() {
        return "release, step 3 of 7";
    }

    @Override
    public StyledText task(int columns) {
        return StyledText.of(task);
    }

    @Override
    public String verb() {
        return "run";
    }

    @Override
    public Ran run(String script) {
        ran.add(script);
        return answer;
    }

    @Override
    public void keep(String script) {
        kept.add(script);
    }

    @Override
    public StyledText hint() {
        return StyledText.of("Compare first.\n");
    }

    @Override
    public String outside(String script) {
        return outside;
    }

    @Override
    public List<String> commands() {
        return List.of();
    }
}
