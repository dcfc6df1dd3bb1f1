package dev.rediscover.shell;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ProgramLanguage;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Played;
import java.util.ArrayList;
import java.util.List;

/** Programs to run in another terminal, and what arrives from them, as text for a screen. */
final class ProgramText {
    private static final int WIDEST = 80;
    private static final int MOST_LINES = 20;
    private static final int FIRST_LINES = 14;
    private static final int REPLY_WIDTH = 36;

    private final Session session;
    private final LessonRun run;

    ProgramText(Session session, LessonRun run) {
        this.session = session;
        this.run = run;
    }

    private boolean isPlain() {
        return session.settings().isOn(Setting.PLAIN);
    }

    private int width() {
        return Math.min(WIDEST, session.screen().canvas().columns());
    }

    /** The language that the learner has chosen; the first one if none was. */
    static ProgramLanguage language(Settings settings) {
        ProgramLanguage chosen = ProgramLanguage.of(settings.get(Setting.PROGRAM));
        return chosen == null ? ProgramLanguage.PYTHON : chosen;
    }

    // ---- the program

    /** The program of a step; {@code whole}: the one that is right, else what the learner begins with. */
    void program(Step.Client step, boolean whole, StyledText.Builder out) {
        ProgramLanguage wished = language(session.settings());
        ProgramLanguage language = step.nearest(wished);
        String text = run.text(whole ? step.program(wished) : step.start(wished));
        String title = language.file() + ", " + language.title();
        if (isPlain()) {
            out.add(title + ":", Role.MUTED).newline();
            out.add(text.strip()).newline();
            out.add("End of the program.", Role.MUTED).newline();
        } else {
            rule(title, out);
            out.add(text.strip(), Role.COMMAND).newline();
            rule("", out);
        }
        if (language != wished) {
            out.add(session.wrapped("There is none in " + wished.title() + " here."), Role.MUTED);
        }
    }

    /** Where to connect, and how the program is run. */
    void how(Step.Client step, int port, StyledText.Builder out) {
        ProgramLanguage language = step.nearest(language(session.settings()));
        String where = port == 0
                ? "No port is open here; programs can connect where somebody sits at the prompt."
                : "Port " + port + " of this machine (127.0.0.1) is open. Save the program as " + language.file()
                        + " and run it in another terminal: " + language.command();
        out.add(session.wrapped(where), Role.MUTED);
        if (port != 0) {
            String words = "The word program shows it again; :set program "
                    + "node|ioredis|java|cli|python shows it in another language.";
            out.add(session.wrapped(words), Role.MUTED);
        }
    }

    private void rule(String title, StyledText.Builder out) {
        String rule = session.screen().canvas().rule(Math.max(2, width() - title.length() - (title.isEmpty() ? 0 : 4)));
        if (title.isEmpty()) {
            out.add(rule, Role.BORDER).newline();
            return;
        }
        out.add(session.screen().canvas().rule(2) + " ", Role.BORDER).add(title, Role.MUTED);
        out.add(" " + rule, Role.BORDER).newline();
    }

    // ---- what arrives

    /** What has come from programs, a line each; of very much the beginning and the end. */
    StyledText arrived(List<Played> all) {
        List<StyledText> lines = new ArrayList<>();
        for (Played one : all) {
            if (!one.line().isTick()) {
                lines.add(line(one));
            }
            one.late().forEach(late -> lines.add(late(late)));
        }
        StyledText.Builder out = new StyledText.Builder();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.size() > MOST_LINES && i == FIRST_LINES) {
                int left = lines.size() - MOST_LINES;
                out.add("  ... " + left + " more", Role.MUTED).newline();
                i += left;
            }
            out.add(lines.get(i)).newline();
        }
        return out.build();
    }

    private StyledText line(Played one) {
        Line line = one.line();
        if (line.words().get(0).is("QUIT")) {
            return StyledText.of(line.client() + " hangs up", Role.MUTED);
        }
        String command = Quoting.line(line.words());
        String lead = line.client() + (line.joined() ? ">> " : "> ");
        String told = one.reply() == null ? "waits" : reply(one.reply());
        int room = Math.max(12, width() - lead.length() - told.length() - 5);
        return new StyledText.Builder()
                .add(lead, one.own() ? Role.EMPHASIS : Role.MUTED)
                .add(cut(command, room), Role.COMMAND)
                .add(isPlain() ? ", told " : "  -> ", Role.MUTED)
                .add(told, one.reply() != null && one.reply().isError() ? Role.WARNING : Role.MUTED)
                .build();
    }

    private StyledText late(Played.Late late) {
        String what = late.reply() instanceof Reply.Push ? " is sent " : " is told ";
        return new StyledText.Builder()
                .add(late.client(), Role.EMPHASIS)
                .add(what, Role.MUTED)
                .add(cut(ReplyText.show(late.reply()), width() - 20))
                .build();
    }

    private String reply(Reply reply) {
        return cut(ReplyText.show(reply).replace('\n', ' '), Math.min(REPLY_WIDTH, width() / 2));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(1, width - 3)) + "...";
    }
}
