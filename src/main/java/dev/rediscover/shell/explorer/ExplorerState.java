package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is on the screen.
 *
 * @param place where the keys are, and what may be done there
 * @param held what the key under the cursor holds; {@code null} for no key
 * @param inValue whether the keys move about in the value, not in the tree
 * @param row the row of the cursor in {@code sheet}, or how far the page of memory is scrolled
 * @param question what is being typed; {@code null} for nothing
 * @param overlay what lies over everything; {@code null} for nothing
 * @param note what is said about the last key; empty for nothing
 * @param log the commands that were run, or that would read the same as was read; the newest last
 * @param now milliseconds since 1970 by the engine's clock
 * @param page how many lines a page has
 */
public record ExplorerState(
        Place place,
        ExplorerTab tab,
        KeyTree tree,
        Held held,
        boolean inValue,
        FactTable sheet,
        Usage usage,
        int row,
        Question question,
        Overlay overlay,
        StyledText note,
        List<Logged> log,
        long now,
        int page) {
    /** How many commands are remembered. */
    static final int MOST_LOGGED = 200;

    private static final int RECENT = 5;

    /**
     * Where the explorer looks.
     *
     * @param db the number of the database
     * @param refusal why nothing may be changed; {@code null} if it may
     */
    public record Place(int db, String refusal) {}

    /**
     * A command of the log.
     *
     * @param ran whether it was run; else it would read what was read
     * @param reply what it replied, in short
     */
    public record Logged(String line, boolean ran, String reply) {}

    /** Nothing read yet; keys that begin with {@code base}, all of them if it is empty. */
    public static ExplorerState at(Place place, Bytes base) {
        return new ExplorerState(
                place,
                ExplorerTab.KEYS,
                KeyTree.from(base),
                null,
                false,
                FactTable.EMPTY,
                Usage.EMPTY,
                0,
                null,
                null,
                StyledText.EMPTY,
                List.of(),
                0,
                10);
    }

    ExplorerState place(Place next) {
        return new ExplorerState(
                next, tab, tree, held, inValue, sheet, usage, row, question, overlay, note, log, now, page);
    }

    ExplorerState tab(ExplorerTab next) {
        return new ExplorerState(
                place,
                next,
                tree,
                held,
                inValue,
                FactTable.EMPTY,
                usage,
                0,
                null,
                null,
                StyledText.EMPTY,
                log,
                now,
                page);
    }

    ExplorerState tree(KeyTree next) {
        return new ExplorerState(
                place, tab, next, held, inValue, sheet, usage, row, question, overlay, note, log, now, page);
    }

    ExplorerState held(Held next) {
        return new ExplorerState(
                place,
                tab,
                tree,
                next,
                inValue && next != null,
                sheet,
                usage,
                row,
                question,
                overlay,
                note,
                log,
                now,
                page);
    }

    ExplorerState inValue(boolean is) {
        return new ExplorerState(
                place, tab, tree, held, is && held != null, sheet, usage, row, question, overlay, note, log, now, page);
    }

    ExplorerState sheet(FactTable next) {
        int last = Math.max(0, next.rows().size() - 1);
        return new ExplorerState(
                place,
                tab,
                tree,
                held,
                inValue,
                next,
                usage,
                Math.min(row, last),
                question,
                overlay,
                note,
                log,
                now,
                page);
    }

    ExplorerState usage(Usage next) {
        return new ExplorerState(
                place, tab, tree, held, inValue, sheet, next, row, question, overlay, note, log, now, page);
    }

    ExplorerState row(int next) {
        return new ExplorerState(
                place,
                tab,
                tree,
                held,
                inValue,
                sheet,
                usage,
                Math.max(0, next),
                question,
                overlay,
                note,
                log,
                now,
                page);
    }

    ExplorerState question(Question next) {
        return new ExplorerState(
                place, tab, tree, held, inValue, sheet, usage, row, next, overlay, note, log, now, page);
    }

    ExplorerState overlay(Overlay next) {
        return new ExplorerState(
                place, tab, tree, held, inValue, sheet, usage, row, question, next, note, log, now, page);
    }

    ExplorerState note(String text, Role role) {
        return new ExplorerState(
                place,
                tab,
                tree,
                held,
                inValue,
                sheet,
                usage,
                row,
                question,
                overlay,
                StyledText.of(text, role),
                log,
                now,
                page);
    }

    ExplorerState now(long millis) {
        return new ExplorerState(
                place, tab, tree, held, inValue, sheet, usage, row, question, overlay, note, log, millis, page);
    }

    /** With so many lines to a page. */
    public ExplorerState paged(int lines) {
        return new ExplorerState(
                place,
                tab,
                tree,
                held,
                inValue,
                sheet,
                usage,
                row,
                question,
                overlay,
                note,
                log,
                now,
                Math.max(1, lines));
    }

    /**
     * With another command in the log; one that only reads is left out if it was among the last, or if
     * what was just run would be hidden by it.
     */
    ExplorerState logged(Logged entry) {
        List<Logged> recent = log.subList(Math.max(0, log.size() - RECENT), log.size());
        boolean afterWriting =
                !note.isEmpty() && !log.isEmpty() && log.get(log.size() - 1).ran();
        if (!entry.ran() && (afterWriting || recent.contains(entry))) {
            return this;
        }
        List<Logged> all = new ArrayList<>(log);
        all.add(entry);
        if (all.size() > MOST_LOGGED) {
            all.remove(0);
        }
        return new ExplorerState(
                place,
                tab,
                tree,
                held,
                inValue,
                sheet,
                usage,
                row,
                question,
                overlay,
                note,
                List.copyOf(all),
                now,
                page);
    }
}
