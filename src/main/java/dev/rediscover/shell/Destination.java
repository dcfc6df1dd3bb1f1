package dev.rediscover.shell;

import dev.rediscover.link.BadAddress;
import dev.rediscover.link.RemoteAddress;
import dev.rediscover.link.RemoteFlags;
import dev.rediscover.link.RemoteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server to connect to, as somebody asked for it: {@code rediscover connect} and {@code :connect} take the same
 * words.
 *
 * @param flags where, how, and the words behind
 * @param marker what the prompt calls a server that others depend on; empty for any other
 * @param agreed whether questions before dangerous commands are answered with yes beforehand
 */
public record Destination(RemoteFlags flags, String marker, boolean agreed) {
    /** What {@code connect} takes beside the options of the link, as help lists it. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-h",
            "--host",
            "-p",
            "--port",
            "-s",
            "--socket",
            "-a",
            "--pass",
            "--user",
            "-n",
            "--db",
            "-u",
            "--uri",
            "--name",
            "-t",
            "--timeout",
            "--sni",
            "--cacert",
            "--cacertdir",
            "--cert",
            "--key");

    private static final int LONGEST_MARKER = 24;

    /** Takes options that are nobody's business here, such as how replies are printed. */
    public interface Others {
        /** Whether {@code option} is one of them, and taken. */
        boolean take(String option);
    }

    /**
     * Reads the words behind {@code connect}.
     *
     * @param known the servers with a name of their own, which may stand for an address
     * @throws BadAddress with a sentence about what is wrong, without passwords
     */
    public static Destination read(List<String> words, Map<String, String> env, KnownServers known, Others others)
            throws BadAddress {
        return new Reader(known, others).read(words, env);
    }

    /** The same with the password that was asked for. */
    public Destination withPassword(String password) {
        return new Destination(flags.withPassword(password), marker, agreed);
    }

    /** Where it is. */
    public RemoteAddress address() {
        return flags.address();
    }

    /** How the link behaves. */
    public RemoteOptions options() {
        return flags.options();
    }

    /** Whether others depend on this server. */
    public boolean isProduction() {
        return !marker.isEmpty();
    }

    /** What is to be typed before something dangerous is done to it. */
    String nameToType() {
        return isProduction() ? marker : address().name();
    }

    /** Takes out what is not the link's. */
    private static final class Reader {
        private final KnownServers known;
        private final Others others;
        private final List<String> ofLink = new ArrayList<>();
        private String marker = "";
        private boolean agreed;

        Reader(KnownServers known, Others others) {
            this.known = known;
            this.others = others;
        }

        Destination read(List<String> words, Map<String, String> env) throws BadAddress {
            take(words, true);
            return new Destination(RemoteFlags.read(ofLink, env), marker, agreed);
        }

        private void take(List<String> words, boolean mayBeName) throws BadAddress {
            int i = 0;
            while (i < words.size()) {
                String word = words.get(i);
                boolean option = word.length() > 1 && word.startsWith("-") && !word.equals("--");
                if (!option) {
                    List<String> meant = mayBeName ? known.find(word) : null;
                    if (meant != null) {
                        take(meant, false);
                        i++;
                    }
                    ofLink.addAll(behindAddress(words, i, meant != null));
                    return;
                }
                i = option(words, i);
            }
        }

        /** The rest: an address may stand before further options, a command ends them. */
        private List<String> behindAddress(List<String> words, int from, boolean hasAddress) throws BadAddress {
            int i = from;
            if (!hasAddress && i < words.size() && isAddress(words.get(i))) {
                ofLink.add(words.get(i++));
            }
            while (i < words.size()
                    && words.get(i).length() > 1
                    && words.get(i).startsWith("-")
                    && !words.get(i).equals("--")) {
                i = option(words, i);
            }
            return words.subList(i, words.size());
        }

        private static boolean isAddress(String word) {
            return word.indexOf(':') >= 0 || word.indexOf('.') > 0 || word.startsWith("/") || word.equals("localhost");
        }

        private int option(List<String> words, int i) throws BadAddress {
            String word = words.get(i);
            if (word.equals("--production") || word.startsWith("--production=")) {
                boolean inline = word.indexOf('=') > 0;
                mark(inline ? word.substring(word.indexOf('=') + 1) : i + 1 < words.size() ? words.get(i + 1) : "");
                return inline ? i + 1 : i + 2;
            }
            if (word.equals("--yes")) {
                agreed = true;
                return i + 1;
            }
            if (others.take(word)) {
                return i + 1;
            }
            ofLink.add(word);
            if (WITH_VALUE.contains(word) && i + 1 < words.size()) {
                ofLink.add(words.get(i + 1));
                return i + 2;
            }
            return i + 1;
        }

        private void mark(String name) throws BadAddress {
            if (!Words.isName(name) || name.length() > LONGEST_MARKER) {
                throw new BadAddress("--production takes the name that the prompt is to show, such as --production"
                        + " prod: letters, digits, - and _, " + LONGEST_MARKER + " at most.");
            }
            marker = name;
        }
    }
}
