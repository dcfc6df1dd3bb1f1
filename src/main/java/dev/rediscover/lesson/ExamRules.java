package dev.rediscover.lesson;

import java.util.List;

/**
 * What a pack says of exams about it.
 *
 * @param minutes how long one lasts; 0 if the pack does not say
 * @param lessons the lessons asked about, in order; all of the pack if it does not say
 * @param feedback what is said to an answer
 * @param closedBook whether the command reference and playing on copies are closed too
 */
public record ExamRules(int minutes, List<String> lessons, Feedback feedback, boolean closedBook) {
    /** What is said to an answer. */
    public enum Feedback {
        /** Nothing; the first answer to a step counts. */
        NONE,
        /** Whether it is right. */
        VERDICT,
        /** Whether it is right, and where not, why. */
        FULL
    }

    /** Reads the field {@code exam} of a pack. */
    static ExamRules read(Form pack, List<String> lessons) {
        Form form = pack.has("exam") ? Form.of(Shape.EXAM, pack.node("exam"), pack.faults()) : null;
        if (form == null) {
            return new ExamRules(0, lessons, Feedback.VERDICT, false);
        }
        List<String> wanted = form.texts("lessons");
        for (Node item : form.items("lessons", true)) {
            if (item instanceof Node.Scalar scalar && !lessons.contains(scalar.text())) {
                form.faults()
                        .add(
                                Rule.FIELD_CHOICE,
                                item.place(),
                                "the exam asks about " + Texts.quoted(scalar.text())
                                        + ", which is no lesson of this pack",
                                "name lessons that stand under lessons:");
            }
        }
        String feedback = form.word("feedback", "verdict");
        return new ExamRules(
                (int) form.number("minutes", 0),
                wanted.isEmpty() ? lessons : List.copyOf(wanted),
                Feedback.valueOf(feedback.toUpperCase(java.util.Locale.ROOT)),
                form.bool("closed_book", false));
    }
}
