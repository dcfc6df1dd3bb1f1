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
        out.add(happened(new CrashView(view.name(), view.moments(), 0)));
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

    /** What has happened and was not told yet. */
    StyledText happened(CrashView view) {
        StyledText.Builder out = new StyledText.Builder();
        List<Moment> moments = view.untold();
        if (view.fresh() == 0 && !moments.isEmpty()) {
            out.add(session.wrapped("The second server is " + view.name() + "."), Role.MUTED);
        }
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            happened(moment, out);
            boolean goesOn = i + 1 < moments.size() && isCommand(moment) && isCommand(moments.get(i + 1));
            if (!goesOn) {
                picture(moment, out);
            }
        }
        return out.build();
    }

    private static boolean isCommand(Moment moment) {
        return moment.event().kind() == CrashEvent.Kind.RUN;
    }

    private void happened(Moment moment, StyledText.Builder out) {
        if (isCommand(moment)) {
            if (!moment.own()) {
                planned(moment.event(), out);
            }
            out.add(session.printed(moment.event().line().words(), moment.reply(), 2));
            return;
        }
        out.add(words(moment.event()), Role.EMPHASIS);
        out.add(moment.said().isEmpty() ? "" : ": " + moment.said()).newline();
    }

    private void picture(Moment moment, StyledText.Builder out) {
        CrashPicture picture = picture(moment);
        if (session.settings().isOn(Setting.PLAIN)) {
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
        String what = isCommand(moment)
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
            case START -> "the server starts again";
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
