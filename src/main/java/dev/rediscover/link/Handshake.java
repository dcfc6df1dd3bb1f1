package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.resp.ProtocolException;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first words on a connection: HELLO 3 where the server knows it, AUTH, SELECT, CLIENT SETNAME and SETINFO, by what
 * the client's state says it should be.
 */
final class Handshake {
    private static final int LEAST_MILLIS = 1000;

    private final RemoteAddress address;
    private final RemoteOptions options;
    private final Conversation talk;
    private final ClientState state;
    private ServerFacts facts = ServerFacts.UNKNOWN;
    private boolean upgrades;

    Handshake(RemoteAddress address, RemoteOptions options, Conversation talk) {
        this.address = address;
        this.options = options;
        this.talk = talk;
        this.state = talk.state();
    }

    /** What the server said of itself; unknown in RESP2. */
    ServerFacts facts() {
        return facts;
    }

    /** Whether RESP3 was refused only because nobody has given a password yet. */
    boolean upgrades() {
        return upgrades;
    }

    /** Whether it says nothing that it need not: for callers that count commands. */
    private boolean isPlain() {
        return options.patienceMillis() == 0 && address.protocol() == 2;
    }

    /**
     * Says them.
     *
     * @throws LinkTrouble if this is no Redis server, or it does not let this user in
     */
    void shake() throws LinkTrouble {
        try {
            boolean third = address.protocol() != 2 && hello();
            if (!third) {
                authenticate();
                name();
            }
            select();
            introduce(third);
        } catch (LinkTrouble e) {
            talk.close();
            throw e.kind() == LinkTrouble.Kind.BAD_REPLY ? strange(e) : e;
        } catch (IOException e) {
            talk.close();
            throw strange(e);
        }
    }

    private LinkTrouble strange(IOException e) {
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : ControlCharacters.shown(e.getMessage());
        String where = "The server at " + address.spoken();
        String what = e instanceof ProtocolException
                ? " does not speak Redis's protocol ("
                : " took the connection and dropped it (";
        return new LinkTrouble(LinkTrouble.Kind.CANNOT_CONNECT, where + what + said + ")" + advice(), e);
    }

    /** Servers that want TLS answer open words with an alert, with nothing, or by hanging up. */
    private String advice() {
        return address.isTls() || address.isUnix() ? "." : "; if it wants TLS, add --tls.";
    }

    private Reply ask(String... words) throws IOException {
        List<Bytes> argv = new ArrayList<>(words.length);
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        return ask(argv);
    }

    private Reply ask(List<Bytes> argv) throws IOException {
        int millis = options.connectMillis() == 0 ? 0 : Math.max(LEAST_MILLIS, options.connectMillis());
        Exchange exchange = talk.send(argv);
        Reply reply = exchange.await(millis);
        if (reply == null) {
            throw new LinkTrouble(
                    LinkTrouble.Kind.CANNOT_CONNECT,
                    "The server at " + address.spoken() + " took the connection and did not answer " + argv.get(0)
                            + " within " + millis / 1000.0 + " s" + advice());
        }
        return reply;
    }

    /** Whether the server speaks RESP3 now. */
    private boolean hello() throws IOException {
        List<Bytes> argv = new ArrayList<>(List.of(Bytes.of("HELLO"), Bytes.of("3")));
        if (state.password() != null) {
            argv.addAll(List.of(Bytes.of("AUTH"), Bytes.of(user()), Bytes.of(state.password())));
        }
        if (!state.name().isEmpty()) {
            argv.addAll(List.of(Bytes.of("SETNAME"), Bytes.of(state.name())));
        }
        Reply reply = ask(argv);
        if (!(reply instanceof Reply.Err error)) {
            readFacts(reply);
            return true;
        }
        switch (error.code()) {
            case "WRONGPASS" -> throw refused(error);
            case "NOAUTH" -> upgrades = true;
            default -> {
                if (state.password() != null && !error.code().equals("NOPROTO") && isAboutPassword(error)) {
                    throw refused(error);
                }
                if (address.protocol() == 3) {
                    throw new LinkTrouble(
                            LinkTrouble.Kind.CANNOT_CONNECT,
                            "The server at " + address.spoken() + " does not speak RESP3 (" + shown(error)
                                    + "); leave out -3.");
                }
            }
        }
        return false;
    }

    /** Servers before 6.0 do not know HELLO and repeat its words, AUTH among them. */
    private static boolean isAboutPassword(Reply.Err error) {
        boolean old = error.text().startsWith("ERR unknown command");
        return !old && (error.text().contains("password") || error.text().contains("AUTH"));
    }

    private String user() {
        return state.user().isEmpty() ? "default" : state.user();
    }

    private void readFacts(Reply reply) {
        List<Reply> items = reply instanceof Reply.MapOf map
                ? map.items()
                : reply instanceof Reply.Arr array ? array.items() : List.of();
        facts = ServerFacts.of(items);
        for (int i = 0; i + 1 < items.size(); i += 2) {
            if (items.get(i) instanceof Reply.Bulk key
                    && key.value().is("id")
                    && items.get(i + 1) instanceof Reply.Int id) {
                talk.id(id.value());
            }
        }
    }

    private void authenticate() throws IOException {
        if (state.password() == null) {
            return;
        }
        Reply reply =
                state.user().isEmpty() ? ask("AUTH", state.password()) : ask("AUTH", state.user(), state.password());
        if (reply instanceof Reply.Err error) {
            throw refused(error);
        }
    }

    private LinkTrouble refused(Reply.Err error) {
        String who = state.user().isEmpty() ? "" : " of user " + ControlCharacters.shown(state.user());
        return new LinkTrouble(
                LinkTrouble.Kind.NOT_LET_IN,
                "The server at " + address.spoken() + " refuses the password" + who + ": " + shown(error));
    }

    /** An error of a stranger; servers before 6.0 echo what they do not know, passwords too. */
    private String shown(Reply.Err error) {
        String text = ControlCharacters.shown(error.text());
        text = text.length() > 200 ? text.substring(0, 200) + "..." : text;
        return state.password() == null ? text : text.replace(state.password(), "***");
    }

    private void name() throws IOException {
        if (!state.name().isEmpty()) {
            ask("CLIENT", "SETNAME", state.name()); // a name is worth no failure
        }
    }

    private void select() throws IOException {
        if (state.db() == 0) {
            return;
        }
        Reply reply = ask("SELECT", String.valueOf(state.db()));
        if (reply instanceof Reply.Err error && !error.code().equals("NOAUTH")) {
            throw new LinkTrouble(
                    LinkTrouble.Kind.NOT_LET_IN,
                    "The server at " + address.spoken() + " does not give database " + state.db() + ": "
                            + shown(error));
        }
    }

    private void introduce(boolean third) throws IOException {
        if (isPlain() || upgrades) {
            return;
        }
        List<Exchange> said = talk.sendAll(List.of(
                List.of(Bytes.of("CLIENT"), Bytes.of("SETINFO"), Bytes.of("LIB-NAME"), Bytes.of("rediscover")),
                List.of(Bytes.of("CLIENT"), Bytes.of("ID"))));
        for (Exchange each : said) {
            Reply reply = each.await(Math.max(LEAST_MILLIS, options.connectMillis()));
            if (reply instanceof Reply.Int id && !third) {
                talk.id(id.value());
            }
        }
    }
}
