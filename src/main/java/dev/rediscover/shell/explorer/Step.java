package dev.rediscover.shell.explorer;

import java.util.List;

/** The next state, and what it asks for, to be done in order. */
public record Step(ExplorerState state, List<ExplorerRequest> requests) {
    static Step of(ExplorerState state) {
        return new Step(state, List.of());
    }

    static Step of(ExplorerState state, ExplorerRequest... requests) {
        return new Step(state, List.of(requests));
    }
}
