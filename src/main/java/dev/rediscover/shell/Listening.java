package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Bystander;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.link.Arrivals;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * {@code :listen}: the built-in engine on a port, for programs. What they do is noted on the thread that serves them
 * and shown above the prompt by the one that watches the clock, a bounded number of lines at a time.
 */
final class Listening implements Arrivals, Bystander {
    /** The port of Redis, tried first when none is named. */
    private static final int USUAL = 6379;

    private static final int MOST_KEPT = 200;
    private static final int MOST_AT_ONCE = 12;
    private static final int LONGEST = 200;

    /** Something that happened: {@code argv} is {@code null} for coming and going, which {@code what} tells. */
    private record Event(String who, String what, List<Bytes> argv, Reply reply) {}

    private final Session session;
    private final Deque<Event> events = new ArrayDeque<>();
    private int lost;
    private int connected;
    private boolean shown;
    private Server server;
    private long toldOf; // which run of a script

    Listening(Session session) {
        this.session = session;
    }

    /** Runs the word with what stands behind it. */
    Result run(String rest) {
        return switch (rest) {
            case "" -> server == null ? open("127.0.0.1", USUAL, true) : tell();
            case "off" -> off();
            case "show", "show on" -> show(true);
            case "show off" -> show(false);
            default -> at(rest);
        };
    }

