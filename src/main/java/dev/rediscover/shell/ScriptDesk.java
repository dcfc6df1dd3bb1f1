package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.LinkClient;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.ScriptCauses;
import dev.rediscover.tutor.ScriptFault;
import java.io.IOException;
import java.util.List;

/** A script of the user's own in the editor: it runs on the data of the session, as often as he likes. */
final class ScriptDesk extends LuaDesk {
    private final String name;
    private final ScriptCall call;
    private Result result = Result.FINE;

    ScriptDesk(Session session, Drafts scripts, String name, ScriptCall call) {
        super(session, scripts, name + Scripting.LUA);
        this.name = name;
        this.call = call;
    }

    @Override
    public String title() {
        return ":script " + name + "  (" + call.shown() + ")";
    }

    @Override
    public StyledText task(int columns) {
        return StyledText.EMPTY;
    }

    @Override
    public String verb() {
        return "run";
    }

    @Override
    public StyledText hint() {
        return StyledText.EMPTY;
    }

    @Override
    Ran perform(String script) {
        List<Bytes> command = call.command(script);
        LinkClient client = session.people().current();
        try {
            Reply reply = send(client, command);
            session.people().replied();
            session.why()
                    .note(
                            client.name(),
                            client.db(),
                            command,
                            reply,
                            session.people().ground().own());
            return told(script, command, reply, client);
        } catch (IOException e) {
            result = Result.LOST;
            return new Ran(StyledText.of(session.wrapped(e.getMessage()), Role.ERROR), 0, -1, false);
        }
    }

    private Reply send(LinkClient client, List<Bytes> command) throws IOException {
        if (client.isWaiting()) {
            return new Reply.Err("ERR " + client.name() + " still waits and can send nothing");
        }
        return session.isRemote() ? new Explore(session).send(command) : session.transmit(client, command);
    }

    private Ran told(String script, List<Bytes> command, Reply reply, LinkClient client) {
        StyledText.Builder said = new StyledText.Builder();
        said.add(session.printed(command, reply, client)).add(session.screen().taken());
        ScriptFault fault = null;
        if (reply instanceof Reply.Err error) {
            result = Result.ERROR;
            fault = ScriptFault.of(script, error.text());
            String plain = ScriptCauses.plain(error.text());
            if (plain != null) {
                said.add(session.wrapped(plain), Role.MUTED);
            }
        } else {
            result = Result.FINE;
            boolean shows = session.settings().isOn(Setting.DIFF) && !session.isRemote();
            if (shows
                    && session.screen().isInteractive()
                    && !session.lastChanges().isEmpty()) {
                said.add(session.words().changes(session.lastChanges()));
            }
        }
        return new Ran(said.build(), fault == null ? 0 : fault.line(), fault == null ? -1 : fault.column(), false);
    }

    @Override
    Result left(Ran ran, String script, boolean shown) {
        if (ran != null && !shown) {
            session.screen().reply(ran.said());
        }
        if (ran != null && ran.line() > 0) {
            session.screen().note(fault(ran, script));
        }
        if (session.screen().isInteractive()) {
            session.note("The script is kept: \":script " + name + "\" goes on with it, \":script run " + name
                    + "\" runs it.");
        }
        session.showWatched();
        return result;
    }
}
