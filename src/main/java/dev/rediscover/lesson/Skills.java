package dev.rediscover.lesson;

import java.util.Collection;
import java.util.List;

/** The skills that a pack knows; {@code null} where a lesson is read without its pack. */
record Skills(Collection<String> known) {
    void check(List<String> named, Place place, Faults faults) {
        for (String skill : named) {
            if (known != null && !known.contains(skill)) {
                faults.add(
                        Rule.SKILL_UNKNOWN,
                        place,
                        "the skill " + Texts.quoted(skill) + " is not in pack.yaml",
                        known.isEmpty()
                                ? "add it there under skills:"
                                : Texts.didYouMean(skill, known) + " Or add it there");
            }
        }
    }
}
