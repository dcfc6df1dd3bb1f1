/**
 * The worked sessions in {@code transcripts/}: one of every bundled lesson, taken with the model solutions and with a
 * few typical mistakes. {@link dev.rediscover.sessions.WorkedSession} takes a lesson and writes what happens, {@link
 * dev.rediscover.sessions.Neutrality} says whether a real server would reply the same. Only for tests.
 */
package dev.rediscover.sessions;
