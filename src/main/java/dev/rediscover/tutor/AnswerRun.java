package dev.rediscover.tutor;

import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.Step;
import java.util.List;

/** A step that wants a short text or number. */
final class AnswerRun extends StepRun {
    private final Step.Answer answer;

    AnswerRun(Step.Answer answer, Stage stage) {
        super(answer, stage);
        this.answer = answer;
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return empty("a short answer");
        }
        if (TextAnswer.fits(answer.is(), typed)) {
            return solved(true, List.of(), null, List.of());
        }
        Mistake mistake = Mistakes.typed(answer.mistakes(), typed);
        if (mistake != null) {
            String text = mistake.say().fill(new AttemptFacts(typed, null, null, null, 0));
            return refused(feedback(Verdict.mistake(mistake, text)), List.of());
        }
        String said = "\"" + typed.strip() + "\" is not it";
        String wanted = answer.is().wanted();
        boolean number = wanted.startsWith("(integer)") || wanted.startsWith("a number");
        String place = said + (number ? "; a number is wanted" : "; it is another word");
        return refused(
                feedback(Verdict.differs(new Difference("answer", said, place, said + ", wanted " + wanted), null)),
                List.of());
    }

    @Override
    List<Played> playSolution() {
        return List.of();
    }

    @Override
    String solutionText() {
        return answer.is().wanted();
    }
}
