package dev.rediscover.shell;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.shell.editor.EditorHelp;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code help}: about the shell, a command with an example that runs, a group of commands, a word of the shell. */
final class Help {
    private static final int NAME_WIDTH = 20;

    private final Session session;

    Help(Session session) {
        this.session = session;
    }

    /** Shows help about {@code topic}; about everything if it is empty. */
    Result show(String topic) {
        String wanted = topic.strip();
        if (wanted.isEmpty()) {
            return page(overview());
        }
        if (wanted.startsWith("@")) {
            return group(wanted.substring(1));
        }
        if (wanted.startsWith(":")) {
            return words(wanted.substring(1).strip());
        }
        if (wanted.equalsIgnoreCase("lesson")) {
            return page(lesson());
        }
        CommandSpec spec = session.catalog().find(wanted.toUpperCase(Locale.ROOT));
        if (spec != null) {
            return page(command(spec));
        }
        if (ShellWord.exactly(wanted) != null) {
            return words(wanted);
        }
        return LessonWords.has(wanted) ? page(lesson()) : unknown(wanted);
    }

    private Result page(StyledText text) {
        session.screen().page(text);
        return Result.FINE;
    }

    private Result unknown(String wanted) {
        List<String> names = Advice.names(session.catalog());
        for (String group : session.catalog().groups()) {
            names.add("@" + group);
        }
        List<String> near = Suggest.nearest(wanted, names, 3);
        return session.refuse("There is no help about \"" + wanted + "\"."
                + (near.isEmpty() ? "" : " Did you mean " + String.join(", ", near) + "?"));
    }

    private StyledText overview() {
        StyledText.Builder out = new StyledText.Builder();
        int width = session.screen().canvas().columns();
        boolean marked = !session.screen().isColoured();
        out.add(Markdown.of("Type a Redis command, such as `SET greeting hello`.", width, marked));
        entry(out, "Tab", "completes; what may follow is shown behind the cursor");
        entry(out, "help LPUSH", "a command, with an example that runs");
        entry(out, "help @list", "a group of commands: " + String.join(", ", groups()));
        entry(out, ":learn, :lessons", "lessons");
        entry(out, "help lesson", "what may be typed in a lesson");
        entry(out, "@bob GET a", "a command as another client; bob is any name");
        entry(out, ":", "the words of the shell; `help :undo` tells more about one");
        entry(out, ":set", "the settings: colours, theme, plain sentences, what is shown while you type");
        entry(out, ":bindings", "what the keys do");
        entry(out, "5 INCR n", "the same command five times");
        entry(out, "exit or Ctrl-D", "leave");
        return out.build();
    }

    private StyledText lesson() {
        StyledText.Builder out = new StyledText.Builder();
        out.add("In a lesson a line is an answer or a command, or one of these:")
                .newline();
        for (String[] word : LessonWords.ALL) {
            entry(out, word[0], word[1]);
        }
        return out.build();
    }

    private List<String> groups() {
        return session.catalog().groups();
    }

    private void entry(StyledText.Builder out, String name, String about) {
        int width = Math.max(20, session.screen().canvas().columns() - NAME_WIDTH);
        out.add("  ").add(DisplayWidth.padEnd(name, NAME_WIDTH - 2), Role.COMMAND);
        List<StyledText> lines = Markdown.of(about, width, true).lines();
        for (int i = 0; i < lines.size(); i++) {
            out.add(i == 0 ? "" : " ".repeat(NAME_WIDTH)).add(lines.get(i)).newline();
        }
    }

    // ---- a command

    private StyledText command(CommandSpec spec) {
        StyledText.Builder out = new StyledText.Builder();
        String arguments = spec.syntaxText().substring(spec.words().length());
        out.add(Markdown.of(
                "`" + spec.words() + "`" + arguments, session.screen().canvas().columns(), false));
        out.add(wrapped(spec.summary()));
        out.add("since " + spec.since() + ", " + spec.cost() + ", group @" + spec.group(), Role.MUTED)
                .newline();
        if (!spec.seeAlso().isEmpty()) {
            out.add("see also " + String.join(", ", spec.seeAlso()).replace('|', ' '), Role.MUTED)
                    .newline();
        }
        boolean remote = session.isRemote();
        if (remote && session.remote().lacks(spec.name())) {
            out.add("Not on this server.", Role.WARNING).newline();
        } else if (!remote && !spec.isBuilt()) {
            out.add("This engine does not have it yet.", Role.WARNING).newline();
        }
        if (spec.isContainer()) {
            for (CommandSpec sub : spec.subcommands()) {
                entry(out, sub.words(), sub.summary());
            }
        }
        example(spec, out);
        return out.build();
    }

