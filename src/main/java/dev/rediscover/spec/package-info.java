/**
 * What is known about every command: its name, its arguments, how many it takes, which of them are keys, what it costs.
 *
 * <p>Each family of commands opens with one text block, its table; {@link dev.rediscover.spec.Catalog} joins the tables
 * of all families and documents their format. {@link dev.rediscover.spec.CommandSpec} is one entry;
 * {@link dev.rediscover.spec.Syntax} is its syntax line as a tree, from which inline hints, completion and highlighting
 * are derived; {@link dev.rediscover.spec.KeyPositions} finds the keys in the words of a command.
 *
 * <p>This room must not know the engine, any handler, or how help is displayed. It reads tables and
 * words, nothing else.
 */
package dev.rediscover.spec;
