package dev.rediscover.shell.explorer;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;

/** A question on one line: its label, and of what is typed the part around the cursor. */
final class AskedLine {
    private final Question question;
    private final String label;
    private final String before;
    private final String after;

    AskedLine(Question question, int columns) {
        this.question = question;
        boolean confirms = question.purpose().isConfirmation();
        label = DisplayWidth.fit(Cells.harmless(question.label()), columns / 2, "...") + (confirms ? " y/n " : ": ");
        int room = columns - DisplayWidth.of(label) - 1;
        String front = question.text().substring(0, question.caret());
        before = DisplayWidth.tail(Cells.harmless(front), room);
        String rest = question.text().substring(question.caret());
        after = DisplayWidth.head(Cells.harmless(rest), room - DisplayWidth.of(before));
    }

    StyledText line() {
        Role role = question.purpose().isConfirmation() ? Role.WARNING : Role.EMPHASIS;
        return new StyledText.Builder().add(label, role).add(before + after).build();
    }

    int caret() {
        return DisplayWidth.of(label) + DisplayWidth.of(before);
    }
}
