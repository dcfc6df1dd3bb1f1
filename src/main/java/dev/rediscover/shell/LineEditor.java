package dev.rediscover.shell;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The line editor with a hint behind the cursor: which arguments may follow, as redis-cli shows it. */
final class LineEditor extends LineReaderImpl {
    /** Tells what may follow what was typed. */
    interface Hints {
        /** The hint for a line with the cursor at its end; empty for none. */
        String after(String line);

        /** Whether they may be coloured; else they are faint. */
        boolean areColoured();
    }

    private Hints hints;
    private String wanted = "";
    private String found;
    private int place;

    LineEditor(Terminal terminal, Map<String, Object> variables) throws IOException {
        super(terminal, "rediscover", variables);
    }

    /** Shows hints from now on; {@code null} for none. */
    void showHints(Hints source) {
        hints = source;
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

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        boolean typing = doAutosuggestion;
        AttributedString all = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        if (hints == null || !typing || post != null || buf.length() == 0 || buf.cursor() != buf.length()) {
            return all;
        }
        String line = buf.toString();
        if (line.indexOf('\n') >= 0) {
            return all;
        }
        int room = terminal.getWidth() - 1 - all.columnLength() % Math.max(1, terminal.getWidth());
        String hint = hints.after(line);
        if (hint.isEmpty() || room < 4) {
            return all;
        }
        AttributedStringBuilder out = new AttributedStringBuilder().append(all);
        AttributedStyle grey = AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT);
        AttributedStyle style = hints.areColoured() ? grey : AttributedStyle.DEFAULT.faint();
        AttributedString tail = new AttributedString(hint, style);
        return out.append(tail.columnSubSequence(0, room)).toAttributedString();
    }
}
