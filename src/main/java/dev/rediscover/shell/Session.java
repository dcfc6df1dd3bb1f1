package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.LinkClient;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.View;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.LessonRun;
import java.io.IOException;
import java.util.List;

/**
 * Runs lines: Redis commands, and the words of the shell. It shows everything on a {@link Screen} and knows no
 * terminal, so batch runs and tests use it as the interactive shell does. One thread runs lines; another may call
 * {@link #tick} and {@link #interrupt}.
 */
public final class Session implements People.Showing {
    private static final long SLOW_MILLIS = 500;

    private final Screen screen;
    private final Settings settings;
    private final People home;
    private volatile People people; // the clock's thread looks here too
    private Clock world = Clock.system();
    private final StateFolder state;
    private Words words;
    private Classroom classroom;
    private Why why;
    private Watching watching;
    private volatile Listening listening; // the clock's thread looks here too
    private Reply lastReply;
    private List<Bytes> lastCommand = List.of();
    private List<KeyChange> lastChanges = List.of();
    private boolean toldOfUtf8;
    private Guest guest;
    private Scripting scripting;

    /**
     * A session on {@code engine}, which need not be there before the first line is run.
     *
     * @param state where progress is kept; {@code null} to keep none
     */
    public Session(EngineSource engine, Screen screen, Settings settings, StateFolder state) {
        this.state = state;
        this.screen = screen;
        this.settings = settings;
        this.home = new People(engine, this);
        this.people = home;
    }

    /** Runs one line and shows what comes of it. */
    public Result run(String line) {
        people.clearInterrupt(); // what was pressed before this line has stopped nothing
        if (isTypingScript()) {
            return scripting.line(line);
        }
        String text = line.strip();
        Result taken = guest == null ? null : guest.line(line);
        if (taken != null) {
            return taken;
        }
        if (lesson() != null) {
            return lessonLine(text);
        }
        if (classroom != null && classroom.takesProposal(text) || text.isEmpty() || text.charAt(0) == '#') {
            return Result.FINE;
        }
        char first = text.charAt(0);
        if (first == ':' || first == '@') {
            return words().run(text);
        }
        CommandLine split = CommandLine.split(text);
        if (!split.ok()) {
            return refuse("Invalid argument(s): " + split.explanation());
        }
        Result bare = isPlainWord(split) ? words().bare(text, split.words()) : null;
        return bare != null ? bare : command(split.words());
    }

    /** In a lesson a line is an answer, unless it is for the shell. */
    private Result lessonLine(String text) {
        String barred = exam() == null ? null : Exams.bars(exam(), text);
        if (barred != null) {
            return refuse(barred);
        }
        if (text.startsWith("#")) {
            return Result.FINE;
        }
        if (text.startsWith(":") && !ShellWord.TICK.isBegunBy(text)) {
            return words().run(text);
        }
        CommandLine split = CommandLine.split(text);
        if (split.ok() && !text.isEmpty() && isPlainWord(split)) {
            return words().bare(text, split.words());
        }
        return classroom.line(text);
    }

    /** Whether the line may be one of the few words that need no colon. */
    private static boolean isPlainWord(CommandLine split) {
        if (split.tokens().isEmpty()) {
            return false;
        }
        Bytes word = split.tokens().get(0).value();
        return word.is("help")
                || word.is("?")
                || split.tokens().size() == 1
                        && (word.is("exit") || word.is("quit") || word.is("clear") || word.is("why"));
    }

    /** Runs a command of the current client, as often as a number before it says. */
    public Result command(List<Bytes> given) {
        List<Bytes> words = given.size() == 1 && isRemote() ? servers().withPassword(given) : given;
        if (words.size() > 1 && Repeat.isCount(words.get(0))) {
            long times = Repeat.count(words.get(0));
            if (times <= 0) {
                return refuse("a command can be repeated once or more often, not " + words.get(0) + " times");
            }
            List<Bytes> rest = words.subList(1, words.size());
            Result result = servers().checked(rest);
            if (result != Result.FINE) {
                return result;
            }
            for (long i = 0; i < times && result != Result.LOST && !people.wasInterrupted(); i++) {
                result = result.and(send(rest));
            }
            people.clearInterrupt();
            return result;
        }
        Result checked = servers().checked(words);
        return checked == Result.FINE ? send(words) : checked;
    }

