/**
 * Time series: samples over time, aggregated by range and by rules.
 *
 * <p>Main types: {@link dev.rediscover.series.SeriesCommands}.
 *
 * <p>This room must not know the other families, nor who calls them.
 */
package dev.rediscover.series;
