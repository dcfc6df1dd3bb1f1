/**
 * What authors and instructors do with packs and transcripts: write, check, prove, hand out, install, grade, and see
 * where a class goes wrong. Results are values; what prints them is in {@code cli}.
 *
 * <p>Main types: {@link dev.rediscover.author.PackPlaces} finds the pack that somebody named. It knows no terminal, no
 * shell and no options, and which commands an engine has is told to it.
 */
package dev.rediscover.author;
