package dev.rediscover.shell;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.StyledText;
import java.util.List;

/** A screen that remembers what it was shown, as plain text. */
class RecordingScreen implements Screen {
    final StringBuilder replies = new StringBuilder();
    final StringBuilder notes = new StringBuilder();
    final StringBuilder late = new StringBuilder();
    boolean interactive = true;
    int columns = 80;
    String prefilled;
    final java.util.Deque<String> answers = new java.util.ArrayDeque<>();

    @Override
    public void reply(StyledText text) {
        replies.append(text.plain());
    }

    @Override
    public void note(StyledText text) {
        notes.append(text.plain());
    }

    @Override
    public void page(StyledText text) {
        replies.append(text.plain());
    }

    @Override
    public void late(StyledText text) {
        late.append(text.plain());
    }

    @Override
    public Canvas canvas() {
        return Canvas.of(columns);
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public boolean isColoured() {
        return false;
    }

    @Override
    public boolean confirm(String question) {
        return true;
    }

    @Override
    public List<String> typed() {
        return List.of("SET a 1", "GET a");
    }

    @Override
    public String ask(String question) {
        return interactive ? answers.poll() : null;
    }

    @Override
    public String askSecret(String question) {
        return ask(question);
    }

    @Override
    public boolean prefill(String line) {
        prefilled = line;
        return interactive;
    }

    @Override
    public StyledText bindings() {
        return StyledText.of("Tab\n");
    }

    @Override
    public void clear() {
        replies.append("(cleared)\n");
    }

    /** What was shown since the last call: replies, then notes, then what happened by itself. */
    String take() {
        String all = replies.toString() + notes + late;
        replies.setLength(0);
        notes.setLength(0);
        late.setLength(0);
        return all;
    }
}
