package dev.rediscover.shell;

import dev.rediscover.lesson.CrashEvent;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.CrashPicture;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.CrashView;
import dev.rediscover.tutor.Moment;
import java.util.ArrayList;
import java.util.List;

/** What happens to a second server, as text for a screen. */
final class CrashText {
    private static final int LINES = 8; // of a picture: several stand below each other

    private final Session session;

    CrashText(Session session) {
        this.session = session;
    }

    /** What a step begins with: the configuration, what is going to happen, what has happened. */
    StyledText begun(Step.Crash step, CrashView view) {
        StyledText.Builder out = new StyledText.Builder();
        List<String> directives = new ArrayList<>();
        step.server().forEach((name, value) -> directives.add(name + " " + (value.isEmpty() ? "\"\"" : value)));
        if (!directives.isEmpty()) {
            out.add(session.wrapped("A second server starts with: " + String.join(", ", directives) + "."), Role.MUTED);
        } else {
            out.add("A second server starts.", Role.MUTED).newline();
        }
        if (step.asks()) {
            step.happens().forEach(event -> planned(event, out));
            planned(CrashEvent.run(step.answer().ask()), out);
            step.then().forEach(event -> planned(event, out));
            return out.build();
        }
        out.add(happened(new CrashView(view.name(), view.moments(), 0, 0)));
        List<String> then = new ArrayList<>();
        step.then().forEach(event -> then.add(words(event)));
        out.add(session.wrapped("After your commands: " + String.join(", ", then) + "."), Role.MUTED);
        return out.build();
    }

    private static void planned(CrashEvent event, StyledText.Builder out) {
        boolean command = event.kind() == CrashEvent.Kind.RUN;
        out.add(command ? "> " : "  ", Role.MUTED)
                .add(words(event), command ? Role.COMMAND : Role.EMPHASIS)
                .newline();
    }

    /** What the learner is to type. */
    static String wanted(Step.Crash step) {
        return step.asks()
                ? "What will the reply to " + step.answer().ask().text() + " be? Type it, without quotes."
                : "Your commands run on the second server. check lets the rest happen.";
    }

    /** What has happened and was not shown yet. */
    StyledText happened(CrashView view) {
        StyledText.Builder out = new StyledText.Builder();
        List<Moment> all = view.moments();
        for (int i = all.size() - view.untold().size(); i < all.size(); i++) {
            if (i == 0) {
                out.add(session.wrapped("The second server is " + view.name() + "."), Role.MUTED);
            }
            happened(all.get(i), out);
            if (all.get(i).rests() && !all.get(i).looksLike(lastShown(all, i))) {
                picture(all.get(i), out);
            }
        }
        return out.build();
    }

    /** The moment before one whose picture was shown; {@code null} if there is none. */
    private static Moment lastShown(List<Moment> all, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (all.get(i).rests()) {
                return all.get(i);
            }
        }
        return null;
    }

    private void happened(Moment moment, StyledText.Builder out) {
        if (moment.event().kind() == CrashEvent.Kind.RUN) {
            if (!moment.own()) {
                planned(moment.event(), out);
            }
            out.add(session.printed(moment.event().line().words(), moment.reply(), 2));
            return;
        }
        String said = moment.said().isEmpty() ? "" : ": " + moment.said();
        String rule = isPlain() ? "" : session.screen().canvas().rule(2) + " ";
        out.add(session.wrapped(rule + words(moment.event()) + said), Role.EMPHASIS);
    }

    private boolean isPlain() {
        return session.settings().isOn(Setting.PLAIN);
    }

    private void picture(Moment moment, StyledText.Builder out) {
        CrashPicture picture = picture(moment);
        if (isPlain()) {
            out.add(session.wrapped(picture.sentence()));
        } else {
            out.add(picture.draw(session.screen().canvas().withLines(LINES)));
        }
    }

    static CrashPicture picture(Moment moment) {
        List<CrashPicture.Part> parts = new ArrayList<>();
        for (Moment.FileSeen file : moment.files()) {
            parts.add(new CrashPicture.Part(file.name(), file.size(), file.lines(), file.synced()));
        }
        return new CrashPicture(moment.memory(), parts);
    }

    /** A moment in one line, for a transcript. */
    static String told(Moment moment) {
        String what = moment.event().kind() == CrashEvent.Kind.RUN
                ? moment.event().text() + ": " + ReplyText.show(moment.reply())
                : words(moment.event()) + (moment.said().isEmpty() ? "" : ": " + moment.said());
        return "second server: " + what;
    }

    /** An event in words. */
    private static String words(CrashEvent event) {
        return switch (event.kind()) {
            case RUN -> event.line().text();
            case WAIT -> event.amount() % 1000 == 0 ? event.amount() / 1000 + " s pass" : event.amount() + " ms pass";
            case KILL -> "kill -9";
            case POWER_CUT -> "the power fails (played: kill -9, and what is not on disk for sure is cut off)";
            case STOP -> "SHUTDOWN";
            case START -> "start it again";
            case CUT -> "the last " + event.amount() + " bytes of the " + name(event.file()) + " are lost";
            case MEND -> "the end of the " + name(event.file()) + " is mended, as by check-aof --fix";
            case COPY -> "the files are copied to a safe place";
            case RESTORE -> "the copies are put in the place of the files";
        };
    }

    private static String name(String file) {
        return file.equals(CrashEvent.AOF) ? "append-only file" : "snapshot";
    }
}
