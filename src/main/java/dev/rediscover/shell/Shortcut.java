package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.util.List;

/** Keys that say a word of the shell: each an Alt letter, and a function key where terminals let it through. */
enum Shortcut {
    HELP("Alt-H, F1", "help about the command under the cursor", "hH", "\u001bOP", "\u001b[11~", "\u001b[[A"),
    HINT("Alt-?, F2", "in a lesson: the next hint", "?", "\u001bOQ", "\u001b[12~", "\u001b[[B"),
    PICTURE("Alt-V, F3", "a picture of the key under the cursor", "vV", "\u001bOR", "\u001b[13~", "\u001b[[C"),
    UNDO("Alt-Z, F4", "take back the last change", "zZ", "\u001bOS", "\u001b[14~", "\u001b[[D"),
    PLAIN("Alt-P", "sentences for pictures, or pictures again", "pP"),
    EDITOR("Ctrl-X Ctrl-E", "write the line in your editor", "", "\u0018\u0005");

    private final String keys;
    private final String brief;
    private final String letters;
    private final String[] sequences;

    Shortcut(String keys, String brief, String letters, String... sequences) {
        this.keys = keys;
        this.brief = brief;
        this.letters = letters;
        this.sequences = sequences;
    }

    /** The keys as people call them. */
    String keys() {
        return keys;
    }

    /** What they do, in a line. */
    String brief() {
        return brief;
    }

    /** What terminals send for them; without the Alt letters where Escape is a key of its own. */
    String[] sequences(boolean alt) {
        String[] all = new String[(alt ? letters.length() : 0) + sequences.length];
        int n = 0;
        for (; alt && n < letters.length(); n++) {
            all[n] = "\u001b" + letters.charAt(n);
        }
        for (String sequence : sequences) {
            all[n++] = sequence;
        }
        return all;
    }

    /** The line that the key says while {@code typed} stands in the prompt. */
    String line(Session session, String typed, int cursor) {
        return switch (this) {
            case HELP -> help(session, typed, cursor);
            case HINT -> ":hint";
            case PICTURE -> picture(session, typed, cursor);
            case UNDO -> ":undo";
            case PLAIN -> ":set plain " + (session.settings().isOn(Setting.PLAIN) ? "off" : "on");
            case EDITOR -> ":edit";
        };
    }

    private static String help(Session session, String typed, int cursor) {
        CommandLine split = CommandLine.split(typed);
        List<CommandLine.Token> tokens = split.tokens();
        if (tokens.isEmpty()) {
            return "help";
        }
        List<Bytes> words = split.words().subList(0, tokens.size());
        CommandSpec under = Advice.spec(words.subList(at(tokens, cursor), words.size()), session.catalog());
        if (under != null) {
            return "help " + under.words();
        }
        int from = begin(words);
        CommandSpec spec =
                from < words.size() ? Advice.spec(words.subList(from, words.size()), session.catalog()) : null;
        if (spec != null) {
            return "help " + spec.words();
        }
        String word = typed.substring(tokens.get(0).start(), tokens.get(0).end());
        return word.startsWith("@") ? "help :as" : "help " + word;
    }

    private static String picture(Session session, String typed, int cursor) {
        CommandLine split = CommandLine.split(typed);
        List<CommandLine.Token> tokens = split.tokens();
        boolean empty = tokens.isEmpty();
        List<Bytes> all = empty ? session.lastCommand() : split.words().subList(0, tokens.size());
        int from = empty ? 0 : begin(all);
        List<Bytes> command = from < all.size() ? all.subList(from, all.size()) : List.of();
        int under = empty ? -1 : at(tokens, cursor) - from;
        CommandSpec spec = Advice.spec(command, session.catalog());
        int found = -1;
        try {
            for (int position : spec == null ? List.<Integer>of() : KeyPositions.of(spec, command)) {
                found = found < 0 || position == under ? position : found;
            }
        } catch (KeyPositions.Unclear e) {
            found = -1; // the command is not written to its end
        }
        return found > 0 && found < command.size() ? ":show " + Quoting.word(command.get(found)) : ":tree";
    }

    /** The word under the cursor, or just before it. */
    private static int at(List<CommandLine.Token> tokens, int cursor) {
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            at = tokens.get(i).start() <= cursor ? i : at;
        }
        return at;
    }

    /** Where the command begins: behind a repeat count, {@code @bob} and {@code :dry}. */
    private static int begin(List<Bytes> words) {
        Bytes word = words.get(0);
        boolean lead =
                Repeat.isCount(word) || !word.isEmpty() && word.at(0) == '@' || word.is(":dry") || word.is(":explain");
        return lead ? 1 : word.is(":as") ? 2 : 0;
    }
}
