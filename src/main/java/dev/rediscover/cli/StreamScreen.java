package dev.rediscover.cli;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import dev.rediscover.shell.Screen;
import java.util.List;

/** The streams of a batch run as a screen: replies to the output, everything else to the error stream. */
final class StreamScreen implements Screen {
    private final Streams streams;
    private final Theme theme;
    private final boolean ascii;

    StreamScreen(Streams streams, Theme theme, boolean ascii) {
        this.streams = streams;
        this.theme = theme;
        this.ascii = ascii;
    }

    @Override
    public void reply(StyledText text) {
        if (theme == Theme.PLAIN) {
            streams.print(text);
        } else {
            streams.print(text.ansi(theme));
        }
        streams.flush();
    }

    @Override
    public void note(StyledText text) {
        streams.flush();
        streams.complain(text.plain());
    }

    @Override
    public void page(StyledText text) {
        reply(text);
    }

    @Override
    public void late(StyledText text) {
        reply(text);
    }

    @Override
    public Canvas canvas() {
        Canvas canvas = new Canvas(columns(), 1000, ascii);
        return canvas;
    }

    private int columns() {
        String columns = streams.env().getOrDefault("COLUMNS", "");
        boolean digits = !columns.isEmpty() && columns.length() < 5;
        for (int i = 0; i < columns.length(); i++) {
            digits &= columns.charAt(i) >= '0' && columns.charAt(i) <= '9';
        }
        return digits ? Integer.parseInt(columns) : 80;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean isColoured() {
        return theme != Theme.PLAIN;
    }

    @Override
    public boolean confirm(String question) {
        return true;
    }

    @Override
    public String askSecret(String question) {
        java.io.Console console = streams.isTerminal() ? System.console() : null;
        char[] typed = console == null ? null : console.readPassword("%s", question);
        return typed == null ? null : new String(typed);
    }

    @Override
    public List<String> typed() {
        return List.of();
    }

    @Override
    public StyledText bindings() {
        return StyledText.EMPTY;
    }

    @Override
    public void clear() {
        if (streams.outIsTerminal() && theme != Theme.PLAIN) {
            streams.print(StyledText.of("\u001b[2J\u001b[H"));
        }
    }
}
