package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;

/** A glob pattern of names of keys or channels, looked through once so that the usual ones are quick to match. */
final class NamePattern {
    private enum Kind {
        EVERYTHING,
        LITERAL,
        PREFIX,
        GLOB
    }

    private final Bytes text;
    private final Kind kind;

    NamePattern(Bytes text) {
        this.text = text;
        kind = kindOf(text);
    }

    private static Kind kindOf(Bytes text) {
        int plain = 0;
        while (plain < text.length() && !isSpecial(text.at(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return Kind.LITERAL;
        }
        if (plain < text.length() - 1 || text.at(plain) != '*') {
            return Kind.GLOB;
        }
        return plain == 0 ? Kind.EVERYTHING : Kind.PREFIX;
    }

    private static boolean isSpecial(int c) {
        return c == '*' || c == '?' || c == '[' || c == '\\';
    }

    Bytes text() {
        return text;
    }

    boolean matches(Bytes name) {
        return switch (kind) {
            case EVERYTHING -> !name.isEmpty();
            case LITERAL -> text.equals(name);
            case PREFIX -> beginsWith(name, text.length() - 1);
            case GLOB -> Glob.matches(text, name);
        };
    }

    private boolean beginsWith(Bytes name, int length) {
        if (name.length() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.at(i) != text.at(i)) {
                return false;
            }
        }
        return true;
    }
}
