package dev.rediscover.tutor;

import dev.rediscover.lesson.CrashEvent;
import dev.rediscover.resp.Reply;
import java.util.List;

/**
 * Something that has happened to a second server, and what lies where afterwards.
 *
 * @param event what happened
 * @param own whether the learner did it
 * @param rests whether nothing runs right behind it, so that one may look
 * @param reply what a command was told; {@code null} for other events
 * @param said what there is to say besides, such as why the server did not start; empty for nothing
 * @param memory the keys that the server has, each with its value; {@code null} if it does not run
 * @param files what is in its files
 */
public record Moment(
        CrashEvent event,
        boolean own,
        boolean rests,
        Reply reply,
        String said,
        List<String> memory,
        List<FileSeen> files) {
    /** Whether the same lies in the same places as at another moment. */
    public boolean looksLike(Moment other) {
        return other != null && java.util.Objects.equals(memory, other.memory) && files.equals(other.files);
    }

    /**
     * A file as the system has it, and how much of it is on the disk for sure.
     *
     * @param size in bytes
     * @param lines what is in it: keys of a snapshot, commands of an append-only file
     * @param synced how many of the lines a power cut could not take
     */
    public record FileSeen(String name, long size, List<String> lines, int synced) {}
}
