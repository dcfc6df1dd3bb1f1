package dev.rediscover.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Makes paragraphs of the lines in which help texts are written down, so that they are broken where the screen ends and
 * not where the source does. Lines that are indented stay as they are, and so does the end of a sentence.
 */
final class HelpTexts {
    private HelpTexts() {}

    /** Does so for a command and everything below it. */
    static void reflow(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.description(paragraphs(usage.description()));
        usage.footer(paragraphs(usage.footer()));
        line.getSubcommands().values().forEach(HelpTexts::reflow);
    }

    /** The lines, those joined that one sentence goes through. */
    static String[] paragraphs(String... lines) {
        List<String> paragraphs = new ArrayList<>();
        boolean open = false;
        for (String text : lines) {
            boolean free = !text.isBlank() && !text.startsWith(" ");
            if (open && free) {
                int last = paragraphs.size() - 1;
                paragraphs.set(last, paragraphs.get(last) + " " + text);
            } else {
                paragraphs.add(text);
            }
            open = free && !text.endsWith(".") && !text.endsWith(":");
        }
        return paragraphs.toArray(new String[0]);
    }
}