    private StyledText wrapped(String text) {
        return Markdown.of(text, Math.min(80, session.screen().canvas().columns()), true);
    }

    private StyledText muted(String text) {
        return StyledText.of(wrapped(text).plain(), Role.MUTED);
    }

    private void example(CommandSpec spec, StyledText.Builder out) {
        List<String> lines = Examples.of(spec.name());
        if (!lines.isEmpty() && spec.isBuilt()) {
            out.newline().add("On an empty copy:", Role.MUTED).newline();
            TimeTravel.Trial trial = TimeTravel.Trial.on(empty(), 0);
            for (String line : lines) {
                CommandLine split = CommandLine.split(line);
                Reply reply = trial.send(split.words());
                out.add("> ", Role.MUTED).add(line, Role.COMMAND).newline();
                out.add(ReplyText.print(split.words(), reply.resp2(), ReplyStyle.CLASSIC));
            }
        }
    }

    /** An empty engine whose clock stands still, so that the example reads the same every second. */
    private Engine empty() {
        VirtualClock clock = VirtualClock.frozenAt(session.now());
        return Engines.forLesson(clock, new RandomSource(1)).fork();
    }

    // ---- groups and words

    private Result group(String name) {
        Catalog catalog = session.catalog();
        String group = null;
        for (String candidate : catalog.groups()) {
            if (candidate.equalsIgnoreCase(name)
                    || group == null && candidate.startsWith(name.toLowerCase(Locale.ROOT))) {
                group = candidate;
            }
        }
        if (group == null || name.isEmpty()) {
            return session.refuse("Groups are " + String.join(", ", catalog.groups()) + ".");
        }
        StyledText.Builder out = new StyledText.Builder();
        for (CommandSpec spec : catalog.all()) {
            if (spec.group().equals(group) && !spec.isSubcommand()) {
                entry(out, spec.words(), spec.isBuilt() ? spec.summary() : spec.summary() + " (Not built yet.)");
            }
        }
        return page(out.build());
    }

    private Result words(String start) {
        List<ShellWord> found = start.isEmpty() ? List.of(ShellWord.values()) : ShellWord.startingWith(start);
        if (found.isEmpty()) {
            return session.refuse("There is no word \":" + start + "\"; \":\" alone lists them all.");
        }
        StyledText.Builder out = new StyledText.Builder();
        for (ShellWord.Group group : ShellWord.Group.values()) {
            List<ShellWord> ofGroup = new ArrayList<>();
            for (ShellWord word : found) {
                if (word.group() == group) {
                    ofGroup.add(word);
                }
            }
            if (!ofGroup.isEmpty()) {
                out.add(group.title(), Role.HEADING).newline();
            }
            for (ShellWord word : ofGroup) {
                String name = ":" + word.label();
                if (word.syntax().isEmpty() || found.size() > 3) {
                    entry(out, name, word.brief());
                } else {
                    out.add("  ")
                            .add(name, Role.COMMAND)
                            .add(" " + word.syntax())
                            .newline();
                    entry(out, "", word.brief());
                }
            }
        }
        if (found.size() == 1 && found.get(0) == ShellWord.SCRIPT) {
            out.newline().add("In the editor:", Role.HEADING).newline();
            out.add(EditorHelp.of(session.screen().canvas().columns()));
        }
        if (found.size() == 1 && found.get(0) == ShellWord.SET) {
            out.newline().add(new SettingWords(session).all());
        } else if (found.size() == 1 && found.get(0) == ShellWord.BINDINGS) {
            out.newline().add(EditedLines.keys());
        }
        return page(out.build());
    }
}
