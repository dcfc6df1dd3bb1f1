/**
 * The full-screen explorer: a tree of the keys, what they hold, and what the engine counts, to look at and to change.
 *
 * <p>Main types: {@link dev.rediscover.shell.explorer.ExplorerState}, all that is on the screen, as a value; {@link
 * dev.rediscover.shell.explorer.ExplorerModel}, which turns a state and a key into the next state and what is to be
 * asked or done; {@link dev.rediscover.shell.explorer.ExplorerView}, which draws a state; {@link
 * dev.rediscover.shell.explorer.ExplorerDesk}, which asks the engine a little at a time; {@link
 * dev.rediscover.shell.explorer.ExplorerScreen}, the loop on a terminal, which alone knows one. Nothing here knows the
 * session, lessons or settings.
 */
package dev.rediscover.shell.explorer;
