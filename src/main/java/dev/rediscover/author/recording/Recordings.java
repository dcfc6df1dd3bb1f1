package dev.rediscover.author.recording;

import dev.rediscover.author.PackAdd;
import dev.rediscover.author.PackPlace;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.EngineMaker;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Begins recordings: finds the lesson that a step is for, and what it stands on. */
public final class Recordings {
    private static final long USUAL_CLOCK =
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final String ID = "[a-z][a-z0-9-]{0,79}";

    private Recordings() {}

    /**
     * A recording of a step at the end of a lesson.
     *
     * @param place the pack; it must be in a folder
     * @param lessonId the lesson; {@code null} if the pack has but one. One that is not there is made on saving
     * @param id of the step; {@code null}: made from the solution
     * @param kind {@code command}, {@code task}, {@code script} or {@code predict}; {@code null}: by the solution
     * @param maker makes the engine of the lesson
     * @param desk where all is shown
     * @throws IOException with a sentence for the user, if the pack or the lesson cannot be used
     */
    public static Recording begin(
            PackPlace place, String lessonId, String id, String kind, EngineMaker maker, Desk desk) throws IOException {
        Catalog catalog =
                maker.make(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();
        PackAdd pack = new PackAdd(place, catalog);
        PackReader.PackResult read = new PackReader(catalog).read(place.source());
        if (read.pack() == null) {
            throw new IOException(place.file("pack.yaml") + " cannot be read as a pack");
        }
        List<String> ids = read.pack().lessonIds();
        if (lessonId == null && ids.size() != 1) {
            throw new IOException("say to which lesson: --lesson " + String.join("|", ids));
        }
        String name = lessonId == null ? ids.get(0) : lessonId;
        refuseFaults(place, read, name);
        Lesson lesson = lesson(read, name);
        if (id != null && (lesson.step(id) != null || !id.matches(ID))) {
            throw new IOException(
                    lesson.step(id) != null
                            ? "the lesson " + name + " has a step " + id + " already; name another with --id"
                            : "the id of a step has lower-case letters, digits and - only");
        }
        Workshop workshop = new Workshop(lesson, maker, catalog);
        return new Recording(workshop, desk, (step, item) -> saved(pack, name, step, item), id, kind);
    }

    private static String saved(PackAdd pack, String lesson, String step, String item) throws IOException {
        PackAdd.Added added = pack.written(lesson, step, item);
        return added.file() + ":" + added.line();
    }

    private static void refuseFaults(PackPlace place, PackReader.PackResult read, String lesson) throws IOException {
        for (Fault fault : read.faults()) {
            String file = fault.place().file();
            if (fault.isError() && (file.equals("pack.yaml") || file.equals(lesson + ".yaml"))) {
                throw new IOException("mend this first: " + place.file(fault.toString()));
            }
        }
    }

    /** The lesson, or one without steps that is to be made. */
    private static Lesson lesson(PackReader.PackResult read, String name) throws IOException {
        Lesson lesson = read.pack().lesson(name);
        if (lesson != null) {
            return lesson;
        }
        if (!name.matches(ID)) {
            throw new IOException("\"" + name.replaceAll("\\p{Cntrl}", "?") + "\" cannot be the id of a lesson:"
                    + " lower-case letters, digits and - only, beginning with a letter");
        }
        return new Lesson(
                name + ".yaml",
                name,
                name,
                "",
                List.of(),
                List.of(),
                1,
                USUAL_CLOCK,
                7,
                false,
                false,
                List.of(),
                List.of());
    }
}
