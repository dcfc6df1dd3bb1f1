package dev.rediscover.shell.explorer;

import dev.rediscover.render.Role;
import dev.rediscover.shell.explorer.Question.Purpose;

/** The keys of the keyboard while a line is typed or a yes or no is waited for. */
final class QuestionKeys {
    private QuestionKeys() {}

    static Step pressed(ExplorerState state, ExplorerKey key) {
        Question question = state.question();
        if (question.purpose().isConfirmation()) {
            boolean yes = key.kind() == ExplorerKey.Kind.TEXT && (key.point() == 'y' || key.point() == 'Y');
            return yes ? answered(state) : Step.of(state.question(null).note("Nothing was done.", Role.MUTED));
        }
        boolean filter = question.purpose() == Purpose.FILTER;
        return switch (key.kind()) {
            case ENTER -> filter ? Step.of(state.question(null)) : answered(state);
            case ESCAPE -> filter ? filtered(state.question(null), "") : Step.of(state.question(null));
            case UP, DOWN, PAGE_UP, PAGE_DOWN -> filter ? moved(state, key) : Step.of(state);
            default -> typed(state, question.pressed(key));
        };
    }

    private static Step typed(ExplorerState state, Question question) {
        ExplorerState next = state.question(question);
        boolean other = question.purpose() == Purpose.FILTER
                && !question.text().equals(state.tree().filter());
        return other ? filtered(next, question.text()) : Step.of(next);
    }

    private static Step filtered(ExplorerState state, String text) {
        return TreeKeys.rescan(state.tree(state.tree().filtered(text)));
    }

    /** While a filter is typed, the arrows go on to what was found. */
    private static Step moved(ExplorerState state, ExplorerKey key) {
        int lines = ExplorerModel.lines(key, state.page());
        return ExplorerModel.selected(state.tree(state.tree().moved(lines)));
    }

    private static Step answered(ExplorerState state) {
        Question question = state.question();
        Writing writing = writing(state, question);
        if (writing.refusal() != null) {
            return Step.of(state.note(writing.refusal(), Role.WARNING)); // the line stays, to be mended
        }
        ExplorerState next = state.question(null);
        if (question.purpose() == Purpose.RENAME) {
            next = next.tree(
                    next.tree().at(Writing.typed(question.text()), next.tree().row()));
        }
        return Step.of(next, ExplorerRequest.run(writing.commands()));
    }

    private static Writing writing(ExplorerState state, Question question) {
        String text = question.text();
        boolean ofValue = switch (question.purpose()) {
            case EDIT, ADD, DELETE_ITEM -> true;
            default -> false;
        };
        if (ofValue && (state.held() == null || !state.held().key().equals(question.key()))) {
            return new Writing(java.util.List.of(), "The key is not there any more; Esc goes back.");
        }
        return switch (question.purpose()) {
            case EDIT -> Writing.edit(state.held(), question.item(), text);
            case ADD -> Writing.add(state.held(), text);
            case EXPIRE -> Writing.expire(question.key(), text);
            case RENAME -> Writing.rename(question.key(), text);
            case DELETE_KEY -> Writing.deleteKey(question.key());
            case DELETE_ITEM -> Writing.delete(state.held(), question.item());
            case KILL -> Writing.kill(Long.parseLong(question.item().place()));
            default -> Writing.line(text);
        };
    }
}
