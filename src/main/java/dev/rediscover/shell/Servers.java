package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.BadAddress;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.LinkTrouble;
import dev.rediscover.link.ServerFacts;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The words that lead to a server somewhere else and back: {@code :connect :disconnect}. */
final class Servers {
    private final Session session;

    Servers(Session session) {
        this.session = session;
    }

    /** {@code :connect}: where we are; {@code :connect WORDS}: to the server that they name. */
    Result connect(String rest) {
        KnownServers known = KnownServers.of(session.state());
        known.complaints().forEach(session::note);
        if (rest.isEmpty()) {
            return tell(known);
        }
        CommandLine split = CommandLine.split(rest);
        if (!split.ok()) {
            return session.refuse("Invalid argument(s): " + split.explanation());
        }
        List<String> words = new ArrayList<>();
        for (Bytes word : split.words()) {
            words.add(Utf8.text(word));
        }
        try {
            Destination to =
                    Destination.read(hostAndPort(words), session.settings().environment(), known, any -> false);
            if (!to.flags().rest().isEmpty()) {
                return session.refuse("\"" + to.flags().rest().get(0) + "\" is no address and no name of a server;"
                        + " \":connect 127.0.0.1:7000\" and \":connect redis://127.0.0.1:7000/2\" are, and the options"
                        + " of \"rediscover connect\".");
            }
            return to(to, false);
        } catch (BadAddress e) {
            return session.refuse(e.getMessage());
        }
    }

    /** As redis-cli takes it: {@code connect host port}. */
    private static List<String> hostAndPort(List<String> words) {
        boolean two = words.size() == 2 && !words.get(0).startsWith("-") && TimeTravel.number(words.get(1)) > 0;
        return two ? List.of("-h", words.get(0), "-p", words.get(1)) : words;
    }

    private Result tell(KnownServers known) {
        RemoteGround ground = session.remote();
        session.note(
                ground == null
                        ? "This is the built-in engine. \":connect URI\" leads to a real server."
                        : "Connected to " + ground.destination().address().safeText()
                                + "; \":disconnect\" leads back.");
        if (known.names().isEmpty()) {
            session.note(
                    known.file().isEmpty()
                            ? "No names of servers are kept here."
                            : "Servers get names in " + known.file() + ": a name and an address a line.");
        } else {
            session.note("Servers by name: " + String.join(", ", known.names()) + ".");
        }
        return Result.FINE;
    }

    /**
     * Leads to a server.
     *
     * @param stay whether the prompt is that server's even if it cannot be reached now: each command tries again
     */
    Result to(Destination wanted, boolean stay) {
        Destination to = wanted.flags().asksPassword() ? withPassword(wanted) : wanted;
        if (to == null) {
            return session.refuse("No password was given; off a terminal it is taken from REDISCLI_AUTH.");
        }
        RemoteGround ground = new RemoteGround(to, session.home().ground().catalog(), this::noted);
        People people = new People(ground, session);
        Result result = Result.FINE;
        try {
            people.client(People.SELF);
            ground.connected(true);
        } catch (IOException e) {
            session.refuse(e.getMessage());
            result = Result.LOST;
            if (!stay) {
                ground.close();
                return result;
            }
        }
        session.stand(people);
        if (session.screen().isInteractive()) {
            greet(ground);
        }
        return result;
    }

    /** AUTH alone asks for the password, so that nobody sees it; any other command as it is. */
    List<Bytes> withPassword(List<Bytes> command) {
        if (!command.get(0).is("AUTH") || !session.screen().isInteractive()) {
            return command;
        }
        String password = session.screen().askSecret("Password: ");
        return password == null ? command : List.of(command.get(0), Utf8.bytes(password));
    }

    private Destination withPassword(Destination to) {
        String password =
                session.screen().askSecret("Password for " + to.address().name() + ": ");
        return password == null ? null : to.withPassword(password);
    }

