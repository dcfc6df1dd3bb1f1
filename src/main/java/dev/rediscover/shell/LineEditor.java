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
    }

    private Hints hints;

    LineEditor(Terminal terminal, Map<String, Object> variables) throws IOException {
        super(terminal, "rediscover", variables);
    }

    /** Shows hints from now on; {@code null} for none. */
    void showHints(Hints source) {
        hints = source;
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
        AttributedString tail = new AttributedString(hint, AttributedStyle.DEFAULT.foreground(8));
        return out.append(tail.columnSubSequence(0, room)).toAttributedString();
    }
}
