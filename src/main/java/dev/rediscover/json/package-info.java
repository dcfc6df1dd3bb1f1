/**
 * JSON documents as values, and the commands that read and change them at a path.
 *
 * <p>Main types: {@link dev.rediscover.json.JsonCommands}.
 *
 * <p>This room must not know the other families, nor who calls them.
 */
package dev.rediscover.json;
