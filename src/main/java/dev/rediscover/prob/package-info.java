/**
 * Sketches that answer approximately in little memory: Bloom and cuckoo filters, count-min, top-k, t-digest.
 *
 * <p>Main types: {@link dev.rediscover.prob.BloomCommands}, {@link dev.rediscover.prob.CuckooCommands}, {@link
 * dev.rediscover.prob.CountMinCommands}, {@link dev.rediscover.prob.TopKCommands}, {@link
 * dev.rediscover.prob.TDigestCommands}.
 *
 * <p>This room must not know the other families, nor who calls them.
 */
package dev.rediscover.prob;
