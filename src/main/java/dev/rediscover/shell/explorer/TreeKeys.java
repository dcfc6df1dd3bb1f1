package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Role;
import dev.rediscover.shell.explorer.ExplorerRequest.Kind;
import java.util.List;

/** The keys of the keyboard while the cursor is in the tree. */
final class TreeKeys {
    private TreeKeys() {}

    static Step pressed(ExplorerState state, ExplorerKey key) {
        Integer lines = ExplorerModel.lines(key, state.page());
        if (lines != null) {
            return ExplorerModel.selected(state.tree(state.tree().moved(lines)));
        }
        return switch (key.kind()) {
            case ENTER, RIGHT -> enter(state);
            case LEFT -> leave(state);
            case TAB -> into(state);
            case ESCAPE -> escape(state);
            case DELETE -> KeyActions.deleteKey(state, state.tree().key());
            case TEXT -> typed(state, key.point());
            default -> Step.of(state);
        };
    }

    private static Step typed(ExplorerState state, int point) {
        KeyTree tree = state.tree();
        return switch (point) {
            case '/' ->
                Step.of(state.question(Question.of(Question.Purpose.FILTER, "filter", tree.filter(), null, null)));
            case ' ' -> enter(state);
            case 's' -> {
                KeyOrder order = tree.order().next();
                yield rescan(state.tree(tree.sorted(order)).note("Sorted by " + order.label() + ".", Role.MUTED));
            }
            case '.' -> {
                KeyTree parted = tree.parted();
                String note = "Names are parted at any of " + parted.delimiters() + " now.";
                yield rescan(state.tree(parted).note(note, Role.MUTED));
            }
            default -> KeyActions.typed(state, tree.key(), point);
        };
    }

    static Step rescan(ExplorerState state) {
        return Step.of(state, ExplorerRequest.of(Kind.SCAN));
    }

    /** Opens or closes a branch; goes into the value of a key. */
    private static Step enter(ExplorerState state) {
        KeyTree.Row row = state.tree().current();
        if (row == null) {
            return Step.of(state);
        }
        if (row.branch() != null) {
            return rescan(state.tree(
                    state.tree().opened(row.branch().prefix(), !row.branch().open())));
        }
        if (row.leaf() == null) {
            return Step.of(state.note("Too many to list: \"/\" finds them by their names.", Role.MUTED));
        }
        return into(state);
    }

    /** Into the value, element by element where it has elements. */
    private static Step into(ExplorerState state) {
        Held held = state.held();
        return held == null
                ? Step.of(state)
                : Step.of(state.held(held.items() < 0 ? held : held.looked(held.items()))
                        .inValue(true));
    }

    /** Closes the branch under the cursor, or the one that the cursor is in. */
    private static Step leave(ExplorerState state) {
        KeyTree tree = state.tree();
        List<KeyTree.Row> rows = tree.rows();
        if (rows.isEmpty()) {
            return Step.of(state);
        }
        int at = tree.cursor(rows);
        KeyTree.Row row = rows.get(at);
        if (row.branch() != null && row.branch().open()) {
            return rescan(state.tree(tree.opened(row.branch().prefix(), false)));
        }
        for (int i = at - 1; i >= 0; i--) {
            if (rows.get(i).depth() < row.depth()) {
                Bytes parent = rows.get(i).id();
                return ExplorerModel.selected(state.tree(tree.at(parent, i)));
            }
        }
        return Step.of(state);
    }

    /** Ends the filter; where there is none, the explorer. */
    private static Step escape(ExplorerState state) {
        return state.tree().filter().isEmpty()
                ? Step.of(state, ExplorerRequest.of(Kind.LEAVE))
                : rescan(state.tree(state.tree().filtered("")));
    }
}