    /** Sends one command of the current client and shows its reply. */
    private Result send(List<Bytes> command) {
        LinkClient client = people.current();
        if (client.isWaiting()) {
            return refuse(client.name() + " still waits and can send nothing; :as takes you back to yourself");
        }
        long began = world.millis();
        Reply reply;
        try {
            reply = transmit(client, command);
            if (reply == null) {
                reply = people.await(client, screen.isInteractive());
                if (reply == null) {
                    return gaveUp(command);
                }
                lastChanges = people.ground().lastChanges();
            }
        } catch (IOException e) {
            return servers().failed(e);
        }
        Result result = show(command, reply, client, world.millis() - began);
        people.showLate();
        servers().follow(client);
        return result;
    }

    /** Sends a command and notes what it changed. */
    Reply transmit(LinkClient client, List<Bytes> command) throws IOException {
        people.begin(command.get(0), this);
        boolean replied = false;
        try {
            Ground.Sent sent = people.ground().send(client, command);
            lastChanges = sent.changes();
            replied = sent.reply() != null;
            return sent.reply();
        } finally {
            people.hold(replied); // until the reply is shown
        }
    }

    private Result gaveUp(List<Bytes> command) {
        people.clearInterrupt();
        String name = command.get(0).utf8();
        if (screen.isInteractive()) {
            note(SlowScripts.gaveUp(command.get(0), remote() != null));
            return Result.FINE;
        }
        note(name + " would wait for ever: no other client is connected and no time-out runs.");
        return Result.TIMED_OUT;
    }

    private Result show(List<Bytes> command, Reply reply, LinkClient client, long millis) {
        lastReply = reply;
        lastCommand = command;
        screen.reply(printed(command, reply, client));
        people.replied();
        screen.note(reply.isError() ? scripting().fault(command, reply) : StyledText.EMPTY);
        if (isTimed(millis)) {
            screen.reply(StyledText.of("(" + Spans.seconds(millis) + ")\n", Role.MUTED));
        }
        why().note(client.name(), client.db(), command, reply, people.ground().own());
        if (screen.isInteractive() && settings.isOn(Setting.WIRE)) {
            screen.note(watching().bytes(command, reply));
        }
        if (reply instanceof Reply.Err error) {
            advise(Advice.on(error, command, catalog()));
            return Result.ERROR;
        }
        if (screen.isInteractive()) {
            remarks(reply);
        }
        return Result.FINE;
    }

    private void advise(String advice) {
        String pointer = screen.isInteractive() ? why().pointer() : "";
        if (advice == null) {
            if (!pointer.isEmpty()) {
                note(pointer);
            }
            return;
        }
        boolean sentence = advice.endsWith(".") || advice.endsWith("?") || pointer.isEmpty();
        note(sentence ? (advice + " " + pointer).strip() : advice + " (" + pointer.replace(".", "") + ")");
    }

    /** Says how replies came about. */
    Why why() {
        if (why == null) {
            why = new Why(this);
        }
        return why;
    }

    /** Shows the watched key again, if there is one and it has changed. */
    void showWatched() {
        if (watching != null) {
            watching.after();
        }
    }

    /** What is looked at all the time. */
    Watching watching() {
        if (watching == null) {
            watching = new Watching(this);
        }
        return watching;
    }

    private boolean isTimed(long millis) {
        String timing = settings.get(Setting.TIMING);
        return screen.isInteractive() && (timing.equals("always") || timing.equals("slow") && millis >= SLOW_MILLIS);
    }

    private void remarks(Reply reply) {
        if (settings.isOn(Setting.DIFF) && !lastChanges.isEmpty()) {
            words().showChanges(lastChanges);
        }
        showWatched();
        boolean escaped = reply instanceof Reply.Bulk bulk && Advice.isReadableText(bulk.value());
        if (escaped && !toldOfUtf8 && !settings.isOn(Setting.UTF8) && view() == View.CLASSIC) {
            toldOfUtf8 = true;
            note("The \\x.. are the bytes of letters beyond ASCII; \":set utf8 on\" shows the letters.");
        }
    }

    /** The reply as the settings want it printed. */
    StyledText printed(List<Bytes> command, Reply reply, LinkClient client) {
        return printed(command, reply, client.protocol());
    }

