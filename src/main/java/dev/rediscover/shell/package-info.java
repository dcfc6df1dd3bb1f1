/**
 * The learning shell: reads lines, runs them as Redis commands or as words of its own, and shows what comes of it.
 *
 * <p>Main types: {@link dev.rediscover.shell.Shell}, the interactive loop on a terminal; {@link
 * dev.rediscover.shell.Session}, which runs lines for it and for batch use and knows no terminal; {@link
 * dev.rediscover.shell.Screen}, where it shows things; {@link dev.rediscover.shell.ShellWord}, the table of the words
 * that begin with a colon. JLine is known to this room alone. It never prints to the standard streams by itself and
 * never ends the process.
 */
package dev.rediscover.shell;
