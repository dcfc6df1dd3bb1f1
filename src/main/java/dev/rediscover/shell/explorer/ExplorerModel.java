package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Role;
import dev.rediscover.shell.explorer.ExplorerRequest.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a key does: from a state and a key to the next state and what it asks for. Pure; draws and reads nothing. */
public final class ExplorerModel {
    private ExplorerModel() {}

    /** The first thing to ask for. */
    public static Step begin(ExplorerState state) {
        return Step.of(state, ExplorerRequest.of(Kind.SCAN));
    }

    /** A key was pressed. */
    public static Step pressed(ExplorerState before, ExplorerKey key) {
        if (key.kind() == ExplorerKey.Kind.LEAVE) {
            return Step.of(before, ExplorerRequest.of(Kind.LEAVE));
        }
        ExplorerState state = before.note("", Role.PLAIN);
        if (state.question() != null) {
            return QuestionKeys.pressed(state, key);
        }
        if (state.overlay() != null) {
            return Step.of(inOverlay(state, key));
        }
        Step common = anywhere(state, key);
        if (common != null) {
            return common;
        }
        if (state.tab() != ExplorerTab.KEYS) {
            return TableKeys.pressed(state, key);
        }
        return state.inValue() ? ValueKeys.pressed(state, key) : TreeKeys.pressed(state, key);
    }

    private static ExplorerState inOverlay(ExplorerState state, ExplorerKey key) {
        Integer by = lines(key, state.page());
        return by == null ? state.overlay(null) : state.overlay(state.overlay().scrolled(by));
    }

    /** By how many lines a key moves; {@code null} for keys that do not. */
    static Integer lines(ExplorerKey key, int page) {
        return switch (key.kind()) {
            case UP -> -1;
            case DOWN -> 1;
            case PAGE_UP -> -page;
            case PAGE_DOWN -> page;
            case HOME -> -1_000_000;
            case END -> 1_000_000;
            case TEXT -> key.point() == 'k' ? Integer.valueOf(-1) : key.point() == 'j' ? Integer.valueOf(1) : null;
            default -> null;
        };
    }

    /** The keys that mean the same on all pages; {@code null} for the others. */
    private static Step anywhere(ExplorerState state, ExplorerKey key) {
        if (key.kind() != ExplorerKey.Kind.TEXT) {
            return null;
        }
        ExplorerTab tab = ExplorerTab.numbered(key.point());
        if (tab != null) {
            return refreshed(state.tab(tab));
        }
        return switch (key.point()) {
            case 'q', 'Q' -> Step.of(state, ExplorerRequest.of(Kind.LEAVE));
            case '?' ->
                Step.of(state.overlay(
                        Overlay.of("Help", HelpText.lines(state.place().refusal() != null))));
            case 'l' -> Step.of(state.overlay(Overlay.of("Commands so far", HelpText.log(state.log()))));
            case 'r' -> refreshed(state);
            case 'u' -> writing(state, ExplorerRequest.of(Kind.UNDO));
            case 'U' -> writing(state, ExplorerRequest.of(Kind.REDO));
            case ':' -> asking(state, Question.of(Question.Purpose.COMMAND, "command", "", null, null));
            default -> null;
        };
    }

    /** Everything shown is read anew. */
    static Step refreshed(ExplorerState state) {
        return switch (state.tab()) {
            case KEYS -> {
                List<ExplorerRequest> requests = new ArrayList<>();
                requests.add(ExplorerRequest.of(Kind.SCAN));
                if (state.held() != null) {
                    requests.add(reading(state.held().key(), state.held().page().token()));
                }
                yield new Step(state, requests);
            }
            case MEMORY -> Step.of(state, ExplorerRequest.of(Kind.MEASURE));
            default -> Step.of(state, ExplorerRequest.of(Kind.TABLE));
        };
    }

    static ExplorerRequest reading(Bytes key, String token) {
        return ExplorerRequest.of(Kind.READ, key, token);
    }

    /** Asks for something that changes data, where that is allowed. */
    static Step writing(ExplorerState state, ExplorerRequest request) {
        String refusal = state.place().refusal();
        return refusal == null ? Step.of(state, request) : Step.of(state.note(refusal, Role.WARNING));
    }

    /** Begins a line whose end will change data, where that is allowed. */
    static Step asking(ExplorerState state, Question question) {
        String refusal = state.place().refusal();
        return Step.of(refusal == null ? state.question(question) : state.note(refusal, Role.WARNING));
    }

    /** The value under the cursor of the tree is read if it is another one than before. */
    static Step selected(ExplorerState state) {
        Bytes key = state.tree().key();
        Bytes shown = state.held() == null ? null : state.held().key();
        if (Objects.equals(key, shown)) {
            return Step.of(state);
        }
        return key == null ? Step.of(state.held(null)) : Step.of(state, reading(key, ""));
    }

    // ---- what came of a request

    /** A scan has gone on, or ended. */
    public static Step scanned(ExplorerState state, KeyBranch root, long scanned, long all, boolean complete) {
        ExplorerState next = state.tree(state.tree().found(root, scanned, all, complete));
        return selected(next);
    }

    /** The measuring has gone on, or ended. */
    public static ExplorerState measured(ExplorerState state, Usage usage) {
        return state.usage(usage);
    }

    /** A key was read; {@code held} is {@code null} if there is none any more. */
    public static ExplorerState read(ExplorerState state, Bytes key, Held held) {
        if (held == null) {
            boolean gone = state.held() != null && state.held().key().equals(key);
            return gone ? state.held(null) : state;
        }
        return state.held(held.seenAs(state.held())).logged(new ExplorerState.Logged(held.read(), false, ""));
    }

    /** The table of the page was read. */
    public static ExplorerState tabled(ExplorerState state, FactTable table) {
        return state.sheet(table).logged(new ExplorerState.Logged(table.read(), false, ""));
    }

    /** What commands, or undo, came to. */
    public record Report(List<ExplorerState.Logged> log, String note, Role role, Overlay overlay) {}

    /** Something was done: what is shown is read anew. */
    public static Step done(ExplorerState state, Report report) {
        ExplorerState next = state.note(report.note(), report.role()).overlay(report.overlay());
        for (ExplorerState.Logged entry : report.log()) {
            next = next.logged(entry);
        }
        return refreshed(next);
    }

    /** The commands that would build a key. */
    public static ExplorerState built(ExplorerState state, Overlay overlay) {
        return state.overlay(overlay);
    }

    /** Time has passed. */
    public static ExplorerState timed(ExplorerState state, long now) {
        return state.now(now);
    }
}
