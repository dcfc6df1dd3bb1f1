package dev.rediscover.shell;

import dev.rediscover.lesson.Pack;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import java.io.IOException;

/** Keeps the transcript of the lesson under way; a fault of the disk ends the transcript, not the lesson. */
final class Notebook {
    private final Session session;
    private LessonRecord record;

    Notebook(Session session) {
        this.session = session;
    }

    /** Begins a transcript, where the user's things are kept and somebody sits at the terminal. */
    void open(Pack pack, LessonRun run) {
        close();
        if (session.state() != null && session.screen().isInteractive()) {
            try {
                record = LessonRecord.in(session.state(), pack, run, session.settings());
            } catch (IOException e) {
                fails(e);
            }
        }
    }

    /** Notes what became of what was typed. */
    void note(String typed, Outcome outcome) {
        if (record != null) {
            try {
                record.note(typed, outcome);
            } catch (IOException e) {
                fails(e);
            }
        }
    }

    /** Notes what programs have sent and what became of it. */
    void noteArrived(Outcome outcome) {
        if (record != null) {
            try {
                record.noteArrived(outcome);
            } catch (IOException e) {
                fails(e);
            }
        }
    }

    /** Ends the transcript, if there is one. */
    void close() {
        if (record != null) {
            try {
                record.close();
            } catch (IOException e) {
                fails(e);
            }
            record = null;
        }
    }

    private void fails(IOException fault) {
        record = null;
        session.note("There will be no transcript of this lesson: " + fault.getMessage());
    }
}
