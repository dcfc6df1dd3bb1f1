package dev.rediscover.shell;

import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.Confidence;
import dev.rediscover.tutor.Ledger;
import dev.rediscover.tutor.Surprise;

/** The short screen at the end of a lesson: how well sure and right went together, and what surprised. */
final class LedgerText {
    private static final int WIDEST = 80;

    private LedgerText() {}

    /** The screen, every line ended; empty if nothing was predicted. */
    static StyledText of(Ledger ledger, Screen screen) {
        if (ledger.count() == 0) {
            return StyledText.EMPTY;
        }
        int width = Math.min(WIDEST, screen.canvas().columns());
        boolean marked = !screen.isColoured();
        StyledText.Builder out = new StyledText.Builder();
        out.add(Markdown.of(ledger.calibration(), width, marked));
        if (!ledger.surprises().isEmpty()) {
            out.add(ledger.surprises().size() == 1 ? "Your surprise:" : "Your surprises:", Role.EMPHASIS)
                    .newline();
        }
        for (Surprise surprise : ledger.surprises()) {
            String sure = surprise.confidence() == 1 ? "" : " (" + Confidence.word(surprise.confidence()) + ")";
            out.add("  " + surprise.asked(), Role.COMMAND).newline();
            String text = "You said " + surprise.said() + sure + "; " + surprise.truth() + ".";
            for (StyledText line : Markdown.of(text, width - 4, marked).lines()) {
                out.add("    ").add(line).newline();
            }
        }
        return out.build();
    }
}
