/**
 * Data on the way to other programs and back: files of RDB, JSON lines and Redis commands, written from an engine that
 * nobody else uses and read into one.
 *
 * <p>Main types: {@link dev.rediscover.persist.exchange.DataExport} and {@link
 * dev.rediscover.persist.exchange.DataImport}; {@link dev.rediscover.persist.exchange.ExchangeFormat} names the forms.
 * Files that are read are untrusted: lines, depth and counts are bounded, and errors say where they are. It knows no
 * terminal and asks nobody anything.
 */
package dev.rediscover.persist.exchange;
