/**
 * Search: indexes over hashes and JSON documents, queries, suggestions.
 *
 * <p>Main types: {@link dev.rediscover.search.SearchCommands}.
 *
 * <p>This room must not know the other families, nor who calls them.
 */
package dev.rediscover.search;