    /** The same for a client that speaks version {@code protocol} of RESP. */
    StyledText printed(List<Bytes> command, Reply reply, int protocol) {
        View view = view();
        boolean typed = view == View.JSON || view == View.QUOTED_JSON || view == View.TABLE || protocol == 3;
        ReplyStyle style = new ReplyStyle(view, settings.isOn(Setting.UTF8), screen.canvas());
        return ReplyText.print(command, typed ? reply : reply.resp2(), style);
    }

    private View view() {
        return View.named(settings.get(Setting.VIEW));
    }

    @Override
    public void late(LinkClient client, Reply reply, String waitedFor) {
        StyledText.Builder out = new StyledText.Builder();
        if (!waitedFor.isEmpty()) {
            out.add(client.name() + ": ", Role.EMPHASIS)
                    .add(waitedFor, Role.MUTED)
                    .newline();
        } else if (client != people.current()) {
            out.add(client.name() + ":", Role.EMPHASIS).newline();
        }
        screen.late(out.add(unasked(reply, client.protocol())).build());
    }

    @Override
    public void failed(LinkClient client, IOException why, String waitedFor) {
        String who = waitedFor.isEmpty() ? "" : client.name() + ": " + waitedFor + ": ";
        screen.late(StyledText.of(wrapped(who + why.getMessage()), Role.WARNING));
    }

    /** What came late, as redis-cli prints it: keys that are out of date in one line. */
    StyledText unasked(Reply reply, int protocol) {
        boolean resp3 = protocol == 3 && view() == View.CLASSIC;
        return resp3 && reply instanceof Reply.Push push
                ? ReplyText.push(push, settings.isOn(Setting.UTF8))
                : printed(List.of(), reply, protocol);
    }

    @Override
    public void changed(List<KeyChange> changes) {
        if (screen.isInteractive() && settings.isOn(Setting.DIFF)) {
            screen.late(words().changes(changes));
        }
        if (watching != null && screen.isInteractive()) {
            watching.late();
        }
    }

    /** Does what is due by the clock, and shows what came of it. */
    public void tick() {
        people.tick();
        if (classroom != null) {
            classroom.tick();
        }
        if (watching != null) {
            watching.tick();
        }
        if (listening != null) {
            listening.tick();
        }
    }

    /** Says that time no longer passes by itself, because of a fault of ours; lines are still run. */
    void timeStands(RuntimeException fault) {
        String text =
                "A fault of the program (" + fault + "): time no longer passes while you type; \":tick\" moves it.";
        screen.late(StyledText.of(text + "\n", Role.WARNING));
    }

    /** Stops what the session waits for; may be called from any thread. */
    public void interrupt() {
        people.interrupt();
    }

    /** Hangs up. */
    public void close() {
        if (listening != null) {
            listening.close();
        }
        if (classroom != null) {
            classroom.close();
        }
        stand(home);
        if (home.isOpen()) {
            home.ground().link().close();
        }
    }

    /** The clients of the built-in engine. */
    People home() {
        return home;
    }

    /** From now on commands are run by {@code others}; a server that is left is hung up on. */
    void stand(People others) {
        People before = people;
        people = others;
        if (before != others && before.ground() instanceof RemoteGround left) {
            left.close();
        }
    }

    /** The server somewhere else that commands go to outside of lessons; {@code null} if it is the built-in engine. */
    RemoteGround remote() {
        return people.ground() instanceof RemoteGround ground ? ground : null;
    }

    /** Whether what is typed now goes to a server somewhere else. */
    boolean isRemote() {
        return guest == null && lesson() == null && remote() != null;
    }

    /** Lets programs use the built-in engine. */
    Listening listening() {
        if (listening == null) {
            listening = new Listening(this);
        }
        return listening;
    }

    /** Leads to a server somewhere else and back. */
    Servers servers() {
        return new Servers(this);
    }

    /**
     * Connects to a server somewhere else, which then gets the commands.
     *
     * @param stay whether they do even if it cannot be reached now: each command tries again
     */
    public Result connect(Destination to, boolean stay) {
        return servers().to(to, stay);
    }

    /** What is shown in front of the cursor. */
    public String prompt() {
        if (isTypingScript()) {
            return scripting.prompt();
        }
        if (guest != null) {
            return guest.prompt();
        }
        return lesson() != null ? Prompt.of(classroom) : Prompt.of(people);
    }

