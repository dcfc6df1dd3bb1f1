package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.exchange.ExchangeFormat;
import java.io.File;
import java.util.Arrays;
import java.util.List;

/** What may follow {@code :save} and {@code :load}: names of files, then the words that say how. */
final class FileCompletion {
    private static final int MOST = 200;

    private FileCompletion() {}

    /** Adds the offers for the last of {@code words}. */
    static void offer(ShellWord word, List<Bytes> words, List<CommandCompleter.Offer> offers) {
        Bytes typed = words.get(words.size() - 1);
        if (words.size() == 2) {
            files(typed.utf8(), offers);
            return;
        }
        List<String> next = List.of();
        if (word == ShellWord.LOAD) {
            next = words.size() == 3 ? List.of("REPLACE", "KEEP") : List.of();
        } else if (words.size() % 2 == 1) {
            next = List.of("MATCH", "FOR");
        } else if (words.get(words.size() - 2).is("for")) {
            next = List.of("7.0", "7.2", "7.4", "8.0");
        }
        for (String each : next) {
            if (each.regionMatches(true, 0, typed.utf8(), 0, typed.utf8().length())) {
                offers.add(new CommandCompleter.Offer(each, ""));
            }
        }
    }

    /** Folders, and the files that can be read. */
    private static void files(String typed, List<CommandCompleter.Offer> offers) {
        int slash = typed.lastIndexOf('/');
        String folder = typed.substring(0, slash + 1);
        String start = typed.substring(slash + 1);
        String real = folder.startsWith("~/") ? System.getProperty("user.home", ".") + folder.substring(1) : folder;
        String[] names = new File(real.isEmpty() ? "." : real).list();
        if (names == null) {
            return;
        }
        Arrays.sort(names);
        for (String name : names) {
            boolean hidden = name.startsWith(".") && !start.startsWith(".");
            if (!name.startsWith(start) || hidden || offers.size() == MOST) {
                continue;
            }
            ExchangeFormat format = ExchangeFormat.of(name);
            if (new File(real + name).isDirectory()) {
                offers.add(new CommandCompleter.Offer(folder + name + "/", "folder"));
            } else if (format != null) {
                offers.add(new CommandCompleter.Offer(folder + name, format.title()));
            }
        }
    }
}
