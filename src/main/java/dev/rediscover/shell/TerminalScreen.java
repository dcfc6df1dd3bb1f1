package dev.rediscover.shell;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;

/** A terminal. */
final class TerminalScreen implements Screen {
    private static final int MOST_KEPT = 1000; // texts that come while another program has the screen

    private final Terminal terminal;
    private final Start start;
    private final Settings settings;
    private final List<StyledText> kept = new ArrayList<>();
    private LineSource lines;
    private StyledText.Builder shown = new StyledText.Builder();
    private boolean away;

    TerminalScreen(Terminal terminal, Start start) {
        this.terminal = terminal;
        this.start = start;
        this.settings = start.settings();
    }

    /** Where lines are being typed, which must not be hurt. */
    void attach(LineSource source) {
        lines = source;
    }

    /** The theme as it is set now; {@code :set color} outweighs the option of the start. Plain has none by itself. */
    Theme theme() {
        String option = settings.origin(Setting.COLOR).equals(Settings.BY_WORD) ? null : start.color();
        boolean colours = Colours.wanted(option, settings.get(Setting.COLOR), start.env(), !isPlain());
        return colours ? Theme.named(settings.get(Setting.THEME)) : Theme.PLAIN;
    }

    @Override
    public void reply(StyledText text) {
        page(text);
    }

    @Override
    public void note(StyledText text) {
        write(text);
    }

    @Override
    public void page(StyledText text) {
        String pager = settings.get(Setting.PAGER);
        int rows = terminal.getHeight();
        boolean wanted = pager.equals("always") || pager.equals("auto") && rows > 4;
        List<StyledText> all = wanted && !isPlain() ? text.lines() : List.of();
        if (all.size() < rows || rows <= 4 || away) {
            write(text);
        } else {
            String typed = new Pager(terminal, theme()).show(all);
            if (lines != null && !typed.isEmpty()) {
                lines.ahead(typed);
            }
        }
    }

    private boolean isPlain() {
        return settings.isOn(Setting.PLAIN);
    }

    @Override
    public boolean canRedraw() {
        return !isPlain() && !terminal.getType().startsWith("dumb");
    }

    @Override
    public StyledText taken() {
        synchronized (kept) {
            StyledText all = shown.build();
            shown = new StyledText.Builder();
            return all;
        }
    }

    /** Writes; what is shown while another program has the screen waits for whoever asks for it. */
    private void write(StyledText text) {
        synchronized (kept) {
            if (away) {
                shown.add(text);
                return;
            }
        }
        terminal.writer().print(text.ansi(theme()));
        terminal.flush();
    }

    @Override
    public void late(StyledText text) {
        synchronized (kept) {
            if (away) {
                if (kept.size() < MOST_KEPT) {
                    kept.add(text);
                }
                return;
            }
        }
        if (lines == null) {
            write(text);
        } else {
            lines.above(text.ansi(theme()));
        }
    }

    @Override
    public void wake() {
        if (lines != null) {
            lines.wake();
        }
    }

    @Override
    public Canvas canvas() {
        int columns = terminal.getWidth() <= 0 ? 80 : terminal.getWidth();
        int rows = terminal.getHeight() <= 0 ? 24 : terminal.getHeight();
        return new Canvas(columns, Math.max(6, rows / 2), isPlain());
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public boolean isColoured() {
        return theme() != Theme.PLAIN;
    }

    @Override
    public boolean confirm(String question) {
        String answer = lines == null ? "" : lines.ask(question + " [Y/n] ");
        return answer != null
                && (answer.isBlank()
                        || answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y"));
    }

    @Override
    public boolean prefill(String line) {
        return lines != null && lines.prefill(line);
    }

    @Override
    public String edited(String line) throws IOException {
        if (lines == null || terminal.getType().startsWith("dumb")) {
            return null;
        }
        leave(true);
        try {
            return OutsideEditor.edit(line.isEmpty() ? lines.prefilled() : line, ".redis", start.env());
        } finally {
            leave(false);
        }
    }

    @Override
    public String edited(String text, String ending) throws IOException {
        return OutsideEditor.edit(text, ending, start.env()); // the whole screen is somebody else's already
    }

    /** The prompt, with what warns in it in colour. */
    String prompt(Session session) {
        String mark = session.promptMark();
        return mark.isEmpty()
                ? session.prompt()
                : StyledText.of(mark, Role.ERROR).ansi(theme()) + session.prompt();
    }

    /** Sets the line below the prompt, if one is wanted. */
    void status(Session session) {
        boolean wanted = settings.isOn(Setting.STATUS) && !isPlain();
        lines.status(wanted ? StatusLine.text(session) : "");
    }

    @Override
    public boolean pin(StyledText picture) {
        if (lines == null || isPlain() || terminal.getHeight() < 2 * StatusLine.FEWEST_ROWS - 4) {
            return false;
        }
        List<String> styled = new ArrayList<>();
        for (StyledText line : picture.lines()) {
            styled.add(line.ansi(theme()));
        }
        return lines.pin(styled);
    }

    @Override
    public String ask(String question) {
        return lines == null ? null : lines.ask(question);
    }

    @Override
    public String askSecret(String question) {
        return lines == null ? null : lines.askSecret(question);
    }

    @Override
    public List<String> typed() {
        return lines == null ? List.of() : lines.remembered();
    }

    @Override
    public StyledText bindings() {
        return lines == null ? StyledText.EMPTY : lines.bindings();
    }

    @Override
    public boolean giveTo(FullScreen program) throws IOException {
        if (!canRedraw()) {
            return false;
        }
        leave(true);
        try {
            program.run(terminal, theme(), false);
        } finally {
            leave(false);
        }
        return true;
    }

    /** While {@code gone} is true, what comes late is kept; then it is written. */
    private void leave(boolean gone) {
        List<StyledText> due;
        synchronized (kept) {
            away = gone;
            due = List.copyOf(kept);
            kept.clear();
        }
        if (!gone) {
            write(taken());
        }
        for (StyledText text : due) {
            write(text); // nobody is typing at this moment
        }
    }

    @Override
    public void clear() {
        if (!isPlain()) {
            terminal.puts(InfoCmp.Capability.clear_screen);
            terminal.flush();
        }
    }
}
