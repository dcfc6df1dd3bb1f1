package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.transcript.Chain;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptReader;
import dev.rediscover.tutor.OwnData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * One file that was handed in, judged again.
 *
 * @param shown what messages call it
 * @param learner whose it is, as reports name them
 * @param regraded {@code null} if it was not judged
 * @param problem why not, a sentence with its place; {@code null} if it was, or was passed over
 * @param passedOver whether it belongs to another pack
 * @param sum of everything in it but its header
 * @param chain what its hashes say, if it is of an exam; {@code null} if it was not judged
 */
record GradedFile(
        String shown, String learner, Regraded regraded, String problem, boolean passedOver, String sum, Chain chain) {
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Reads a file and judges it; nothing that may be in it stops this. */
    static GradedFile of(HandedIn file, String shown, Grading grading) {
        try {
            if (Files.size(file.file()) > MAX_BYTES) {
                return failed(file, shown, grading, shown + ": it is larger than 64 MB");
            }
            byte[] bytes = Files.readAllBytes(file.file());
            return judged(file, shown, grading, TranscriptReader.parse(shown, bytes), bytes);
        } catch (IOException e) {
            String why = e.getMessage() == null || !e.getMessage().startsWith(shown)
                    ? shown + ": it cannot be read (" + e.getClass().getSimpleName() + ")"
                    : e.getMessage();
            return failed(file, shown, grading, why);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            String why = shown + ": it cannot be judged; what it asks for is too much ("
                    + e.getClass().getSimpleName() + ")";
            return failed(file, shown, grading, why);
        }
    }

    private static GradedFile failed(HandedIn file, String shown, Grading grading, String why) {
        return new GradedFile(shown, grading.shownName(file.owner()), null, why, false, "", null);
    }

    private static GradedFile judged(HandedIn file, String shown, Grading grading, Transcript transcript, byte[] bytes)
            throws IOException {
        Header header = transcript.header();
        String owner =
                header.get("learner") == null || header.get("learner").isBlank() ? file.owner() : header.get("learner");
        if (header.pack() == null || header.lesson() == null) {
            return failed(
                    file,
                    shown,
                    grading,
                    shown + ":1: it is no session of a lesson: its header names no pack and lesson");
        }
        String pack = header.pack().split(" ", 2)[0];
        if (!pack.equals(grading.pack().id())) {
            String why = shown + ":1: it belongs to the pack " + Cleaned.name(pack) + ", not to "
                    + grading.pack().id();
            return new GradedFile(
                    shown, grading.shownName(owner), null, file.named() ? why : null, !file.named(), "", null);
        }
        Lesson lesson = grading.lesson(header.lesson(), header.get("locale"));
        if (lesson == null) {
            String why = shown + ":1: the pack has no lesson " + Cleaned.name(header.lesson());
            return failed(file, shown, grading, why);
        }
        String named = "own".equals(header.get("data")) ? header.get("learner") : null;
        Lesson own = OwnData.of(lesson, grading.pack().id(), named);
        Regraded regraded = Regrade.of(transcript, grading.pack().id(), own, grading.maker(), Grading.LIMIT_MILLIS);
        return new GradedFile(shown, grading.shownName(owner), regraded, null, false, sum(bytes), Chain.of(bytes));
    }

    /** A hash of what stands behind the header. */
    private static String sum(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int header = text.startsWith("---") ? Math.max(0, text.indexOf("\n---")) : 0;
        return Manifest.digest(Arrays.copyOfRange(bytes, header, bytes.length));
    }
}
