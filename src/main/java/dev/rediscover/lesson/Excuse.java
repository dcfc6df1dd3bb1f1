package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * Advice that an author does not follow, an entry of {@code lint_ok}.
 *
 * @param rule the rule, which is advice
 * @param place where the entry stands
 */
record Excuse(Rule rule, Place place) {
    /** The excuses of a pack, a lesson or a step, with faults where one is not in order. */
    static List<Excuse> read(Form owner) {
        List<Excuse> excuses = new ArrayList<>();
        for (Node item : owner.items("lint_ok", false)) {
            Form form = Form.of(Shape.EXCUSE, item, owner.faults());
            if (form == null) {
                continue;
            }
            form.text("because", "say why the rule does not hold here");
            String id = form.text("rule", "name the rule that pack lint shows in brackets");
            Rule rule = Rule.of(id);
            if (rule != null && rule.isAdvice()) {
                excuses.add(new Excuse(rule, form.place()));
            } else if (!id.isBlank()) {
                owner.faults()
                        .add(
                                Rule.FIELD_CHOICE,
                                form.placeOf("rule"),
                                rule == null
                                        ? "there is no rule " + Texts.quoted(id)
                                        : "the rule " + id + " tells what makes a pack unusable; nothing excuses that",
                                rule == null ? Texts.didYouMean(id, Rule.advice()) : "mend what it tells of");
            }
        }
        return excuses;
    }
}
