package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.CommandName;
import dev.rediscover.lesson.Line;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines run on a stage, and what came of them.
 *
 * @param stage as it is afterwards
 * @param played every line, in order
 * @param called the commands that the Lua text names which was run; {@code null} where the answer is no Lua text
 */
record Performance(Stage stage, List<Played> played, List<Line> called) {
    /** Lines without a Lua text. */
    Performance(Stage stage, List<Played> played) {
        this(stage, played, null);
    }

    /** Runs lines, then those that follow, on {@code stage} itself. */
    static Performance on(Stage stage, List<Line> lines, List<Line> then) {
        List<Played> played = new ArrayList<>(stage.run(lines));
        played.addAll(stage.runAside(then));
        return new Performance(stage, played);
    }

    /** The commands of the performer, moves of the clock left out. */
    List<Line> commands() {
        List<Line> commands = new ArrayList<>();
        for (Played one : played) {
            if (one.own() && !one.line().isTick()) {
                commands.add(one.line());
            }
        }
        return commands;
    }

    /** The reply of the performer's last command, if need be the one that came late; {@code null} if it still waits. */
    Reply reply() {
        int last = played.size() - 1;
        while (last >= 0 && (!played.get(last).own() || played.get(last).line().isTick())) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        Played asked = played.get(last);
        if (asked.reply() != null) {
            return asked.reply();
        }
        for (Played after : played.subList(last, played.size())) {
            for (Played.Late late : after.late()) {
                boolean unasked = late.reply() instanceof Reply.Push;
                if (!unasked && late.client().equals(asked.line().client())) {
                    return late.reply();
                }
            }
        }
        return null;
    }

    /** The words of the performer's last command; empty if there was none. */
    List<Bytes> lastWords() {
        List<Line> commands = commands();
        return commands.isEmpty()
                ? List.of()
                : commands.get(commands.size() - 1).words();
    }

    /** What each client was sent unasked, messages and the like, in order. */
    Map<String, List<Reply>> heard() {
        Map<String, List<Reply>> heard = new LinkedHashMap<>();
        for (Played one : played) {
            for (Played.Late late : one.late()) {
                if (late.reply() instanceof Reply.Push) {
                    heard.computeIfAbsent(late.client(), client -> new ArrayList<>())
                            .add(late.reply());
                }
            }
        }
        return heard;
    }

    Effect effect() {
        return Effect.of(played);
    }

    boolean used(String command) {
        return uses(commands(), command) || called != null && uses(called, command);
    }

    private static boolean uses(List<Line> lines, String command) {
        for (Line line : lines) {
            if (CommandName.fits(command, line.words())) {
                return true;
            }
        }
        return false;
    }

    boolean usedOnly(List<String> commands) {
        List<Line> all = called != null ? called : commands();
        for (Line line : all) {
            if (commands.stream().noneMatch(command -> CommandName.fits(command, line.words()))) {
                return false;
            }
        }
        return !all.isEmpty();
    }
}
