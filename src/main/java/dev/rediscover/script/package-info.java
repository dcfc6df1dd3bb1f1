/**
 * Lua on the server: EVAL, its cache, and the language itself (Lua 5.1 as Redis offers it).
 *
 * <p>{@link dev.rediscover.script.ScriptCommands} is the family. {@link dev.rediscover.script.Parser} makes a tree of a
 * script (names are resolved to slots, so running it looks nothing up by name but globals); the nodes of the tree,
 * {@link dev.rediscover.script.Expression} and {@link dev.rediscover.script.Statement}, run themselves. Values are
 * {@code null} (nil), {@code Boolean}, {@code Double}, {@code Bytes} (strings), {@link dev.rediscover.script.LuaTable}
 * and {@link dev.rediscover.script.LuaFunction}. A {@link dev.rediscover.script.Run} is one run of one script: what it
 * may still do, and its way to the engine.
 *
 * <p>Source: the Lua 5.1 reference manual; which libraries there are and what errors say, the pages "Scripting with
 * Lua" and "Redis Lua API reference" of redis.io and a real server.
 *
 * <p>It knows no family of commands and nothing of networks.
 */
package dev.rediscover.script;
