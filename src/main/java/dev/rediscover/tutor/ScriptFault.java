package dev.rediscover.tutor;

/**
 * Where a script failed, as the error says it.
 *
 * @param line the line of the script, from 1
 * @param column the place in that line to look at, from 0; -1 if the error names none
 * @param message what is wrong, without the place and the script's digest
 * @param compiling whether the text could not even be read as Lua
 */
public record ScriptFault(int line, int column, String message, boolean compiling) {
    private static final String COMPILING = "ERR Error compiling ";
    private static final String ON = ", on @user_";
    private static final String[] CHUNKS = {"user_script:", "user_function:"};

    /**
     * The fault that {@code error}, the whole text of the reply, tells of {@code script}; {@code null} if it names no
     * line.
     */
    public static ScriptFault of(String script, String error) {
        boolean compiling = error.startsWith(COMPILING);
        int suffix = suffix(error);
        int line = suffix >= 0 ? number(error, error.indexOf(':', error.lastIndexOf(ON)) + 1) : 0;
        int place = -1;
        for (String chunk : CHUNKS) {
            int at = error.indexOf(chunk);
            place = at >= 0 && (place < 0 || at < place) ? at : place;
        }
        boolean placed = place >= 0 && (suffix < 0 || place < suffix);
        if (placed && (line == 0 || compiling)) {
            line = number(error, error.indexOf(':', place) + 1);
        }
        if (line == 0) {
            return null;
        }
        String message = message(error, placed ? place : -1, suffix);
        String[] lines = script.split("\n", -1);
        String text = line <= lines.length ? lines[line - 1] : "";
        return new ScriptFault(line, column(text, message), message, compiling);
    }

    /** Where {@code script: DIGEST, on @user_script:1.} begins; -1 if it is not there. */
    private static int suffix(String error) {
        int on = error.lastIndexOf(ON);
        return on < 0 ? -1 : Math.max(error.lastIndexOf(" script: ", on), 0);
    }

    private static String message(String error, int place, int suffix) {
        int end = suffix < 0 ? error.length() : suffix;
        if (place < 0) {
            return error.substring(error.startsWith("ERR ") ? 4 : 0, end);
        }
        int from = error.indexOf(':', place) + 1;
        while (from < end && Character.isDigit(error.charAt(from))) {
            from++;
        }
        return error.substring(from < end && error.charAt(from) == ':' ? from + 1 : from, end)
                .strip();
    }

    private static int number(String text, int from) {
        int at = from;
        int value = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && value < 1_000_000) {
            value = value * 10 + text.charAt(at) - '0';
            at++;
        }
        return value;
    }

    /** The place of what the message quotes, if it stands in the line once or names it exactly. */
    private static int column(String line, String message) {
        String quoted = quoted(message);
        if (quoted.isEmpty() || quoted.equals("<eof>")) {
            return message.endsWith("'<eof>'") && !line.isEmpty() ? line.length() : -1;
        }
        int at = wordAt(line, quoted, 0);
        int next = at < 0 ? -1 : wordAt(line, quoted, at + 1);
        boolean used = next >= 0 && message.startsWith("attempt to "); // 'local a = a.b': not where it is named
        return used && line.substring(0, at).strip().startsWith("local") ? next : at;
    }

    /** The last part of the message that is in quotes; empty if none is. */
    static String quoted(String message) {
        int end = message.lastIndexOf('\'');
        int start = end <= 0 ? -1 : message.lastIndexOf('\'', end - 1);
        return start < 0 ? "" : message.substring(start + 1, end);
    }

    private static int wordAt(String line, String word, int from) {
        int at = line.indexOf(word, from);
        while (at >= 0) {
            boolean name = isNamePart(word.charAt(0));
            boolean alone = !name
                    || (at == 0 || !isNamePart(line.charAt(at - 1)))
                            && (at + word.length() >= line.length() || !isNamePart(line.charAt(at + word.length())));
            if (alone) {
                return at;
            }
            at = line.indexOf(word, at + 1);
        }
        return -1;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
