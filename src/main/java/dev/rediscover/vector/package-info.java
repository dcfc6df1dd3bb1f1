/**
 * Vector sets: members found by the likeness of their vectors.
 *
 * <p>Main types: {@link dev.rediscover.vector.VectorSetCommands}.
 *
 * <p>This room must not know the other families, nor who calls them.
 */
package dev.rediscover.vector;
