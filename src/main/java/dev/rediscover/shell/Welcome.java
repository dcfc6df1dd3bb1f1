package dev.rediscover.shell;

import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first minute: two small predictions instead of "how good are you?", a question about drawings, and a proposal
 * where to start. It comes by itself once, at the first start with an empty state folder; {@code :welcome} brings it
 * back. A Redis command typed at a question ends it and is run.
 */
final class Welcome {
    /** The file in the state folder that says that the questions were asked. */
    static final String MARK = "welcomed";

    /** Two predictions: the commands, what to choose from, which is right (from 1), what is so. */
    static final List<Question> QUESTIONS = List.of(
            new Question(
                    List.of("RPUSH line ann bob", "LPUSH line cid", "LRANGE line 0 0"),
                    List.of("ann", "bob", "cid"),
                    3,
                    "RPUSH adds at the right end, LPUSH at the left, and 0 is the leftmost."),
            new Question(
                    List.of("SET code 4711 EX 60", "SET code 4712", "TTL code"),
                    List.of("about 60", "-1, no time limit", "-2, no such key"),
                    2,
                    "a plain SET takes the time limit off together with the old value."));

    private final Session session;
    private boolean ended;
    private String command;

    /** One prediction. */
    record Question(List<String> lines, List<String> answers, int right, String truth) {}

    /** Where one may start. */
    private record Way(String line, String about) {}

    Welcome(Session session) {
        this.session = session;
    }

    /** Whether {@code state} is that of somebody new. From this call on it no longer is. */
    static boolean isDue(StateFolder state) {
        String[] kept = state == null ? null : state.folder().list();
        if (state == null || kept != null && kept.length > 0 || !state.make()) {
            return false;
        }
        try {
            return state.file(MARK).createNewFile();
        } catch (IOException e) {
            return false; // what cannot be remembered would come back at every start
        }
    }

    /** Asks, proposes, and begins what was chosen. */
    Result run() {
        if (!session.screen().isInteractive()) {
            return session.refuse("\":welcome\" asks questions, and nobody sits here to answer.");
        }
        text("Welcome. This is a Redis of your own: try anything, \":undo\" takes it back.", Role.HEADING);
        text("Three quick questions find out where to start. Enter skips one, q all of them.", Role.MUTED);
        int known = 0;
        int asked = 0;
        for (Question question : QUESTIONS) {
            if (!ended) {
                asked++;
                known += predicts(question, asked) ? 1 : 0;
            }
        }
        if (!ended && !session.settings().isOn(Setting.PLAIN)) {
            plain();
        }
        if (!ended) {
            return propose(known);
        }
        greet();
        return command == null ? Result.FINE : session.run(command);
    }

    /** What stands above the first prompt of those who begin by themselves. */
    void greet() {
        session.note("Type Redis commands. \":learn\" starts the lessons, \"help\" explains, Ctrl-D leaves.");
    }

    private boolean predicts(Question question, int number) {
        StyledText.Builder out = new StyledText.Builder();
        out.newline().add(number + "/3  What does the last of these reply?").newline();
        for (String line : question.lines()) {
            out.add("     > ", Role.MUTED).add(line, Role.COMMAND).newline();
        }
        numbered(question.answers(), out);
        session.screen().note(out.build());
        int chosen = choose("1, 2, 3, or Enter: no idea> ", question.answers().size());
        if (ended) {
            return false;
        }
        boolean right = chosen == question.right();
        String truth = question.answers().get(question.right() - 1);
        String lead = right ? "Right: " : "It is " + truth + ": ";
        text(lead + question.truth(), right ? Role.SUCCESS : Role.CHANGED);
        return right;
    }

    private void numbered(List<String> answers, StyledText.Builder out) {
        for (int i = 0; i < answers.size(); i++) {
            out.add("  " + (i + 1) + "  ", Role.EMPHASIS).add(answers.get(i)).newline();
        }
    }

    /** The number chosen, 0 for none. Sets {@link #ended} if the rest is not wanted. */
    private int choose(String prompt, int most) {
        String answer = session.screen().ask(prompt);
        String text = answer == null ? "q" : answer.strip();
        if (text.isEmpty()) {
            return 0;
        }
        char first = text.charAt(0);
        boolean number = text.length() == 1 && first >= '1' && first < '1' + most;
        if (number) {
            return first - '0';
        }
        boolean yes = text.equalsIgnoreCase("y") || text.equalsIgnoreCase("yes");
        if (yes || text.equalsIgnoreCase("no") || text.length() == 1 && first != 'q') {
            return yes ? -1 : 0;
        }
        ended = true;
        command = text.equalsIgnoreCase("q") ? null : text;
        return 0;
    }

    private void plain() {
        session.screen().note(StyledText.of("\n3/3  Sentences instead of drawings, for a screen reader?\n"));
        if (choose("y, or Enter: no> ", 0) == -1 && !ended) {
            session.settings().keep(Setting.PLAIN, "on");
            text("Pictures come as sentences from now on; \":set plain off\" brings drawings.", Role.MUTED);
        }
    }

    private Result propose(int known) {
        List<Way> ways = ways(known);
        StyledText.Builder out = new StyledText.Builder();
        out.newline().add("Where to start? Enter takes the first.").newline();
        for (int i = 0; i < ways.size(); i++) {
            Way way = ways.get(i);
            String line = way.line().isEmpty() ? "" : "  (" + way.line() + ")";
            out.add("  " + (i + 1) + "  ", Role.EMPHASIS)
                    .add(way.about())
                    .add(line, Role.MUTED)
                    .newline();
        }
        session.screen().note(out.build());
        int chosen = choose("1 to " + ways.size() + "> ", ways.size());
        text("\":welcome\" asks again; \":lessons\" lists all there is.", Role.MUTED);
        if (ended) {
            greet();
            return command == null ? Result.FINE : session.run(command);
        }
        String line = ways.get(Math.max(0, chosen - 1)).line();
        if (line.isEmpty()) {
            greet();
            return Result.FINE;
        }
        return session.run(line);
    }

    /** The ways to start, the one that fits best first. */
    private static List<Way> ways(int known) {
        Way lesson = way("basics", "from the beginning: the first lesson");
        Way myths = way("myths", "predictions that most people get wrong");
        Way patterns = way("patterns", "build something: the first project");
        Way drill = new Way(":drill", "generated questions without end, to see what sits");
        Way free = new Way("", "free play: an empty Redis and no questions");
        List<Way> ways = new ArrayList<>();
        Way[] order = known == 0
                ? new Way[] {lesson, free, patterns, myths, drill}
                : known == 1
                        ? new Way[] {myths, lesson, patterns, drill, free}
                        : new Way[] {patterns, myths, drill, free, lesson};
        for (Way way : order) {
            if (way != null) {
                ways.add(way);
            }
        }
        return ways;
    }

    /** The first lesson of a pack, {@code null} if the program comes without it. */
    private static Way way(String pack, String about) {
        for (LessonIndex.PackEntry entry : LessonIndex.bundled().packs()) {
            if (entry.id().equals(pack) && !entry.lessons().isEmpty()) {
                return new Way(":learn " + entry.lessons().get(0).id(), about);
            }
        }
        return null;
    }

    private void text(String text, Role role) {
        session.screen().note(StyledText.of(session.wrapped(text), role));
    }
}
