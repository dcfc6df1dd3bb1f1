/**
 * The command line: reads the words the program was started with and wires the rooms together.
 *
 * <p>Main type: {@link dev.rediscover.cli.Main}. The only room that prints to the standard streams and ends the
 * process.
 */
package dev.rediscover.cli;
