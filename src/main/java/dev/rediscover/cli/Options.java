package dev.rediscover.cli;

import dev.rediscover.render.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a start without a subcommand, read by hand because these two starts have to be quick: the shell itself,
 * and {@code -c} or piped commands. Whatever else is asked for is left to picocli.
 */
final class Options {
    final List<String> commands = new ArrayList<>();
    /** How replies are printed; {@code null} where nobody asked for a way. */
    View view;
    /** {@code auto}, {@code always}, {@code never}, or {@code null}. */
    String color;

    boolean plain;
    boolean noHistory;
    /** Whether the data of the free prompt are wanted, or not; {@code null} where nobody said so. */
    Boolean sandbox;
    /** What is wrong with the words; {@code null} if nothing is. */
    String trouble;
    /** Whether there is something among them that only picocli knows. */
    boolean foreign;

    /** Reads the words of a start. */
    static Options read(String[] args) {
        Options options = new Options();
        int i = 0;
        while (i < args.length && !options.foreign && options.trouble == null) {
            i = options.take(args, i);
        }
        return options;
    }

    /** Takes the option at {@code i} and returns the index behind it. */
    private int take(String[] args, int i) {
        String word = args[i];
        if (word.equals("-c") || word.equals("--color")) {
            if (i + 1 == args.length) {
                trouble = word + " wants " + (word.equals("-c") ? "a command, as in -c \"GET a\"" : "a word");
                return i + 1;
            }
            if (word.equals("-c")) {
                commands.add(args[i + 1]);
            } else {
                takeColor(args[i + 1]);
            }
            return i + 2;
        }
        if (word.startsWith("--color=")) {
            takeColor(word.substring("--color=".length()));
        } else {
            takeSwitch(word);
        }
        return i + 1;
    }

    /** Takes an option that stands alone and is about printing; false if it is none. */
    boolean takeSwitchOf(String word) {
        if (word.startsWith("--color=")) {
            takeColor(word.substring("--color=".length()));
            return true;
        }
        takeSwitch(word);
        boolean taken = !foreign;
        foreign = false;
        return taken;
    }

    private void takeSwitch(String word) {
        switch (word) {
            case "--json" -> view = View.JSON;
            case "--csv" -> view = View.CSV;
            case "--raw" -> view = View.RAW;
            case "--no-raw" -> view = View.CLASSIC;
            case "--quoted-json" -> view = View.QUOTED_JSON;
            case "--table" -> view = View.TABLE;
            case "--plain" -> plain = true;
            case "--no-color" -> color = "never";
            case "--no-history" -> noHistory = true;
            case "--sandbox" -> sandbox = true;
            case "--no-sandbox" -> sandbox = false;
            default -> foreign = true;
        }
    }

    private void takeColor(String value) {
        if (value.equals("auto") || value.equals("always") || value.equals("never")) {
            color = value;
        } else {
            trouble = "--color is auto, always or never, not \"" + value + "\"";
        }
    }
}
