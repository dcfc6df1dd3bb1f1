package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import java.util.List;

/** Tells lines that hold a password or may hold one: they are kept out of the history and of everything written. */
public final class Secrets {
    private Secrets() {}

    /** Whether {@code line}, as it was typed, holds a secret; in doubt it does. */
    public static boolean isIn(String line) {
        String text = line.strip();
        int lineBreak = text.indexOf('\n');
        if (lineBreak >= 0 && (isIn(text.substring(0, lineBreak)) || isIn(text.substring(lineBreak + 1)))) {
            return true;
        }
        if (text.startsWith("@")) {
            return isIn(afterWord(text));
        }
        if (text.startsWith(":")) {
            return isInShellWord(text);
        }
        List<Bytes> words = CommandLine.split(text).words();
        int from = words.size() > 1 && Repeat.isCount(words.get(0)) ? 1 : 0;
        return isIn(words.subList(from, words.size()));
    }

    private static boolean isInShellWord(String text) {
        String word = text.substring(1, Math.min(text.length(), 3)).toLowerCase(java.util.Locale.ROOT);
        if (word.startsWith("c")) {
            return text.contains("://") && text.contains("@"); // :connect with a password in its address
        }
        String rest = afterWord(text);
        return !rest.isEmpty()
                && (word.startsWith("a") ? isIn(afterWord(rest)) || isIn(rest) : isIn(rest));
    }

    private static String afterWord(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(end).strip();
    }

    /** Whether the command {@code words} holds a secret. */
    static boolean isIn(List<Bytes> words) {
        if (words.isEmpty()) {
            return false;
        }
        Bytes name = words.get(0);
        if (name.is("AUTH")) {
            return true;
        }
        Bytes second = words.size() > 1 ? words.get(1) : Bytes.EMPTY;
        if (name.is("ACL")) {
            return second.is("SETUSER") || second.is("GETUSER") || second.is("DELUSER");
        }
        if (name.is("CONFIG")) {
            return second.is("SET") && anySecretSetting(words, 2, 2);
        }
        if (name.is("HELLO") || name.is("MIGRATE")) {
            return any(words, "AUTH") || any(words, "AUTH2");
        }
        return name.is("SENTINEL")
                && (second.is("SET") && anySecretSetting(words, 3, 2)
                        || second.is("CONFIG") && anySecretSetting(words, 3, 2));
    }

    private static boolean any(List<Bytes> words, String wanted) {
        for (Bytes word : words) {
            if (word.is(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anySecretSetting(List<Bytes> words, int from, int step) {
        for (int i = from; i < words.size(); i += step) {
            Bytes name = words.get(i);
            if (name.is("requirepass")
                    || name.is("masterauth")
                    || name.is("masteruser")
                    || name.is("auth-pass")
                    || name.is("auth-user")
                    || name.is("sentinel-pass")
                    || name.is("sentinel-user")
                    || name.is("tls-key-file-pass")
                    || name.is("tls-client-key-file-pass")) {
                return true;
            }
        }
        return false;
    }
}
