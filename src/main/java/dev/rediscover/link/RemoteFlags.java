package dev.rediscover.link;

import dev.rediscover.base.ControlCharacters;
import java.util.List;
import java.util.Map;

/**
 * The options of {@code connect}, which are redis-cli's: {@code -h -p -s -a --pass --user --askpass -n -u -2 -3 -c -t
 * --tls --sni --cacert --cacertdir --cert --key --insecure}, and our own {@code --read-only} and {@code --name}. The
 * first word that is no option may be an address; what follows is a command, as with redis-cli.
 *
 * @param address where to connect
 * @param options how
 * @param asksPassword whether the password is to be asked for
 * @param rest the words behind
 */
public record RemoteFlags(RemoteAddress address, RemoteOptions options, boolean asksPassword, List<String> rest) {
    /** The variable that redis-cli takes a password from. */
    public static final String PASSWORD_VARIABLE = "REDISCLI_AUTH";

    /**
     * Reads {@code words}.
     *
     * @param variables the environment, for {@link #PASSWORD_VARIABLE}
     * @throws BadAddress if an option is unknown or lacks its value; the message is a sentence without passwords
     */
    public static RemoteFlags read(List<String> words, Map<String, String> variables) throws BadAddress {
        return new FlagReader(words, variables).read();
    }

    /** The same with a password that was asked for. */
    public RemoteFlags withPassword(String password) {
        return new RemoteFlags(address.withPassword(password), options, false, rest);
    }

    @Override
    public String toString() {
        return address.safeText() + (options.cluster() ? " -c" : "") + (options.readOnly() ? " --read-only" : "");
    }

    /** Goes through the words; flags may stand in any order, and say more than the URI. */
    private static final class FlagReader {
        private final List<String> words;
        private final Map<String, String> variables;
        private int at;
        private RemoteAddress place = RemoteAddress.LOCAL;
        private RemoteTls tls;
        private boolean tlsFlag;
        private RemoteOptions options = RemoteOptions.TYPED;
        private boolean asks;
        private String host;
        private String port;
        private String socket;
        private String user;
        private String password;
        private String db;
        private String name;
        private int protocol;
        private boolean hasAddress;

        FlagReader(List<String> words, Map<String, String> variables) {
            this.words = words;
            this.variables = variables;
        }

        RemoteFlags read() throws BadAddress {
            while (at < words.size()) {
                String word = words.get(at);
                if (word.equals("--")) {
                    at++;
                    break;
                }
                if (word.startsWith("-") && word.length() > 1) {
                    at++;
                    flag(word);
                } else if (!hasAddress && host == null && socket == null && looksLikeAddress(word)) {
                    at++;
                    address(word);
                } else {
                    break;
                }
            }
            return new RemoteFlags(built(), options, asks, List.copyOf(words.subList(at, words.size())));
        }

        /** {@code localhost}, {@code host:port}, a path or a URI, but no command. */
        private static boolean looksLikeAddress(String word) {
            return word.indexOf(':') >= 0 || word.indexOf('.') > 0 || word.startsWith("/") || word.equals("localhost");
        }

        private void address(String text) throws BadAddress {
            place = RemoteAddress.parse(text);
            hasAddress = true;
        }

        private void flag(String given) throws BadAddress {
            int equals = given.startsWith("--") ? given.indexOf('=') : -1;
            String flag = equals < 0 ? given : given.substring(0, equals);
            String inline = equals < 0 ? null : given.substring(equals + 1);
            if (simple(flag)) {
                if (inline != null) {
                    throw new BadAddress("The option " + flag + " takes no value.");
                }
                return;
            }
            valued(flag, inline);
        }