    private Result at(String place) {
        int colon = place.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : place.substring(0, colon);
        int port = port(place.substring(colon + 1));
        if (port < 0 || host.isEmpty()) {
            return session.refuse("\"" + place + "\" is no port: \":listen 7000\" opens one for programs on this"
                    + " machine, \":listen 0.0.0.0:7000\" for others too, \":listen 0\" any that is free.");
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return open(bare, port, false);
    }

    /** A port, 0 for any that is free; -1 for anything else. */
    private static int port(String text) {
        Bytes digits = Bytes.of(text);
        long number = text.length() < 6 && Numbers.isLong(digits) ? Numbers.parseLong(digits) : -1;
        return number >= 0 && number <= 65535 ? (int) number : -1;
    }

    private Result open(String host, int port, boolean orAnother) {
        Server before = server;
        if (before != null) {
            close();
        }
        EmbeddedLink link = (EmbeddedLink) session.home().ground().link();
        session.home().current(); // the user is the first client
        boolean taken = false;
        try {
            try {
                start(link, host, port);
            } catch (IOException e) {
                if (!orAnother) {
                    throw e;
                }
                taken = true;
                start(link, host, 0);
            }
        } catch (IOException e) {
            String stopped = before == null ? "" : " Nothing listens now.";
            return session.refuse(sentence(e.getMessage()) + stopped + " \":listen 0\" takes any port that is free.");
        }
        session.home().listens(server.port());
        session.note((taken ? "Port " + USUAL + " is taken, so another: " : "") + "Programs reach this engine on "
                + place() + " now: redis-cli -p " + server.port() + ". \":listen show\" shows what arrives,"
                + " \":listen off\" ends it.");
        warn(host);
        return Result.FINE;
    }

    private void start(EmbeddedLink link, String host, int port) throws IOException {
        server = Server.start(link.gate(), new Endpoints(List.of(host), port, -1, "", 0));
        synchronized (link) {
            link.hear(this);
            link.engine().busy().attend(this);
            link.engine().process(new ShellProcess(server));
            ShellProcess.tellPort(link.engine().config(), host, server.port());
        }
    }

    /** Whoever opens a port to others should know whether they can come in, and with what. */
    private void warn(String host) {
        if (host.startsWith("127.") || host.equals("::1") || host.equals("localhost")) {
            return;
        }
        Engine engine = session.home().ground().own().engine();
        Config config = engine.config();
        if (!engine.access().user(Rules.DEFAULT_USER).needsNoPassword()) {
            return;
        }
        session.note(
                config.isOn(Parameter.PROTECTED_MODE)
                        ? "Protected mode turns away who comes from other machines, until CONFIG SET requirepass gives"
                                + " a password or CONFIG SET protected-mode no lets everybody in."
                        : "Everybody who reaches this machine can do everything here: no password is set.");
    }

    private String place() {
        return server.addresses().get(0);
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private Result tell() {
        int there;
        synchronized (events) {
            there = connected;
        }
        session.note("Programs reach this engine on " + place() + ": "
                + (there == 0 ? "none is" : there == 1 ? "one is" : there + " are") + " connected. What arrives is "
                + (shown ? "shown; \":listen show off\"" : "not shown; \":listen show\"")
                + " changes that, \":listen off\" hangs up.");
        return Result.FINE;
    }

    private Result show(boolean on) {
        shown = on;
        if (server == null) {
            session.note("Nothing listens yet: \":listen\" opens a port, and what arrives is "
                    + (on ? "shown then." : "not shown then."));
        } else {
            session.note(on ? "What programs send is shown as it arrives." : "Only who comes and goes is shown.");
        }
        return Result.FINE;
    }

    private Result off() {
        if (server == null) {
            return session.refuse("Nothing listens; \":listen\" opens a port for programs.");
        }
        int there;
        synchronized (events) {
            there = connected;
        }
        close();
        session.note("The port is closed"
                + (there == 0
                        ? "."
                        : there == 1
                                ? ", and one program was hung up on."
                                : ", and " + there + " programs were hung up on."));
        return Result.FINE;
    }

    /** Hangs up on everybody and listens no more. */
    void close() {
        Server open = server;
        if (open == null) {
            return;
        }
        server = null;
        EmbeddedLink link = (EmbeddedLink) session.home().ground().link();
        link.unhear(this);
        open.close();
        synchronized (link) {
            link.engine().process(null);
            link.engine().busy().leave(this);
        }
        session.home().listens(0);
        synchronized (events) {
            events.clear();
            lost = 0;
            connected = 0;
        }
    }

    // ---- what is heard, while the engine is held

    @Override
    public void connected(Client client) {
        synchronized (events) {
            connected++;
        }
        add(new Event(client.address(), "connected", null, null));
    }

    @Override
    public void left(Client client) {
        synchronized (events) {
            connected--;
        }
        add(new Event(client.address(), "hung up", null, null));
    }

    @Override
    public void arrived(Client client, String who, List<Bytes> argv, Reply reply) {
        if (shown) {
            add(new Event(who, "", argv, reply));
        }
    }

    /** Tells who sits at the terminal of a program's script that holds everybody up, and how it is ended. */
    @Override
    public boolean turn(Busy busy, boolean slow) {
        if (slow && toldOf != busy.runs() && !busy.client().address().startsWith("embedded:")) {
            toldOf = busy.runs();
            boolean script = busy.kind() == Busy.Kind.EVAL;
            String cure = busy.hasWritten()
                    ? "has been running and writing; only \":listen off\" ends it"
                    : "has been running and holds everybody up; " + (script ? "SCRIPT KILL" : "FUNCTION KILL")
                            + " ends it";
            add(new Event(
                    "a " + (script ? "script" : "function") + " of "
                            + busy.client().address(),
                    cure,
                    null,
                    null));
        }
        return true;
    }

    private void add(Event event) {
        synchronized (events) {
            if (events.size() < MOST_KEPT) {
                events.add(event);
            } else {
                lost++;
            }
        }
    }

    // ---- what is shown

    /** Shows what has happened since the last time. */
    void tick() {
        StyledText.Builder out = new StyledText.Builder();
        int more;
        synchronized (events) {
            if (events.isEmpty()) {
                return;
            }
            for (int i = 0; i < MOST_AT_ONCE && !events.isEmpty(); i++) {
                append(out, events.poll());
            }
            more = events.size() + lost;
            events.clear();
            lost = 0;
        }
        if (more > 0) {
            out.add("(and " + more + " more)", Role.MUTED).newline();
        }
        session.screen().late(out.build());
    }

    private static void append(StyledText.Builder out, Event event) {
        out.add(event.who(), Role.EMPHASIS);
        if (event.argv() == null) {
            out.add(" " + event.what(), Role.MUTED).newline();
            return;
        }
        out.add(": ", Role.EMPHASIS).add(line(event.argv()));
        out.add(" -> " + answer(event.reply()), Role.MUTED).newline();
    }

    /** The command as one would type it, not longer than a few lines. */
    private static String line(List<Bytes> argv) {
        StringBuilder out = new StringBuilder();
        for (Bytes word : argv) {
            if (out.length() > LONGEST) {
                return out.append(" ...").toString();
            }
            Bytes start = word.length() > LONGEST ? word.slice(0, LONGEST) : word;
            out.append(out.length() == 0 ? "" : " ").append(Quoting.word(start));
            out.append(start == word ? "" : "...");
        }
        return out.toString();
    }

    /** A reply in a few words: values as they are, of many how many. */
    private static String answer(Reply reply) {
        if (reply == null) {
            return "waits";
        }
        return switch (reply.kind()) {
            case STATUS -> ((Reply.Status) reply).text();
            case ERROR -> ((Reply.Err) reply).text();
            case INTEGER -> Long.toString(((Reply.Int) reply).value());
            case BULK -> line(List.of(((Reply.Bulk) reply).value()));
            case NIL -> "(nil)";
            case ARRAY -> many(((Reply.Arr) reply).items().size());
            case SET -> many(((Reply.SetOf) reply).items().size());
            case MAP -> many(((Reply.MapOf) reply).items().size() / 2);
            case PAIRS -> many(((Reply.Pairs) reply).items().size() / 2);
            case DOUBLE -> ((Reply.Dbl) reply).text();
            case BOOLEAN -> ((Reply.Bool) reply).value() ? "true" : "false";
            case BIG_NUMBER -> ((Reply.BigNumber) reply).digits();
            case VERBATIM -> "a text";
            case PUSH, FRAMES -> "pushes";
        };
    }

    private static String many(int items) {
        return items == 1 ? "1 element" : items + " elements";
    }
}
