package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Role;
import dev.rediscover.resp.Quoting;
import dev.rediscover.shell.explorer.ExplorerRequest.Kind;
import dev.rediscover.shell.explorer.Question.Purpose;

/** What can be done to the key under the cursor, from the tree and from its value. */
final class KeyActions {
    private KeyActions() {}

    static Step typed(ExplorerState state, Bytes key, int point) {
        if ("eatmdcv".indexOf(point) < 0) {
            return Step.of(state);
        }
        Held held = state.held();
        if (key == null || held == null || !held.key().equals(key)) {
            return Step.of(state.note("That is for a key: move to one first.", Role.MUTED));
        }
        return switch (point) {
            case 'e' -> edit(state, held, null);
            case 'a' -> add(state, held);
            case 't' ->
                ExplorerModel.asking(
                        state, Question.of(Purpose.EXPIRE, "seconds to live (nothing: for ever)", "", key, null));
            case 'm' ->
                ExplorerModel.asking(state, Question.of(Purpose.RENAME, "new name", Writing.shown(key), key, null));
            case 'd' -> deleteKey(state, key);
            case 'c' -> Step.of(state, ExplorerRequest.of(Kind.RECIPE, key, ""));
            default ->
                Step.of(state.held(held.looked((held.look() + 1) % held.looks().size())));
        };
    }

    static Step edit(ExplorerState state, Held held, Item element) {
        Item item = held.type().equals("string") ? held.page().items().get(0) : element;
        String not = Writing.notEditable(held, item);
        if (not != null) {
            return Step.of(state.note(not, Role.MUTED));
        }
        String what = item.name() != null ? Quoting.word(item.name()) : item.place();
        String label = held.type().equals("zset") ? "score of " + what : what.isEmpty() ? "value" : what;
        return ExplorerModel.asking(
                state, Question.of(Purpose.EDIT, label, Writing.shown(item.value()), held.key(), item));
    }

    static Step add(ExplorerState state, Held held) {
        String wanted = Writing.wanted(held.type());
        return wanted == null
                ? Step.of(state.note("There is no adding to a " + held.type() + " here.", Role.MUTED))
                : ExplorerModel.asking(state, Question.of(Purpose.ADD, wanted, "", held.key(), null));
    }

    static Step deleteKey(ExplorerState state, Bytes key) {
        if (key == null) {
            return Step.of(state.note("One key at a time: move to it first.", Role.MUTED));
        }
        return ExplorerModel.asking(
                state, Question.of(Purpose.DELETE_KEY, "Delete " + Quoting.word(key) + "?", "", key, null));
    }
}