        private boolean simple(String flag) {
            switch (flag) {
                case "-c", "--cluster" -> options = options.inCluster(true);
                case "--read-only", "--readonly" -> options = options.readingOnly(true);
                case "--askpass" -> asks = true;
                case "--no-auth-warning" -> {}
                case "-2" -> protocol = 2;
                case "-3" -> protocol = 3;
                case "--tls" -> tlsFlag = true;
                case "--insecure" -> tls = tls().unchecked();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void valued(String flag, String inline) throws BadAddress {
            switch (flag) {
                case "-h", "--host" -> host = value(flag, inline);
                case "-p", "--port" -> port = value(flag, inline);
                case "-s", "--socket" -> socket = value(flag, inline);
                case "-a", "--pass" -> password = value(flag, inline);
                case "--user" -> user = value(flag, inline);
                case "-n", "--db" -> db = value(flag, inline);
                case "-u", "--uri" -> address(value(flag, inline));
                case "--name" -> name = RemoteUri.clientName(value(flag, inline));
                case "-t", "--timeout" -> timeout(value(flag, inline));
                case "--sni" -> tls = tls().withSni(value(flag, inline));
                case "--cacert" -> tls = tls().withCaCert(value(flag, inline));
                case "--cacertdir" -> tls = tls().withCaCertDir(value(flag, inline));
                case "--cert" -> tls = tls().withCert(value(flag, inline));
                case "--key" -> tls = tls().withKey(value(flag, inline));
                default ->
                    throw new BadAddress("There is no option " + ControlCharacters.shown(flag)
                            + " of connect; \"rediscover connect --help\" lists them.");
            }
        }

        private void timeout(String seconds) throws BadAddress {
            int millis = 1000 * RemoteAddress.number("A time-out in seconds", seconds, 0, 86_400);
            options = options.within(millis, options.replyMillis());
        }

        private RemoteTls tls() {
            return tls == null ? RemoteTls.PLAIN : tls;
        }

        private String value(String flag, String inline) throws BadAddress {
            if (inline != null) {
                return inline;
            }
            if (at >= words.size()) {
                throw new BadAddress("The option " + flag + " needs a value behind it.");
            }
            return words.get(at++);
        }

        private RemoteAddress built() throws BadAddress {
            RemoteAddress built = placed();
            if (tlsFlag || tls != null && place.isTls()) {
                built = built.with(tls == null ? place.isTls() ? place.tls() : RemoteTls.PLAIN : tls);
            } else if (tls != null) {
                throw new BadAddress("Certificates are for TLS; add --tls (or write rediss://).");
            }
            if (built.isTls() && built.isUnix()) {
                throw new BadAddress("A Unix socket is not encrypted; leave out --tls, or connect to a host.");
            }
            built = whoConnects(built);
            built = db == null ? built : built.withDb(RemoteAddress.dbNumber(db));
            built = name == null ? built : built.named(name);
            return protocol == 0 ? built : built.speaking(protocol);
        }

        private RemoteAddress placed() throws BadAddress {
            if (socket != null) {
                if (host != null || port != null) {
                    throw new BadAddress("Either a Unix socket (-s) or a host and port (-h -p), not both.");
                }
                return place.withSocket(socket);
            }
            if (host == null && port == null) {
                return place;
            }
            String where = host == null
                    ? place.host()
                    : host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            RemoteUri.requireHost(where);
            return place.at(where, port == null ? place.port() : RemoteAddress.portNumber(port));
        }

        /** A password from the environment is the weakest, one behind {@code -a} the strongest. */
        private RemoteAddress whoConnects(RemoteAddress built) throws BadAddress {
            String secret = password != null ? password : built.password();
            if (secret == null && !asks) {
                String variable = variables.get(PASSWORD_VARIABLE);
                secret = variable == null || variable.isEmpty() ? null : variable;
            }
            String who = user == null ? built.user() : user;
            if (!who.isEmpty() && secret == null && !asks) {
                throw new BadAddress("The user " + ControlCharacters.shown(who) + " needs a password: -a, --askpass, "
                        + PASSWORD_VARIABLE + ", or user:password@ in the address.");
            }
            return built.as(who, secret);
        }
    }
}
