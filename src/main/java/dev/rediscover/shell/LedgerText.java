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
    static StyledText of(Ledger ledger, Screen screen, Settings settings) {
        if (ledger.count() == 0) {
            return StyledText.EMPTY;
        }
        int width = Math.min(WIDEST, screen.canvas().columns());
        boolean marked = !screen.isColoured();
        StyledText.Builder out = new StyledText.Builder();
        String calibration = Language.isGerman(settings) ? German.calibration(ledger) : ledger.calibration();
        out.add(Markdown.of(calibration, width, marked));
        if (!ledger.surprises().isEmpty()) {
            boolean one = ledger.surprises().size() == 1;
            out.add(Language.say(settings, one ? "Your surprise:" : "Your surprises:"), Role.EMPHASIS)
                    .newline();
        }
        for (Surprise surprise : ledger.surprises()) {
            String word = Language.say(settings, Confidence.word(surprise.confidence()));
            String sure = surprise.confidence() == 1 ? "" : " (" + word + ")";
            out.add("  " + surprise.asked(), Role.COMMAND).newline();
            String text = Language.say(
                    settings, "You said {0}; {1}.", surprise.said() + sure, Language.say(settings, surprise.truth()));
            for (StyledText line : Markdown.of(text, width - 4, marked).lines()) {
                out.add("    ").add(line).newline();
            }
        }
        return out.build();
    }
}
