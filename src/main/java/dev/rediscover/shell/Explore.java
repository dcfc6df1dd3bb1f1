package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.Risk;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.shell.explorer.ExplorerDesk;
import dev.rediscover.shell.explorer.ExplorerScreen;
import dev.rediscover.shell.explorer.ExplorerState;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Terminal;

/** The word {@code :explore}: the explorer on the session's data, or what to use where it cannot run. */
final class Explore implements FullScreen, ExplorerDesk.Hands {
    private static final int MOST_TOLD = 20;
    private static final long PATIENCE_MILLIS = 5000;
    private static final String IN_A_LESSON = "Look only: a lesson keeps account of what you do; do it at its prompt.";

    private final Session session;
    private Bytes prefix = Bytes.EMPTY;
    private ExplorerDesk desk;
    private boolean changed;

    Explore(Session session) {
        this.session = session;
    }

    /** Explores the keys that begin with {@code rest}; all of them if it is empty. */
    Result run(String rest) {
        CommandLine split = CommandLine.split(rest);
        if (!split.ok() || split.tokens().size() > 1) {
            return session.refuse("One beginning of names, please: :explore " + ShellWord.EXPLORE.syntax());
        }
        prefix = split.tokens().isEmpty() ? Bytes.EMPTY : split.tokens().get(0).value();
        desk = session.isRemote()
                ? new ExplorerDesk(session.remote().view(), this)
                : new ExplorerDesk(session.link(), this);
        try {
            if (!session.screen().giveTo(this)) {
                return session.refuse("The explorer draws the whole screen, and here nothing can be redrawn."
                        + " A line at a time: \":tree\" lists the keys, \":peek KEY\" tells what is known of one,"
                        + " \":show KEY\" what it holds; SLOWLOG GET, CLIENT LIST and INFO commandstats are commands.");
            }
        } catch (IOException e) {
            return session.refuse("The terminal cannot be read: " + e.getMessage());
        }
        tell("In the explorer you ran:", desk.ran());
        tell("What builds the key:", desk.recipe());
        return Result.FINE;
    }

    /** Leaves on the shell's screen what was done, to look it up and to copy it. */
    private void tell(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        StyledText.Builder out = new StyledText.Builder();
        out.add(title, Role.MUTED).newline();
        int from = Math.max(0, lines.size() - MOST_TOLD);
        if (from > 0) {
            out.add(from + " more before these", Role.MUTED).newline();
        }
        for (String line : lines.subList(from, lines.size())) {
            out.add(line, Role.COMMAND).newline();
        }
        session.screen().note(out.build());
    }

    @Override
    public void run(Terminal terminal, Theme theme, boolean ascii) throws IOException {
        String refusal = session.lesson() == null ? null : IN_A_LESSON;
        ExplorerState.Place place = new ExplorerState.Place(db(), refusal);
        ExplorerScreen.run(terminal, theme, ascii, desk, ExplorerState.at(place, prefix));
    }

    @Override
    public boolean changed() {
        return changed;
    }

    @Override
    public int db() {
        return session.db();
    }

    @Override
    public Reply send(List<Bytes> command) throws IOException {
        LinkClient client = session.people().current();
        if (client.isWaiting()) {
            return new Reply.Err("ERR " + client.name() + " still waits and can send nothing");
        }
        if (session.isRemote()) {
            return sendAway(client, command);
        }
        synchronized (session.link()) {
            session.link().tick(); // what time has done by now is no change of this command
            Reply reply = client.send(command);
            changed = !session.link().lastChanges().isEmpty();
            if (reply == null) {
                client.cancel();
            }
            return reply;
        }
    }

    /** To a server somewhere else; what is worth a question is left to the prompt. */
    private Reply sendAway(LinkClient client, List<Bytes> command) throws IOException {
        RemoteGround ground = session.remote();
        String refusal = ground.link().refusal(command);
        Risk risk = ground.link().risk(client.db(), command);
        if (refusal != null || risk.asks() && !ground.destination().agreed()) {
            return new Reply.Err(refusal != null ? refusal : "Do that at the prompt: " + risk.sentence());
        }
        Reply reply = ground.send(client, command).reply();
        changed = true;
        return reply != null ? reply : session.people().await(client, PATIENCE_MILLIS);
    }
}
