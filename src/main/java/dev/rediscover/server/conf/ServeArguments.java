package dev.rediscover.server.conf;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a server as redis-server takes them: a configuration file first, {@code -} first or last for the
 * standard input, and any directive as an option with its values behind it. Options count as if they stood at the end
 * of the file. As in Redis {@code --save} may stand without a value, and an option and its value may be one argument.
 */
public final class ServeArguments {
    private final String[] args;
    private final List<List<String>> options = new ArrayList<>(); // the option as it was written, then its values
    private String file = "";
    private boolean fromInput;

    private ServeArguments(String[] args) {
        this.args = args;
    }

    /**
     * Sorts the arguments; nothing is read yet.
     *
     * @throws ConfigFault if a word stands where an option should
     */
    public static ServeArguments of(String... args) throws ConfigFault {
        ServeArguments sorted = new ServeArguments(args);
        sorted.sort();
        return sorted;
    }

    /** The configuration file as it was given; empty if there is none. */
    public String file() {
        return file;
    }

    /**
     * The directives of the file, the standard input and the options, in this order.
     *
     * @param folder what relative paths begin at
     */
    public List<Directive> read(Path folder, InputStream in) throws ConfigFault {
        ConfigReader reader = new ConfigReader(folder);
        if (!file.isEmpty()) {
            reader.readFile(file);
        }
        if (fromInput) {
            reader.readInput(in);
        }
        for (List<String> option : options) {
            reader.readOption(String.join(" ", option), words(option));
        }
        return reader.directives();
    }

    private void sort() throws ConfigFault {
        int at = 0;
        if (args.length > 0 && !args[0].startsWith("-")) {
            file = args[0];
            at = 1;
        }
        for (; at < args.length; at++) {
            String word = args[at];
            boolean last = at == args.length - 1;
            if (word.equals("-") && (at == 0 || last)) {
                fromInput = true;
            } else if (word.startsWith("--") && (options.isEmpty() || isComplete())) {
                begin(word);
            } else if (options.isEmpty()) {
                throw ConfigFault.of("'" + word + "' stands where an option should: the configuration file comes first,"
                        + " then options such as --port 7000");
            } else {
                options.get(options.size() - 1).add(word);
            }
        }
        takeFiles();
    }

    private void begin(String word) {
        List<String> option = new ArrayList<>(2);
        option.add(word);
        options.add(option);
    }

    /** Whether the last option has a value, so that what begins with dashes is the next one. */
    private boolean isComplete() {
        List<String> option = options.get(options.size() - 1);
        return option.size() > 1
                || option.get(0).equalsIgnoreCase("--save")
                || CommandLine.split(option.get(0)).words().size() > 1;
    }

    /** {@code --config FILE} is another way to name the file. */
    private void takeFiles() throws ConfigFault {
        for (List<String> option : List.copyOf(options)) {
            if (!option.get(0).equals("--config")) {
                continue;
            }
            if (option.size() != 2 || !file.isEmpty()) {
                throw ConfigFault.of("--config takes one file, and there can be only one");
            }
            file = option.get(1);
            options.remove(option);
        }
    }

    private static List<Bytes> words(List<String> option) throws ConfigFault {
        CommandLine split = CommandLine.split(option.get(0).substring(2));
        if (!split.ok() || split.words().isEmpty()) {
            throw ConfigFault.of("'" + option.get(0) + "' is no option");
        }
        List<Bytes> words = new ArrayList<>(split.words());
        for (String value : option.subList(1, option.size())) {
            words.add(Bytes.of(value));
        }
        if (words.size() == 1 && words.get(0).is("save")) {
            words.add(Bytes.EMPTY);
        }
        return words;
    }
}
