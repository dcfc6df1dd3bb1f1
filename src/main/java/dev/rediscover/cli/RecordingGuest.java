package dev.rediscover.cli;

import dev.rediscover.author.recording.Desk;
import dev.rediscover.author.recording.Recording;
import dev.rediscover.author.recording.RecordingWord;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.shell.Guest;
import dev.rediscover.shell.Host;
import dev.rediscover.shell.Result;
import dev.rediscover.tutor.Played;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A recording at the prompt of the shell: what is typed goes to the recording, what it says to the shell's screen. */
final class RecordingGuest implements Guest, Desk {
    /** Words of the shell that look at the data or set the shell, and work while a step is recorded. */
    private static final List<String> OF_THE_SHELL = List.of("peek", "tree", "explain", "set", "clear", "bindings");

    private final Host host;
    private Recording recording;
    private boolean saved;

    RecordingGuest(Host host) {
        this.host = host;
    }

    /** The recording that speaks through this; before anything else. */
    RecordingGuest speakingFor(Recording made) {
        recording = made;
        return this;
    }

    /** Whether a step was written. */
    boolean isSaved() {
        return saved;
    }

    // ---- the shell's side

    @Override
    public void begin() {
        recording.welcome();
    }

    @Override
    public String prompt() {
        return recording.prompt();
    }

    @Override
    public Result line(String typed) {
        String line = typed.strip();
        boolean text = recording.isText();
        if (!text && isForShell(line)) {
            return null;
        }
        if (!text && (line.equals("exit") || line.equals("quit") || line.equals(":quit"))) {
            return leave();
        }
        return switch (recording.line(text ? typed : line.equals("help") ? ":help" : typed)) {
            case GO_ON -> Result.FINE;
            case REFUSED -> Result.ERROR;
            case SAVED -> {
                saved = true;
                yield Result.LEAVE;
            }
            case LEFT -> leave();
        };
    }

    private static boolean isForShell(String line) {
        if (line.startsWith("help ") || line.equals("clear")) {
            return true;
        }
        int end = line.indexOf(' ');
        String word = line.startsWith(":") ? line.substring(1, end < 0 ? line.length() : end) : "";
        return word.equals("show") && end > 0 || OF_THE_SHELL.contains(word);
    }

    private Result leave() {
        boolean sure = recording.isEmpty() || !host.isInteractive() || host.confirm("Nothing is written yet. Leave?");
        return sure ? Result.LEAVE : Result.FINE;
    }

    @Override
    public EmbeddedLink link() {
        return recording.link();
    }

    @Override
    public int db() {
        return recording.db();
    }

    @Override
    public boolean takesCommands() {
        return recording.takesCommands();
    }

    @Override
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (RecordingWord word : RecordingWord.values()) {
            words.add(new Word(word.label(), word.syntax(), word.brief()));
        }
        return words;
    }

    // ---- the recording's side

    @Override
    public void played(Played played) {
        host.show(played);
    }

    @Override
    public void note(String text) {
        host.note(text);
    }

    @Override
    public void warn(String text) {
        host.warn(text);
    }

    @Override
    public void yaml(String text) {
        host.page(text);
    }

    @Override
    public String write(String begun) throws IOException {
        return host.edited(begun);
    }
}
