package dev.rediscover.shell.explorer;

import dev.rediscover.render.Role;
import dev.rediscover.resp.Quoting;
import dev.rediscover.shell.explorer.Question.Purpose;
import java.util.ArrayList;
import java.util.List;

/** The keys of the keyboard while the cursor is in a value. */
final class ValueKeys {
    private ValueKeys() {}

    static Step pressed(ExplorerState state, ExplorerKey key) {
        Held held = state.held();
        Integer lines = ExplorerModel.lines(key, state.page());
        if (lines != null) {
            return moved(state, held, lines);
        }
        return switch (key.kind()) {
            case TAB, ESCAPE, LEFT -> Step.of(state.inValue(false));
            case ENTER -> KeyActions.edit(state, held, held.item());
            case DELETE -> delete(state, held);
            case TEXT -> typed(state, held, key.point());
            default -> Step.of(state);
        };
    }

    private static Step typed(ExplorerState state, Held held, int point) {
        return switch (point) {
            case 'e' -> KeyActions.edit(state, held, held.item());
            case 'd' -> delete(state, held);
            case 'n' -> next(state, held);
            case 'p' -> previous(state, held);
            case '/' -> TreeKeys.pressed(state.inValue(false), ExplorerKey.of('/'));
            default -> KeyActions.typed(state, held.key(), point);
        };
    }

    /** Moves in the elements, or scrolls; at the end of the page on to the next one, at its beginning back. */
    private static Step moved(ExplorerState state, Held held, int lines) {
        if (!held.shown().isItems()) {
            int most = held.shown().lines() == null ? 0 : held.shown().lines().size() - 1;
            int top = Math.max(0, Math.min(most, held.top() + lines));
            return top == held.top()
                            && lines > 0
                            && held.page().next() != null
                            && held.shown().lines() != null
                    ? next(state, held)
                    : Step.of(state.held(held.placed(held.at(), top)));
        }
        int last = held.page().items().size() - 1;
        if (lines == 1 && held.at() >= last && held.page().next() != null) {
            return next(state, held);
        }
        if (lines == -1 && held.at() == 0 && !held.before().isEmpty()) {
            return previous(state, held);
        }
        int to = Math.max(0, Math.min(last, held.at() + lines));
        return Step.of(state.held(held.placed(to, 0)));
    }

    private static Step next(ExplorerState state, Held held) {
        if (held.page().next() == null) {
            return Step.of(state.note("There is no more.", Role.MUTED));
        }
        ExplorerState there = state.held(held.paged(held.beforeNext()));
        return Step.of(there, ExplorerModel.reading(held.key(), held.page().next()));
    }

    private static Step previous(ExplorerState state, Held held) {
        if (held.before().isEmpty()) {
            return Step.of(state.note("This is the beginning.", Role.MUTED));
        }
        List<String> before = new ArrayList<>(held.before());
        String token = before.remove(before.size() - 1);
        ExplorerState there = state.held(held.paged(List.copyOf(before)));
        return Step.of(there, ExplorerModel.reading(held.key(), token));
    }

    private static Step delete(ExplorerState state, Held held) {
        Item item = held.item();
        if (held.type().equals("string")) {
            return KeyActions.deleteKey(state, held.key());
        }
        if (item == null) {
            return Step.of(
                    state.note("\"v\" shows the elements; then \"d\" deletes the one under the cursor.", Role.MUTED));
        }
        String what = item.name() != null ? Quoting.word(item.name()) : item.place();
        return ExplorerModel.asking(
                state, Question.of(Purpose.DELETE_ITEM, "Delete " + what + "?", "", held.key(), item));
    }
}
