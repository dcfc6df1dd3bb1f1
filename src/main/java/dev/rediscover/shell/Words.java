package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.LinkClient;
import dev.rediscover.render.Picture;
import dev.rediscover.render.Pictures;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Suggest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the words of the shell. */
final class Words {
    private static final int DIFF_LINES = 4;

    private final Session session;
    private final Looking looking;
    private final TimeTravel time;
    private final SettingWords settingWords;

    Words(Session session) {
        this.session = session;
        this.looking = new Looking(session);
        this.time = new TimeTravel(session, this);
        this.settingWords = new SettingWords(session);
    }

    /** Runs a line that begins with {@code :} or {@code @}. */
    Result run(String line) {
        if (line.charAt(0) == '@') {
            return as(line.substring(1).strip());
        }
        String text = line.substring(1).strip();
        if (text.isEmpty()) {
            return help(":");
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String name = text.substring(0, end);
        List<ShellWord> found = ShellWord.startingWith(name);
        if (found.size() != 1) {
            return unclear(name, found);
        }
        return run(found.get(0), text.substring(end).strip());
    }

    private Result unclear(String name, List<ShellWord> found) {
        if (found.isEmpty()) {
            if (name.equals("export") || name.equals("import")) {
                return session.refuse("\":save FILE\" writes all keys to a file, \":load FILE\" reads them back.");
            }
            String near = nearest(name);
            String meant = near == null ? "" : "; did you mean \":" + near + "\"?";
            return session.refuse("There is no word \":" + name + "\"" + meant
                    + (meant.isEmpty() ? "; \":\" alone lists them all." : " \":\" alone lists them all."));
        }
        StringBuilder out = new StringBuilder("\":" + name + "\" may be");
        for (int i = 0; i < found.size(); i++) {
            out.append(i == 0 ? " :" : i == found.size() - 1 ? " or :" : ", :")
                    .append(found.get(i).label());
        }
        return session.refuse(out.append('.').toString());
    }

    /** The word that was most likely meant; {@code null} if none is near. */
    private static String nearest(String name) {
        List<String> labels = new ArrayList<>();
        for (ShellWord word : ShellWord.values()) {
            labels.add(word.label());
        }
        List<String> near = Suggest.nearest(name, labels, 1);
        return near.isEmpty() ? null : near.get(0);
    }

    private Result run(ShellWord word, String rest) {
        if (session.lesson() == null) {
            return word == ShellWord.WHY && !session.isRemote() ? session.why().tell() : onItsGroup(word, rest);
        }
        Result taken = inLesson(word, rest);
        return taken != null ? taken : onItsGroup(word, rest);
    }

    /** A lesson keeps account of all that happens on its data, so these go through it; {@code null} for the others. */
    private Result inLesson(ShellWord word, String rest) {
        Classroom lesson = session.classroom();
        return switch (word) {
            case UNDO -> lesson.line("undo");
            case AS ->
                rest.indexOf(' ') < 0
                        ? session.refuse("In a lesson write \"@" + (rest.isEmpty() ? "bob" : rest) + " COMMAND\".")
                        : lesson.line("@" + rest);
            case CLOCK ->
                rest.isEmpty() || Spans.millis(rest) < 0
                        ? session.refuse("In a lesson the clock stands still; \":tick 60s\" moves it.")
                        : lesson.line(":tick " + Spans.millis(rest) + "ms");
            case LISTEN -> lesson.listen(rest);
            case REDO -> lesson.line("redo");
            case WHY -> lesson.line("why");
            case SNAP, SNAPS ->
                session.refuse("A lesson keeps the data of each step by itself: \"reset\" brings back this step's,"
                        + " \"back\" the step before. Snapshots are for the free shell.");
            case BACK ->
                rest.isEmpty()
                        ? lesson.word(word, rest)
                        : session.refuse("In a lesson \"back\" alone goes to the step before;"
                                + " snapshots are for the free shell.");
            default -> null;
        };
    }

    private Result server(ShellWord word, String rest) {
        if (session.lesson() != null) {
            return session.refuse(
                    "A lesson has an engine of its own; exit leaves it, then \":" + word.label() + "\" leads on.");
        }
        if (word == ShellWord.LISTEN) {
            return session.listening().run(rest);
        }
        return word == ShellWord.CONNECT
                ? session.servers().connect(rest)
                : session.servers().disconnect();
    }

    private Result onItsGroup(ShellWord word, String rest) {
        String lacking = session.isRemote() ? word.needsOwnEngine() : null;
        if (lacking != null) {
            return session.refuse("\":" + word.label() + "\" works on the built-in engine only: " + lacking
                    + ". \":disconnect\" leads there.");
        }
        return switch (word.group()) {
            case SERVER -> server(word, rest);
            case LATER -> session.refuse("\":" + word.label() + "\" is not built yet.");
            case LESSON -> lesson(word, rest);
            case LOOK ->
                word == ShellWord.EXPLAIN ? new Explain(session, this).run(rest) : looking.run(word, rest, this);
            case TIME -> time.run(word, rest);
            case FILES -> new DataFiles(session, this).run(word, rest);
            case PEOPLE -> as(rest);
            case SELF -> self(word, rest);
        };
    }

    private Result lesson(ShellWord word, String rest) {
        RemoteGround left = session.isRemote() ? session.remote() : null;
        if (word == ShellWord.LEARN && rest.endsWith(OnServer.WORD)) {
            return onServer(
                    left,
                    rest.substring(0, rest.length() - OnServer.WORD.length()).strip());
        }
        Result result = word == ShellWord.WELCOME
                ? new Welcome(session).run()
                : session.classroom().word(word, rest);
        if (left != null && session.lesson() != null && session.screen().isInteractive()) {
            session.note("This runs on an engine of its own; " + left.link().name() + " is not touched. \":learn "
                    + (rest.isEmpty() ? "NAME" : rest) + OnServer.WORD + "\" runs its commands there too.");
        }
        return result;
    }

    private Result onServer(RemoteGround there, String lesson) {
        if (there == null) {
            return session.refuse("There is no server; \":connect URI\" leads to one.");
        }
        try {
            OnServer copy = OnServer.open(session, there);
            Result begun = session.classroom().learn(lesson, copy);
            if (begun == Result.FINE) {
                session.note(copy.announcement());
            }
            return begun;
        } catch (IOException e) {
            return session.refuse(
                    "The lesson cannot be taken on " + there.link().name() + ": " + e.getMessage());
        }
    }

    private Result self(ShellWord word, String rest) {
        return switch (word) {
            case QUIT -> leave();
            case CLEAR -> {
                session.screen().clear();
                yield Result.FINE;
            }
            case SET -> settingWords.set(rest);
            case HISTORY -> history(rest);
            case BINDINGS -> bindings();
            case EDIT -> edit(rest);
            case SCRIPT -> session.scripting().word(rest);
            default -> help(":" + (rest.startsWith(":") ? rest.substring(1) : rest));
        };
    }

    /** Runs one of the words that need no colon; {@code null} if it is none of them after all. */
    Result bare(String line, List<Bytes> words) {
        Bytes word = words.get(0);
        if (word.is("exit") || word.is("quit")) {
            return leave();
        }
        if (word.is("clear")) {
            session.screen().clear();
            return Result.FINE;
        }
        if (word.is("why")) {
            return session.lesson() == null
                    ? run(ShellWord.WHY, "")
                    : session.classroom().line("why");
        }
        return help(line.substring(word.length()));
    }

    /** Leaves the lesson; outside of one, the shell. */
    Result leave() {
        if (session.lesson() == null) {
            return Result.LEAVE;
        }
        session.classroom().leave();
        return Result.FINE;
    }

    private Result help(String topic) {
        return new Help(session).show(topic);
    }

    private Result history(String rest) {
        int most = rest.isEmpty() ? 20 : TimeTravel.number(rest);
        if (most < 1) {
            return session.refuse("How many lines? \":history 50\" shows fifty.");
        }
        List<String> lines = session.screen().typed();
        StyledText.Builder out = new StyledText.Builder();
        for (String line : lines.subList(Math.max(0, lines.size() - most), lines.size())) {
            out.add(line).newline();
        }
        session.screen().page(out.build());
        return Result.FINE;
    }

    private Result edit(String line) {
        try {
            String text = session.screen().edited(line);
            return text != null && session.screen().prefill(text)
                    ? Result.FINE
                    : session.refuse("There is no terminal here that an editor could use.");
        } catch (IOException e) {
            return session.refuse("Nothing came from the editor: " + e.getMessage() + ".");
        }
    }

    private Result bindings() {
        StyledText keys = session.screen().bindings();
        if (keys.isEmpty()) {
            session.note("Lines are edited by the terminal itself here.");
        } else {
            session.screen().page(keys);
        }
        return Result.FINE;
    }

    /** {@code bob LPUSH q x} runs a command as bob, {@code bob} alone switches to bob, nothing back to the user. */
    private Result as(String text) {
        int end = text.indexOf(' ');
        String name = end < 0 ? text : text.substring(0, end);
        if (!name.isEmpty() && !isName(name)) {
            return session.refuse("A client's name is letters, digits, - and _; not \"" + name + "\".");
        }
        try {
            if (end < 0) {
                session.people().become(name.isEmpty() ? People.SELF : name);
                return Result.FINE;
            }
            CommandLine split = CommandLine.split(text.substring(end).strip());
            return split.ok()
                    ? sendAs(session.people().client(name), split.words())
                    : session.refuse("Invalid argument(s): " + split.explanation());
        } catch (IOException e) {
            return session.servers().failed(e);
        }
    }

    private Result sendAs(LinkClient client, List<Bytes> command) throws IOException {
        if (client.isWaiting()) {
            return session.refuse(client.name() + " still waits for the reply to "
                    + session.people().waitedFor(client) + " and can send nothing.");
        }
        Result guarded = session.servers().guarded(client, command);
        if (guarded != Result.FINE) {
            return guarded;
        }
        Reply reply = session.transmit(client, command);
        if (reply == null) {
            session.people().waits(client, Quoting.line(command));
            session.note(client.name() + " waits.");
            return Result.FINE;
        }
        return session.shown(command, reply, client);
    }

    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 32;
    }

    /** Shows beside a reply what changed. */
    void showChanges(List<KeyChange> changes) {
        session.screen().note(changes(changes));
    }

    /** What changed, in a few lines. */
    StyledText changes(List<KeyChange> changes) {
        Picture diff = Pictures.diff(changes, session.now());
        return session.settings().isOn(Setting.PLAIN)
                ? StyledText.of(session.wrapped(diff.sentence()), Role.MUTED)
                : diff.draw(session.screen().canvas().withLines(DIFF_LINES));
    }

    /** A picture, or its sentence where nothing is to be drawn. */
    StyledText drawn(Picture picture) {
        return session.settings().isOn(Setting.PLAIN)
                ? StyledText.of(session.wrapped(picture.sentence()), Role.PLAIN)
                : picture.draw(session.screen().canvas());
    }

    /** The same with as many lines as it wants, up to {@code most}. */
    StyledText drawn(Picture picture, int most) {
        return session.settings().isOn(Setting.PLAIN)
                ? drawn(picture)
                : picture.draw(session.screen().canvas().withLines(most));
    }
}
