package dev.rediscover.shell;

import dev.rediscover.lesson.ProgramLanguage;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.Goal;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import java.io.IOException;
import java.util.List;

/** Steps that are done with programs, on the screen: the port, the program to run, what arrives. */
final class ProgramDesk {
    private final Session session;
    private StepPort port; // made when a step first wants one
    private List<Goal> lastGoals = List.of();
    private boolean asked;

    ProgramDesk(Session session) {
        this.session = session;
    }

    /** Whether programs can connect now. */
    boolean isOpen() {
        return port != null && port.number() != 0;
    }

    /** The open port; 0 for none. */
    int number() {
        return port == null ? 0 : port.number();
    }

    private StepPort port() {
        if (port == null) {
            port = new StepPort(session.world());
        }
        return port;
    }

    /** Opens or closes the port as the step under way wants it; {@code null} for no lesson. */
    void follow(LessonRun run) {
        boolean wanted = run != null && run.wantsPort() && session.screen().isInteractive();
        if (!wanted && port == null) {
            return;
        }
        try {
            port().follow(wanted ? run : null);
        } catch (IOException e) {
            session.refuse("No port can be opened: " + e.getMessage() + ".");
        }
    }

    /** A step begins: who has not said so yet is asked for the language of his programs. */
    void begins(Outcome outcome) {
        lastGoals = List.of();
        boolean asks = outcome instanceof Outcome.Began began
                && began.step() instanceof Step.Client
                && session.screen().isInteractive()
                && session.settings().get(Setting.PROGRAM).equals("auto")
                && !asked;
        if (!asks) {
            return;
        }
        asked = true;
        StringBuilder list = new StringBuilder("Which programs do you write?");
        for (ProgramLanguage language : ProgramLanguage.values()) {
            list.append(' ').append(language.ordinal() + 1).append(' ').append(language.title());
            list.append(language.ordinal() + 1 < ProgramLanguage.values().length ? "," : ".");
        }
        session.note(list.toString());
        String answer = session.screen().ask("Number or name [1]: ");
        ProgramLanguage chosen = answer == null ? null : language(answer.strip());
        if (chosen != null) {
            String trouble = session.settings().keep(Setting.PROGRAM, chosen.word());
            session.note(
                    "Programs are shown in " + chosen.title() + (trouble == null ? "." : " for now: " + trouble + "."));
        }
    }

    private static ProgramLanguage language(String answer) {
        for (ProgramLanguage language : ProgramLanguage.values()) {
            boolean number = answer.equals(Integer.toString(language.ordinal() + 1));
            boolean first = answer.isEmpty() && language.ordinal() == 0;
            if (number || first || answer.equalsIgnoreCase(language.word())) {
                return language;
            }
        }
        return null;
    }

    /** Time passes; {@code null} if there is nothing new. */
    StepPort.News tick() throws IOException {
        StepPort.News news = isOpen() ? port.tick() : null;
        return news == null || news.isEmpty() ? null : news;
    }

    /** What has come until now; {@code null} for nothing. Hold the monitor of the lesson's link. */
    StepPort.News pull() throws IOException {
        StepPort.News news = isOpen() ? port.pull() : null;
        return news == null || news.isEmpty() ? null : news;
    }

    /** What has come, and what is said to it. */
    StyledText text(StepPort.News news, LessonRun run, LessonText text) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(new ProgramText(session, run).arrived(news.played()));
        if (news.fault() != null) {
            out.add(session.wrapped(news.fault()));
        }
        if (news.outcome() instanceof Outcome.Ran ran) {
            if (!ran.goals().equals(lastGoals)) {
                text.goals(ran.goals(), out);
            }
            lastGoals = ran.goals();
        } else if (news.outcome() instanceof Outcome.Refused refused) {
            out.add(text.of(new Outcome.Refused(refused.feedback(), List.of())));
        } else if (news.outcome() instanceof Outcome.Solved solved) {
            out.add(text.of(new Outcome.Solved(
                    solved.step(), solved.status(), true, List.of(), null, solved.after(), List.of())));
        }
        return out.build();
    }

    /** What {@code :listen PORT} does in a lesson. */
    Result listen(String rest, LessonRun run) {
        if (!run.wantsPort()) {
            return session.refuse("In a lesson a port is open in steps for programs only.");
        }
        int wanted = rest.isEmpty() ? number() : TimeTravel.number(rest);
        if (wanted < 1 || wanted > 65_535) {
            return session.refuse("Which port? \":listen 7379\", for instance.");
        }
        try {
            port().prefer(wanted);
        } catch (IOException e) {
            return session.refuse("No port can be opened: " + e.getMessage() + ".");
        }
        session.note(
                number() == wanted
                        ? "Port " + number() + " of this machine (127.0.0.1) is open as long as this step lasts."
                        : "Port " + wanted + " is taken; port " + number() + " is open.");
        return Result.FINE;
    }

    /** Shows the program of the step once more. */
    void show(LessonRun run) {
        StyledText.Builder out = new StyledText.Builder();
        ProgramText text = new ProgramText(session, run);
        text.program((Step.Client) run.step(), false, out);
        text.how((Step.Client) run.step(), number(), out);
        session.screen().page(out.build());
    }

    /** Why a line is not taken in a step for programs; {@code null} if it is. */
    String refusal(String line, LessonRun run) {
        boolean programs = run.step() instanceof Step.Client && !run.isSolved() && !run.isPlaying();
        boolean another = line.startsWith("@") || line.matches("[a-z][a-z0-9-]*>>? .*");
        return programs && another && session.screen().isInteractive()
                ? "Other clients are your programs in this step; what you type here is yours."
                : null;
    }
}
