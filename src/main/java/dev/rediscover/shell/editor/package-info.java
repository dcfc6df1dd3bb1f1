/**
 * The editor for Lua scripts on a terminal: the task above, the script with numbered and coloured lines, below it what
 * a run said.
 *
 * <p>Main types: {@link dev.rediscover.shell.editor.ScriptEditor}, a script being written, and what each key makes of
 * it; {@link dev.rediscover.shell.editor.Page}, lines and a cursor, as a value; {@link
 * dev.rediscover.shell.editor.LuaBlocks}, what opens and closes; {@link dev.rediscover.shell.editor.EditorView}, which
 * draws; {@link dev.rediscover.shell.editor.EditorDesk}, which runs scripts and keeps them; {@link
 * dev.rediscover.shell.editor.EditorScreen}, the loop on a terminal, which alone knows one. Nothing here knows the
 * session, lessons, settings or the interpreter.
 */
package dev.rediscover.shell.editor;
