package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.LuaStyle;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import dev.rediscover.tutor.Batch;
import dev.rediscover.tutor.Causes;
import dev.rediscover.tutor.Forecast;
import dev.rediscover.tutor.Situation;
import java.util.List;

/** Says what a command means, touches, costs and would reply, without running it: {@code :explain}. */
final class Explain {
    private static final int LONGEST_WORD = 40;

    private final Session session;
    private final Words words;

    Explain(Session session, Words words) {
        this.session = session;
        this.words = words;
    }

    Result run(String line) {
        CommandLine split = CommandLine.split(line);
        if (line.isEmpty() || !split.ok()) {
            return session.refuse(
                    line.isEmpty()
                            ? "Which command? For example \":explain LRANGE todo 0 -1\"."
                            : "Invalid argument(s): " + split.explanation());
        }
        EmbeddedLink link = session.link();
        String who = session.people().currentName();
        Forecast forecast;
        TimeTravel.Trial trial = null;
        Reply reply = null;
        synchronized (link) {
            forecast = Forecast.of(new Situation(link, who, session.db(), split.words(), Reply.NIL, new Batch()));
            if (forecast.canBeTried() && session.takesCommands()) {
                trial = TimeTravel.Trial.on(link.fork(), session.db()).as(link.userOf(who));
                reply = trial.send(split.words());
            }
        }
        StyledText.Builder out = new StyledText.Builder();
        about(out, forecast, split.words());
        if (trial != null) {
            outcome(out, split, forecast, trial, reply);
        }
        session.screen().page(out.build());
        return Result.FINE;
    }

    private void about(StyledText.Builder out, Forecast forecast, List<Bytes> command) {
        CommandSpec spec = forecast.spec();
        if (spec != null) {
            boolean script = spec.group().equals("scripting") && KeyPositions.hasKeys(spec);
            String none = script ? "does what its script says, with the keys it is given" : "touches no keys";
            String does = spec.isWrite() ? "writes" : spec.isReadOnly() ? "only reads" : none;
            String summary = spec.summary().endsWith(".") ? spec.summary() : spec.summary() + ".";
            out.add(session.wrapped(spec.words() + ": " + summary + " It " + does + "; since " + spec.since() + "."));
            meanings(out, forecast.words());
            script(out, command);
        }
        if (forecast.fault() != null) {
            out.add(session.why().text(forecast.fault()));
        }
        for (String key : forecast.keys()) {
            out.add(session.wrapped(key));
        }
        if (!forecast.cost().isEmpty()) {
            out.add(session.wrapped("Cost: " + forecast.cost() + "."));
        }
        for (String caution : forecast.cautions()) {
            out.add(session.wrapped(caution));
        }
    }

    /** The script of the command with numbered lines, and by which names it finds its keys and arguments. */
    private void script(StyledText.Builder out, List<Bytes> command) {
        String text = ScriptWords.text(command, session.link().engine());
        if (text == null) {
            return;
        }
        out.add(session.wrapped(ScriptCall.told(command)));
        if (session.settings().isOn(Setting.PLAIN)) {
            int number = 1;
            for (String line : text.split("\n", -1)) {
                out.add("Line " + number++ + ": " + line + "\n");
            }
        } else {
            out.add(LuaStyle.numbered(text, 0));
        }
    }

    /** A word as far as there is room; a script is shown whole further down. */
    private static String shortened(String word) {
        return word.length() <= LONGEST_WORD ? word : DisplayWidth.head(word, LONGEST_WORD - 3) + "...";
    }

    private void meanings(StyledText.Builder out, List<Forecast.Word> parts) {
        boolean plain = session.settings().isOn(Setting.PLAIN);
        int widest = 0;
        for (Forecast.Word part : parts) {
            widest = Math.max(widest, Math.min(24, part.word().length()));
        }
        for (Forecast.Word part : parts) {
            if (plain) {
                out.add(session.wrapped(shortened(part.word()) + ": " + part.meaning() + "."));
            } else {
                String word = shortened(part.word());
                out.add("  ").add(word, Role.EMPHASIS);
                out.add(" ".repeat(Math.max(0, widest - word.length()) + 2) + part.meaning(), Role.MUTED)
                        .newline();
            }
        }
    }

    private String because(CommandLine line, TimeTravel.Trial trial, Reply reply) {
        return Causes.of(new Situation(trial.link(), People.SELF, session.db(), line.words(), reply, new Batch()))
                .because();
    }

    private void outcome(
            StyledText.Builder out, CommandLine line, Forecast forecast, TimeTravel.Trial trial, Reply reply) {
        boolean waits = forecast.spec().isBlocking() && reply.kind() == Reply.Kind.NIL;
        if (waits) {
            out.add(session.wrapped("Now it would wait. Its reply when the time is up:"));
        } else {
            out.add(session.wrapped(
                    reply.isError() ? "Now it would fail, and change nothing:" : "Now it would reply:"));
        }
        out.add(session.printed(line.words(), reply, trial.client()));
        if (reply.isError()) {
            out.add(session.wrapped(because(line, trial, reply)));
        } else if (trial.changes().isEmpty()) {
            out.add(session.wrapped("It would change nothing."));
        } else {
            out.add(session.wrapped("It would change:")).add(words.changes(trial.changes()));
        }
    }
}
