/**
 * Where a class goes wrong: wrong answers put together by what they do, figures for each step, and messages ready to be
 * put into the pack.
 *
 * <p>Main types: {@link dev.rediscover.author.stats.ClassFigures} is worked out of sessions that were judged again;
 * {@link dev.rediscover.author.stats.Cluster} is one misconception. It knows no files and prints nothing.
 */
package dev.rediscover.author.stats;