    /** What stands before the prompt as a warning; empty for nothing. */
    public String promptMark() {
        return guest != null || lesson() != null ? "" : Prompt.mark(people);
    }

    /** Leaves the lines to come to {@code newcomer}. */
    void seat(Guest newcomer) {
        guest = newcomer;
    }

    /** Who takes the lines; {@code null} for nobody else. */
    Guest guest() {
        return guest;
    }

    /** Shows a muted line beside the replies. */
    void note(String text) {
        screen.note(StyledText.of(wrapped(text), Role.MUTED));
    }

    /** {@code text} in lines that end between words where somebody reads along, in one line where a program does. */
    String wrapped(String text) {
        int width = screen.canvas().columns() - 1;
        if (!screen.isInteractive() || text.length() <= width) {
            return text + "\n";
        }
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            boolean fits = column + 1 + word.length() <= width;
            out.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = (column == 0 ? 0 : fits ? column + 1 : 0) + word.length();
        }
        return out.append('\n').toString();
    }

    /** Says what is wrong with the line. */
    Result refuse(String text) {
        screen.note(StyledText.of(wrapped(text), Role.WARNING));
        return Result.USAGE;
    }

    Screen screen() {
        return screen;
    }

    Settings settings() {
        return settings;
    }

    People people() {
        return people;
    }

    /** The engine behind the current client; {@code null} where it talks to a server somewhere else. */
    public EmbeddedLink link() {
        if (guest != null) {
            return guest.link();
        }
        return lesson() != null ? classroom.link() : people.ground().own();
    }

    /** The number of the database that the current client has selected. */
    public int db() {
        if (guest != null) {
            return guest.db();
        }
        return lesson() != null ? classroom.db() : people.db();
    }

    /** The last reply of a command; {@code null} before the first. */
    Reply lastReply() {
        return lastReply;
    }

    /** The lesson under way, or {@code null}. */
    LessonRun lesson() {
        return classroom == null ? null : classroom.run();
    }

    /** The exam under way, or {@code null}. */
    Exam exam() {
        return classroom == null ? null : classroom.exam();
    }

    /** The time by the clock of the current engine, the world's where that is not in this program; in ms. */
    long now() {
        return link() == null ? world.millis() : link().clock().millis();
    }

    /** The time outside of all engines. */
    Clock world() {
        return world;
    }

    /** From now on the time outside of all engines is that of {@code clock}. */
    void goBy(Clock clock) {
        world = clock;
    }

    /** Whether a lesson, a review or a drill is under way. */
    public boolean isLearning() {
        return lesson() != null;
    }

    /** Whether what is typed now is a command, not an answer in a lesson. */
    boolean takesCommands() {
        if (guest != null) {
            return guest.takesCommands();
        }
        LessonRun run = lesson();
        if (run == null || run.isPlaying() || run.isSolved()) {
            return true;
        }
        return run.step().takesCommands();
    }

    /** Where lessons are taken. */
    Classroom classroom() {
        if (classroom == null) {
            classroom = new Classroom(this);
        }
        return classroom;
    }

    /** What is kept of the user; {@code null} where nothing is. */
    StateFolder state() {
        return state;
    }

    /** The commands there are. */
    Catalog catalog() {
        EmbeddedLink own = guest != null || lesson() != null ? link() : null;
        return own == null ? people.ground().catalog() : own.engine().catalog();
    }

    /** What the last command changed. */
    List<KeyChange> lastChanges() {
        return lastChanges;
    }

    /** Shows a reply that came at once. */
    Result shown(List<Bytes> command, Reply reply, LinkClient client) {
        Result result = show(command, reply, client, 0);
        people.showLate();
        return result;
    }

    List<Bytes> lastCommand() {
        return lastCommand;
    }

    /** Scripts in Lua. */
    Scripting scripting() {
        if (scripting == null) {
            scripting = new Scripting(this);
        }
        return scripting;
    }

    /** Whether the lines that come are those of a script. */
    public boolean isTypingScript() {
        return scripting != null && scripting.isTyping();
    }

    /** No more lines come; a script that was being typed is run. */
    public Result endInput() {
        return isTypingScript() ? scripting.stop(true) : Result.FINE;
    }

    /** The words of the shell. */
    Words words() {
        if (words == null) {
            words = new Words(this);
        }
        return words;
    }
}
