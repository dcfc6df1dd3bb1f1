package dev.rediscover.shell.explorer;

import dev.rediscover.render.Role;
import dev.rediscover.shell.explorer.ExplorerRequest.Kind;
import dev.rediscover.shell.explorer.Question.Purpose;

/** The keys of the keyboard on every page but that of the keys. */
final class TableKeys {
    private TableKeys() {}

    static Step pressed(ExplorerState state, ExplorerKey key) {
        Integer lines = ExplorerModel.lines(key, state.page());
        if (lines != null) {
            int last = state.tab() == ExplorerTab.MEMORY
                    ? MemoryPane.lines(state.usage()) - 1
                    : state.sheet().rows().size() - 1;
            return Step.of(state.row(Math.min(last, state.row() + lines)));
        }
        boolean kills = key.kind() == ExplorerKey.Kind.DELETE || key.point() == 'd';
        if (kills && state.tab() == ExplorerTab.CLIENTS) {
            return kill(state);
        }
        return key.kind() == ExplorerKey.Kind.ESCAPE ? Step.of(state, ExplorerRequest.of(Kind.LEAVE)) : Step.of(state);
    }

    private static Step kill(ExplorerState state) {
        if (state.row() >= state.sheet().ids().size()) {
            return Step.of(state.note("There is no client to disconnect.", Role.MUTED));
        }
        long id = state.sheet().ids().get(state.row());
        Item item = new Item(Long.toString(id), null, null, -1);
        return ExplorerModel.asking(state, Question.of(Purpose.KILL, "Disconnect client " + id + "?", "", null, item));
    }
}
