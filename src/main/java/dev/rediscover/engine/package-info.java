/**
 * The engine: one writer over sixteen keyspaces, which knows no command. Families of commands are handed to it.
 *
 * <p>Main types: {@link dev.rediscover.engine.Engine} runs commands one at a time, {@link
 * dev.rediscover.engine.Call} is one command being run, {@link dev.rediscover.engine.Args} reads its arguments,
 * {@link dev.rediscover.engine.Keyspace} holds the keys of one database and is the one door through which they change,
 * {@link dev.rediscover.engine.KeyEvent} is what the door announces, {@link dev.rediscover.engine.Errors} is every
 * error text. Blocking is data ({@link dev.rediscover.engine.Blocking}): nobody waits on a thread. {@link
 * dev.rediscover.engine.Dispatcher} is what every command goes through; {@link dev.rediscover.engine.Transactions},
 * {@link dev.rediscover.engine.PubSub}, {@link dev.rediscover.engine.Tracking}, {@link
 * dev.rediscover.engine.Eviction} and {@link dev.rediscover.engine.Config} are each one of Redis's subjects. Time and
 * chance come from outside.
 *
 * <p>It must not know a single command, a socket, a file or a terminal.
 */
package dev.rediscover.engine;
