package dev.rediscover.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp;

/** The line editor with a hint behind the cursor: which arguments may follow, as redis-cli shows it. */
final class LineEditor extends LineReaderImpl {
    /** Tells what may follow what was typed. */
    interface Hints {
        /** The hint for a line with the cursor at its end; empty for none. */
        String after(String line);

        /** Whether they may be coloured; else they are faint. */
        boolean areColoured();

        /** Whether the latest line that begins like the one being typed is suggested. */
        boolean suggest();
    }

    private Hints hints;
    private String wanted = "";
    private String found;
    private int place;
    private String kept; // what stood in the line when a key said a word
    private boolean asking;
    private String status = "";
    private volatile List<AttributedString> pinned = List.of();

    LineEditor(Terminal terminal, Map<String, Object> variables) throws IOException {
        super(terminal, "rediscover", variables);
    }

    /** Shows hints from now on; {@code null} for none. */
    void showHints(Hints source) {
        hints = source;
    }

    /** Shows {@code text} below the line from now on; empty for nothing. */
    void status(String text) {
        status = text;
    }

    /** Keeps {@code lines}, with their escape sequences, below the line; may come from any thread. */
    void pin(List<String> lines) {
        List<AttributedString> styled = new ArrayList<>();
        lines.forEach(line -> styled.add(AttributedString.fromAnsi(line)));
        pinned = styled;
        lock.lock();
        try {
            if (isReading()) {
                redisplay();
            }
        } finally {
            lock.unlock();
        }
    }

    /** While {@code on}, an answer is being typed: no key says a word of the shell. */
    void asking(boolean on) {
        asking = on;
    }

    /** Enters {@code word} in the place of what is being typed, which {@link #takeKept} then gives. */
    boolean say(Shortcut shortcut, Session session) {
        if (asking) {
            return false;
        }
        kept = buf.toString();
        String word = shortcut.line(session, kept, buf.cursor());
        if (history instanceof LineHistory) {
            ((LineHistory) history).pause(true); // nobody typed it
        }
        buf.clear();
        buf.write(word);
        return acceptLine();
    }

    /** What stood in the line when a key said a word; {@code null} if the line was typed. */
    String takeKept() {
        String text = kept;
        kept = null;
        return text;
    }

    /** The rest of the latest line that begins like the one being typed, the cursor at its end; empty for none. */
    private String suggestion() {
        String typed = buf.toString();
        boolean open = hints != null && !asking && buf.cursor() == typed.length();
        if (!open || typed.isBlank() || typed.length() < 2 || typed.indexOf('\n') >= 0 || !hints.suggest()) {
            return "";
        }
        for (int i = history.last(); i >= history.first() && history.size() > 0; i--) {
            String line = history.get(i);
            if (line.length() > typed.length() && line.startsWith(typed) && line.indexOf('\n') < 0) {
                return line.substring(typed.length());
            }
        }
        return "";
    }

    private boolean take(boolean whole) {
        String rest = suggestion();
        int end = 0;
        while (end < rest.length() && rest.charAt(end) == ' ') {
            end++;
        }
        while (end < rest.length() && rest.charAt(end) != ' ') {
            end++;
        }
        buf.write(whole ? rest : rest.substring(0, end));
        return !rest.isEmpty();
    }

    @Override
    protected boolean forwardChar() {
        return take(true) || super.forwardChar();
    }

    @Override
    protected boolean endOfLine() {
        return take(true) || super.endOfLine();
    }

    @Override
    protected boolean forwardWord() {
        return take(false) || super.forwardWord();
    }

    @Override
    protected boolean emacsForwardWord() {
        return take(false) || super.emacsForwardWord();
    }

    /** Brings back the line before that begins like what was typed. */
    boolean earlier() {
        if (buf.toString().indexOf('\n') >= 0 && buf.up()) {
            return true;
        }
        begin();
        for (int i = place - 1; i >= history.first() && history.size() > 0; i--) {
            if (fits(history.get(i))) {
                place = i;
                return put(history.get(i));
            }
        }
        return false;
    }

    /** Goes back towards what was typed. */
    boolean later() {
        if (buf.toString().indexOf('\n') >= 0 && buf.down()) {
            return true;
        }
        begin();
        for (int i = place + 1; i <= history.last() && history.size() > 0; i++) {
            if (fits(history.get(i))) {
                place = i;
                return put(history.get(i));
            }
        }
        boolean away = place <= history.last();
        place = history.last() + 1;
        return away && put(wanted);
    }

    /** A line that was changed since is the beginning of a new search. */
    private void begin() {
        String typed = buf.toString();
        if (!typed.equals(found)) {
            wanted = typed;
            found = typed;
            place = history.last() + 1;
        }
    }

    private boolean fits(String line) {
        return line.startsWith(wanted) && !line.equals(buf.toString());
    }

    private boolean put(String line) {
        buf.clear();
        buf.write(line);
        found = line;
        return true;
    }

    /** The line editor draws anew in another window size and knows nothing of what stood there; so wipe that first. */
    @Override
    protected synchronized void handleSignal(Terminal.Signal signal) {
        boolean shown = doAutosuggestion && signal == Terminal.Signal.WINCH && isReading();
        if (shown) {
            terminal.puts(InfoCmp.Capability.carriage_return);
            terminal.puts(InfoCmp.Capability.clr_eos);
        }
        super.handleSignal(signal);
        if (shown) {
            doAutosuggestion = true;
            redisplay();
        }
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        boolean typing = doAutosuggestion && post == null && hints != null;
        AttributedString all = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        if (!typing) {
            return all;
        }
        AttributedString hinted = buf.length() == 0 || buf.cursor() != buf.length() ? all : hinted(all);
        boolean room = !asking && terminal.getHeight() >= StatusLine.FEWEST_ROWS;
        return room && (!status.isEmpty() || !pinned.isEmpty()) ? withFooter(hinted) : hinted;
    }

    /** What is pinned, and the status, below what is typed. */
    private AttributedString withFooter(AttributedString typed) {
        int room = Math.max(1, terminal.getWidth() - 1);
        AttributedStringBuilder out = new AttributedStringBuilder().append(typed);
        for (AttributedString line : pinned) {
            out.append("\n").append(line.columnSubSequence(0, room));
        }
        if (!status.isEmpty()) {
            out.append("\n").append(beside(status).columnSubSequence(0, room));
        }
        return out.toAttributedString();
    }

    /** The line with what may follow, as far as there is room. */
    private AttributedString hinted(AttributedString all) {
        String line = buf.toString();
        if (line.indexOf('\n') >= 0) {
            return all;
        }
        int room = terminal.getWidth() - 1 - all.columnLength() % Math.max(1, terminal.getWidth());
        String rest = suggestion();
        String hint = rest.isEmpty() ? hints.after(line) : rest + "  [→]";
        if (hint.isEmpty() || room < 4) {
            return all;
        }
        return new AttributedStringBuilder()
                .append(all)
                .append(beside(hint).columnSubSequence(0, room))
                .toAttributedString();
    }

    /** {@code text} as what nobody typed. */
    private AttributedString beside(String text) {
        AttributedStyle grey = AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT);
        return new AttributedString(text, hints.areColoured() ? grey : AttributedStyle.DEFAULT.faint());
    }
}
