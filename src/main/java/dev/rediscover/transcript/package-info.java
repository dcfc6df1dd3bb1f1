/**
 * The session file, {@code *.session.md}: what somebody typed and what came back, as Markdown that people read and
 * programs run again. {@link dev.rediscover.transcript.TranscriptWriter} appends to one as a session goes on, {@link
 * dev.rediscover.transcript.TranscriptReader} turns one into a {@link dev.rediscover.transcript.Transcript}, {@link
 * dev.rediscover.transcript.Replay} runs one again, {@link dev.rediscover.transcript.ExpectedReply} compares a recorded
 * reply with a fresh one, {@link dev.rediscover.transcript.Secrets} covers passwords. {@code transcripts/README.md} is
 * the guide to the format.
 *
 * <p>Files come from anybody: reading has limits on size and errors with file, line and column. Knows no terminal and
 * judges nothing; verdicts are text to it.
 */
package dev.rediscover.transcript;
