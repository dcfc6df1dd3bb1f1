package dev.rediscover.shell;

import java.util.Map;

/**
 * How the shell is started.
 *
 * @param settings as kept, and as options of the start changed them
 * @param color the option {@code --color}; {@code null} if it was not given
 * @param history whether lines are kept for later sessions
 * @param lesson the lesson to begin with: its name, empty to go on where the user stopped, {@code null} for none; or a
 *     word of the shell with its colon
 */
public record Start(
        StateFolder state, Settings settings, Map<String, String> env, String color, boolean history, String lesson) {}
