package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Keeps passwords out of what others get to see of a command: MONITOR, SLOWLOG, and the terminal that listens. */
public final class Redaction {
    private static final Bytes COVER = Bytes.of("(redacted)");

    private Redaction() {}

    /** {@code argv} with {@code (redacted)} for every password in it; the same list if there is none. */
    public static List<Bytes> of(List<Bytes> argv) {
        Bytes name = argv.get(0);
        return switch (name.length()) {
            case 3 -> name.is("ACL") ? user(argv) : argv;
            case 4 -> name.is("AUTH") ? covered(argv, 1, argv.size()) : argv;
            case 5 -> name.is("HELLO") ? behind(argv, "AUTH", 2) : argv;
            case 6 -> name.is("CONFIG") ? settings(argv) : argv;
            case 7 -> name.is("MIGRATE") ? behind(behind(argv, "AUTH", 1), "AUTH2", 2) : argv;
            default -> argv;
        };
    }

    private static List<Bytes> user(List<Bytes> argv) {
        boolean names = argv.size() > 2
                && (argv.get(1).is("SETUSER")
                        || argv.get(1).is("GETUSER")
                        || argv.get(1).is("DELUSER"));
        return names ? covered(argv, 2, argv.size()) : argv;
    }

    private static List<Bytes> behind(List<Bytes> argv, String word, int count) {
        List<Bytes> shown = argv;
        for (int i = 1; i < argv.size(); i++) {
            if (argv.get(i).is(word)) {
                shown = covered(shown, i + 1, Math.min(i + 1 + count, argv.size()));
            }
        }
        return shown;
    }

    private static List<Bytes> settings(List<Bytes> argv) {
        List<Bytes> shown = argv;
        for (int i = 2; i + 1 < argv.size() && argv.get(1).is("SET"); i += 2) {
            if (isSecret(argv.get(i))) {
                shown = covered(shown, i + 1, i + 2);
            }
        }
        return shown;
    }

    private static boolean isSecret(Bytes parameter) {
        return parameter.is("requirepass")
                || parameter.is("masterauth")
                || parameter.is("masteruser")
                || parameter.is("tls-key-file-pass")
                || parameter.is("tls-client-key-file-pass");
    }

    private static List<Bytes> covered(List<Bytes> argv, int from, int to) {
        List<Bytes> shown = new ArrayList<>(argv);
        for (int i = from; i < to; i++) {
            shown.set(i, COVER);
        }
        return shown;
    }
}
