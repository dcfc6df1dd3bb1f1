package dev.rediscover.link;

/**
 * How a script ended that somebody at the terminal stopped.
 *
 * @param function whether it was a function, which FUNCTION KILL would end on a server
 * @param wrote whether it had run a command that writes: then a server would not have let it be killed
 * @param clean whether nothing is left of what it had written
 */
public record ScriptStop(boolean function, boolean wrote, boolean clean) {}
