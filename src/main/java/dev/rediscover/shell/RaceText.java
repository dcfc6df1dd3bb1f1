package dev.rediscover.shell;

import dev.rediscover.lesson.ReplyText;
import dev.rediscover.render.RacePicture;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.Played;
import dev.rediscover.tutor.RaceTurn;
import dev.rediscover.tutor.RaceView;
import java.util.ArrayList;
import java.util.List;

/** A race as text for a screen: the lanes and what comes next. */
final class RaceText {
    private final Session session;

    RaceText(Session session) {
        this.session = session;
    }

    /** The race as it stands; before the first turn the programs. */
    StyledText of(RaceView view) {
        RacePicture picture = picture(view);
        StyledText.Builder out = new StyledText.Builder();
        boolean plain = session.settings().isOn(Setting.PLAIN);
        if (!view.given().isEmpty()) {
            List<String> given = new ArrayList<>();
            view.given().forEach(one -> given.add(one.typed()));
            line("Other data: " + String.join(" ; ", given), out);
        }
        if (plain) {
            picture.sentences().forEach(sentence -> out.add(session.wrapped(sentence)));
        } else {
            out.add(picture.draw(session.screen().canvas()));
        }
        if (view.turns().isEmpty() && view.retry() > 0) {
            String times = view.retry() == 1 ? "once" : view.retry() + " times";
            line("If EXEC replies nil, a program starts over, at most " + times + ".", out);
        }
        if (!view.turns().isEmpty()) {
            line(next(view), out);
        }
        return out.build();
    }

    /** What the learner is to type. */
    static String wanted(RaceView view) {
        List<String> names = view.clients();
        StringBuilder letters = new StringBuilder();
        names.forEach(name -> letters.append(letters.length() == 0 ? "" : " ").append(name.charAt(0)));
        String turns = "Type " + String.join(" or ", names) + " for one turn, or several by first letters: " + letters
                + " " + letters + ".";
        if (!view.repairs()) {
            return turns + " undo takes a turn back.";
        }
        String who = view.programs().stream()
                .filter(RaceView.Program::editable)
                .map(RaceView.Program::client)
                .findFirst()
                .orElse(names.get(0));
        boolean all = view.programs().stream().allMatch(RaceView.Program::editable);
        String whole = (all ? names.size() == 2 ? "both" : "all" : who) + ": C1 ; C2";
        return "```\n"
                + entry(who + " 2 COMMAND", "replaces line 2")
                + entry(who + " +2 COMMAND", "puts one before it")
                + entry(who + " + COMMAND", "adds one at the end")
                + entry(who + " -2", "drops line 2")
                + entry(whole, "writes " + (all ? "them" : "it") + " anew")
                + entry(letters + " " + letters, "takes these turns")
                + entry("check", "runs every order")
                + "```\n";
    }

    private static String entry(String typed, String meaning) {
        return typed + " ".repeat(Math.max(2, 17 - typed.length())) + meaning + "\n";
    }

    private void line(String text, StyledText.Builder out) {
        out.add(session.wrapped(text), Role.MUTED);
    }

    /** What everybody does next. */
    private static String next(RaceView view) {
        List<String> next = new ArrayList<>();
        for (RaceView.Program program : view.programs()) {
            String name = program.client();
            if (view.waiting().contains(name)) {
                next.add(name + " waits" + (view.over() ? " for ever" : ""));
            } else if (program.next() < program.lines().size()) {
                next.add(name + ": " + program.lines().get(program.next()));
            }
        }
        if (view.over()) {
            String end = next.isEmpty() ? "The race is over." : "The race is over; " + String.join(", ", next) + ".";
            return view.canStep() ? end + " The word step goes through it turn by turn." : end;
        }
        return "Next: " + String.join(" | ", next);
    }

    /** What becomes a picture. */
    static RacePicture picture(RaceView view) {
        List<RacePicture.Lane> lanes = new ArrayList<>();
        view.programs().forEach(one -> lanes.add(new RacePicture.Lane(one.client(), one.lines(), one.next())));
        List<RacePicture.Turn> turns = new ArrayList<>();
        view.turns().forEach(turn -> turns.add(turn(turn)));
        return new RacePicture(lanes, view.keys(), view.begin(), turns, view.waiting());
    }

    private static RacePicture.Turn turn(RaceTurn turn) {
        RacePicture.Became became = switch (turn.kind()) {
            case RAN -> RacePicture.Became.GOT;
            case WAITS -> RacePicture.Became.WAITS;
            case PASSED -> RacePicture.Became.PASSED;
            case SLEPT -> RacePicture.Became.SLEPT;
            case STUCK -> RacePicture.Became.STUCK;
        };
        List<RacePicture.Told> told = new ArrayList<>();
        for (Played.Late late : turn.late()) {
            told.add(new RacePicture.Told(late.client(), ReplyText.show(late.reply())));
        }
        String reply = turn.reply() == null ? null : ReplyText.show(turn.reply());
        return new RacePicture.Turn(
                turn.client(), turn.line().text(), became, reply, turn.again(), told, turn.values());
    }
}