    private void greet(RemoteGround ground) {
        if (!ground.isConnected()) {
            session.note("Each command tries again; \":disconnect\" leads to the built-in engine.");
            return;
        }
        ground.catalog(); // asks the server on a thread of its own, so that the prompt need not wait
        Destination to = ground.destination();
        String how =
                (to.options().readOnly() ? ", read-only" : "") + (to.options().cluster() ? ", as a cluster" : "");
        session.note("Connected to " + described(ground) + to.address().safeText() + how
                + ". It is real: nothing can be taken back. \":disconnect\" leads back to the built-in engine.");
        if (to.isProduction()) {
            session.screen()
                    .note(StyledText.of(
                            session.wrapped("This is marked as production (" + to.marker() + "): others depend on it."),
                            Role.WARNING));
        }
    }

    private static String described(RemoteGround ground) {
        try {
            ServerFacts facts = ground.link().facts();
            if (facts.server().isEmpty()) {
                return "";
            }
            return facts.server() + " " + facts.version() + (facts.role().equals("replica") ? " (a replica)" : "")
                    + " at ";
        } catch (IOException e) {
            return ""; // it may not say; the first command will tell what is wrong
        }
    }

    /** Says what the link noticed beside the replies. */
    private void noted(LinkClient client, String sentence) {
        if (session.screen().isInteractive()) {
            session.screen().late(StyledText.of(session.wrapped(sentence), Role.MUTED));
        } else {
            session.note(sentence);
        }
    }

    /** FINE if the current client may send the command: it is there, and who types knows what the command does. */
    Result checked(List<Bytes> command) {
        RemoteGround ground = session.remote();
        if (ground == null) {
            return Result.FINE;
        }
        try {
            if (!session.people().isOpen()) {
                session.people().client(People.SELF);
                ground.connected(true);
            }
            return guarded(session.people().current(), command);
        } catch (IOException e) {
            return failed(e);
        }
    }

    /** FINE if the command may be sent to where {@code client} is. */
    Result guarded(LinkClient client, List<Bytes> command) {
        Result stopped = new Guard(session).stops(client, command);
        return stopped == null ? Result.FINE : stopped;
    }

    /** Off a terminal, shows what a listening client of a server hears until it is stopped, as redis-cli does. */
    void follow(LinkClient client) {
        boolean wanted = session.remote() != null && !session.screen().isInteractive();
        while (wanted && !session.people().wasInterrupted() && (client.isListening() || client.isMonitoring())) {
            session.people().pass();
        }
    }

    /** Ends what streams to the current client, as Ctrl-C does in redis-cli; false if nothing does. */
    boolean endStream() {
        return session.isRemote()
                && session.people().isOpen()
                && quieten(session.people().current());
    }

    /** Ends MONITOR and all that {@code client} listens to; false if it does neither. */
    private boolean quieten(LinkClient client) {
        if (client.isMonitoring()) {
            client.cancel();
            session.note("MONITOR is over.");
            return true;
        }
        if (!client.isListening()) {
            return false;
        }
        for (String command : List.of("UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE")) {
            try {
                if (client.isListening()) {
                    session.transmit(client, List.of(Bytes.of(command)));
                    session.people().hold(false);
                }
            } catch (IOException e) {
                failed(e);
                return true;
            }
        }
        session.note("It no longer listens.");
        return true;
    }

    /** Back to the built-in engine, whose data is as it was. */
    Result disconnect() {
        if (session.remote() == null) {
            return session.refuse("This is the built-in engine already; \":connect URI\" leads to a real server.");
        }
        String name = session.remote().link().name();
        session.stand(session.home());
        session.note("Left " + name + ". This is the built-in engine again, with its data as you left it.");
        return Result.FINE;
    }

    /** Says why a command has no reply, and what that means for a run of commands. */
    Result failed(IOException fault) {
        session.refuse(fault.getMessage());
        RemoteGround ground = session.remote();
        if (ground != null && !(fault instanceof LinkTrouble refused && refused.kind() == LinkTrouble.Kind.REFUSED)) {
            ground.connected(false);
        }
        if (!(fault instanceof LinkTrouble trouble)) {
            return Result.LOST;
        }
        return switch (trouble.kind()) {
            case REFUSED -> Result.ERROR;
            case TIMED_OUT -> Result.TIMED_OUT;
            default -> Result.LOST;
        };
    }
}
