package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.resp.CommandLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the passwords in a typed line, so that they reach neither a transcript nor the history: those of AUTH, HELLO,
 * ACL SETUSER, CONFIG SET, MIGRATE and SENTINEL, and those in URIs. Repeat counts and the shell's {@code :as bob} or
 * {@code @bob} in front do not hide them; a quote that is still open neither.
 */
public final class Secrets {
    private static final String COVER = "****";

    private final String line;
    private final Disguise disguise; // null: cover them
    private final List<CommandLine.Token> tokens;
    private final List<CommandLine.Token> secrets = new ArrayList<>();
    private final List<CommandLine.Token> rules = new ArrayList<>(); // those of them that begin with a sign

    private Secrets(String line, Disguise disguise) {
        this.line = line;
        this.disguise = disguise;
        CommandLine split = CommandLine.split(line);
        this.tokens = new ArrayList<>(split.tokens());
        if (split.problem() == CommandLine.Problem.TEXT_AFTER_QUOTE) {
            addRest(tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end());
        }
    }

    /** Where a line cannot be split on, all that is left counts as one word. */
    private void addRest(int from) {
        int start = from;
        while (start < line.length() && line.charAt(start) <= ' ') {
            start++;
        }
        tokens.add(new CommandLine.Token(Bytes.of(line.substring(start)), start, line.length()));
    }

    /** The line with {@code ****} for each of its passwords; the line itself if it has none. */
    public static String redact(String line) {
        return covered(line, null);
    }

    /** The line as it may be written down so that it still runs: with the stand-ins of {@code disguise}. */
    public static String disguise(String line, Disguise disguise) {
        return covered(line, disguise);
    }

    private static String covered(String line, Disguise disguise) {
        Secrets secrets = new Secrets(line, disguise);
        secrets.find();
        return secrets.covered();
    }

    /** Whether the line holds a password. */
    public static boolean has(String line) {
        return !redact(line).equals(line);
    }

    private void find() {
        int first = 0;
        while (first < tokens.size() && isPrefix(first)) {
            if (isConnecting(word(first))) {
                passwordOptions(first + 1);
                return;
            }
            first += word(first).is(":as") ? 2 : 1;
        }
        if (first >= tokens.size()) {
            return;
        }
        Bytes name = word(first);
        if (name.is("AUTH")) {
            last(first + 1);
        } else if (name.is("HELLO")) {
            after(first, "AUTH", 2);
        } else if (name.is("ACL") && is(first + 1, "SETUSER")) {
            rules(first + 3);
        } else if (name.is("CONFIG") && is(first + 1, "SET")) {
            settings(first + 2);
        } else if (name.is("MIGRATE")) {
            after(first, "AUTH", 1);
            after(first, "AUTH2", 2);
        } else if (name.is("SENTINEL") && (is(first + 1, "SET") || is(first + 2, "SET"))) {
            settings(first + 2);
        }
    }

    /** {@code :connect}, or a beginning of it that the shell takes for it. */
    private static boolean isConnecting(Bytes word) {
        return word.length() > 3
                && word.length() <= 8
                && ":connect".startsWith(word.latin1().toLowerCase(java.util.Locale.ROOT));
    }

    /** What stands behind {@code -a} and {@code --pass}, or is joined to them. */
    private void passwordOptions(int from) {
        for (int i = from; i < tokens.size(); i++) {
            boolean option = word(i).is("-a") || word(i).is("--pass");
            if (option && i + 1 < tokens.size()) {
                secrets.add(tokens.get(++i));
            } else if (word(i).length() > 7 && word(i).slice(0, 7).is("--pass=")) {
                secrets.add(tokens.get(i));
            }
        }
    }

    /** A repeat count, another client, or a word of the shell. */
    private boolean isPrefix(int index) {
        Bytes word = word(index);
        return Numbers.isLong(word) || !word.isEmpty() && (word.at(0) == '@' || word.at(0) == ':');
    }

    private Bytes word(int index) {
        return tokens.get(index).value();
    }

    private boolean is(int index, String word) {
        return index < tokens.size() && word(index).is(word);
    }

    /** The last word, if there is one from {@code from} on: AUTH takes a password, or a user and a password. */
    private void last(int from) {
        for (int i = Math.max(from, tokens.size() - 1); i < tokens.size(); i++) {
            secrets.add(tokens.get(i));
        }
    }

    private void after(int first, String word, int distance) {
        for (int i = first + 1; i + distance < tokens.size(); i++) {
            if (word(i).is(word)) {
                secrets.add(tokens.get(i + distance));
            }
        }
    }

    /** Passwords and their hashes among the rules of a user. */
    private void rules(int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (!word(i).isEmpty() && "><#!".indexOf(word(i).at(0)) >= 0) {
                secrets.add(tokens.get(i));
                rules.add(tokens.get(i));
            }
        }
    }

    private void settings(int from) {
        for (int i = from; i + 1 < tokens.size(); i++) {
            if (isSecretSetting(word(i))) {
                secrets.add(tokens.get(i + 1));
            }
        }
    }

    private static boolean isSecretSetting(Bytes name) {
        return name.is("requirepass")
                || name.is("masterauth")
                || name.is("primaryauth")
                || name.is("tls-key-file-pass")
                || name.is("tls-client-key-file-pass")
                || name.is("auth-pass")
                || name.is("sentinel-pass");
    }

    private String covered() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (CommandLine.Token token : tokens) {
            if (secrets.contains(token)) {
                out.append(line, from, token.start()).append(cover(token));
            } else {
                out.append(line, from, token.start()).append(uri(line.substring(token.start(), token.end())));
            }
            from = token.end();
        }
        return out.append(line, from, line.length()).toString();
    }

    private String cover(CommandLine.Token token) {
        if (disguise == null) {
            return COVER;
        }
        String raw = line.substring(token.start(), token.end());
        return disguise.of(token.value().utf8(), rules.contains(token), raw);
    }

    /** {@code redis://user:password@host?password=x} without its passwords; anything else as it is. */
    private static String uri(String word) {
        int start = word.indexOf("://");
        if (start < 0) {
            return word;
        }
        int at = word.lastIndexOf('@');
        int colon = word.indexOf(':', start + 3);
        boolean alone = colon < 0 || colon > at;
        int from = alone ? start + 3 : colon + 1; // who stands there alone is the password
        boolean none = at < from || alone && !isServer(word.substring(0, start));
        String shown = none ? word : word.substring(0, from) + COVER + word.substring(at);
        int query = shown.indexOf("password=");
        if (query < 0) {
            return shown;
        }
        int value = query + "password=".length();
        int end = shown.indexOf('&', value);
        return shown.substring(0, value) + COVER + (end < 0 ? "" : shown.substring(end));
    }

    private static boolean isServer(String scheme) {
        return scheme.startsWith("redis") || scheme.startsWith("valkey") || scheme.startsWith("unix");
    }
}
