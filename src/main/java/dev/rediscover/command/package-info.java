/**
 * The core command families: one class a family, with the family's table on top and one switch over its commands below.
 *
 * <p>Main types: {@link dev.rediscover.command.CoreFamilies} lists them all. A handler reads all its arguments, looks
 * up, acts, and returns a reply; it calls neither WATCH, nor blocked clients, nor notifications: the engine's write
 * door does. No family knows another family, a socket, a file or a terminal.
 */
package dev.rediscover.command;
