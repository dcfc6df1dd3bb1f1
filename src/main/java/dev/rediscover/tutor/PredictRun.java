package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** A step that wants a prediction: one guess, then the truth. */
final class PredictRun extends StepRun {
    private final Step.Predict predict;

    PredictRun(Step.Predict predict, Stage stage) {
        super(predict, stage);
        this.predict = predict;
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return empty("what do you think " + predict.asked().text() + " will reply");
        }
        List<Played> played = playSolution();
        Reply reply = new Performance(stage, played).reply();
        boolean hit = Guess.hits(typed, reply, predict.is());
        return solved(hit, played, hit ? null : missed(typed, reply), List.of());
    }

    private Feedback missed(String typed, Reply reply) {
        Mistake mistake = Mistakes.typed(predict.mistakes(), typed);
        AttemptFacts facts = new AttemptFacts(typed, null, reply, null, 0);
        if (mistake != null) {
            return new Feedback(
                    Feedback.Kind.MISTAKE, mistake.id(), mistake.say().fill(facts));
        }
        String truth = reply == null ? "it waits" : "it replies " + ReplyText.show(reply);
        return new Feedback(Feedback.Kind.DIFFERENCE, null, "You said " + typed.strip() + "; " + truth + ".");
    }

    @Override
    List<Played> playSolution() {
        List<Line> lines = new ArrayList<>(predict.run());
        if (predict.ask() != null) {
            lines.add(predict.ask());
        }
        List<Played> played = new ArrayList<>(stage.run(lines));
        played.addAll(stage.runAside(predict.then()));
        return played;
    }

    @Override
    String solutionText() {
        return predict.is().wanted();
    }
}
