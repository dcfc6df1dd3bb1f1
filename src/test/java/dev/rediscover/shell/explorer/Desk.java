package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.shell.Engines;
import dev.rediscover.shell.explorer.ExplorerKey.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An explorer without a terminal, on an engine whose clock stands still. */
final class Desk implements ExplorerDesk.Hands {
    static final long NOW = 1_700_000_000_000L;

    final VirtualClock clock = VirtualClock.frozenAt(NOW);
    final Engine engine = Engines.forLesson(clock, new RandomSource(7));
    final EmbeddedLink link = new EmbeddedLink(engine, clock);
    final LinkClient client = link.open("you", (from, reply) -> {});
    final List<String> sent = new ArrayList<>();
    final ExplorerDesk desk = new ExplorerDesk(link, this);
    ExplorerState state;
    boolean left;

    /** Runs commands before the explorer begins, or beside it. */
    Desk run(String... lines) {
        for (String line : lines) {
            reply(line);
        }
        return this;
    }

    Reply reply(String line) {
        try {
            Reply reply = client.send(CommandLine.split(line).words());
            if (reply != null && reply.isError()) {
                throw new IllegalArgumentException(line + ": " + reply);
            }
            return reply;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Begins to explore. */
    Desk open() {
        return open("", null);
    }

    Desk open(String prefix, String refusal) {
        ExplorerState first = ExplorerState.at(new ExplorerState.Place(0, refusal), Bytes.of(prefix));
        take(ExplorerModel.begin(desk.glance(first.paged(18)).state()));
        return finish();
    }

    /** Ends the passes under way. */
    Desk finish() {
        while (desk.isBusy()) {
            take(desk.work(state));
        }
        return this;
    }

    private void take(Step step) {
        state = step.state();
        for (ExplorerRequest request : step.requests()) {
            left |= request.kind() == ExplorerRequest.Kind.LEAVE;
            take(desk.serve(state, request));
        }
    }

    /** Presses keys: each character of {@code text} is one. */
    Desk type(String text) {
        text.codePoints().forEach(point -> take(ExplorerModel.pressed(state, ExplorerKey.of(point))));
        return finish();
    }

    Desk press(Kind... kinds) {
        for (Kind kind : kinds) {
            take(ExplorerModel.pressed(state, ExplorerKey.of(kind)));
        }
        return finish();
    }

    /** Lets the explorer look whether something has changed. */
    Desk glance() {
        take(desk.glance(state));
        return finish();
    }

    /** The screen as plain text, blanks at the ends of lines left out. */
    String screen(int columns, int rows) {
        StringBuilder out = new StringBuilder();
        for (var line : ExplorerView.draw(state, columns, rows, false)) {
            out.append(line.plain().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    String screen() {
        return screen(80, 24);
    }

    /** What is said below the page. */
    String note() {
        return state.note().plain();
    }

    @Override
    public Reply send(List<Bytes> command) throws IOException {
        sent.add(dev.rediscover.resp.Quoting.line(command));
        Reply reply = client.send(command);
        if (reply == null) {
            client.cancel();
        }
        return reply;
    }

    @Override
    public boolean changed() {
        return !link.lastChanges().isEmpty();
    }

    @Override
    public int db() {
        return client.db();
    }
}
