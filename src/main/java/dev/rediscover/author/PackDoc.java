package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.LuaScript;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.ProgramLanguage;
import dev.rediscover.lesson.RaceLine;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.Played;
import dev.rediscover.tutor.WorkedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pack on paper: its lessons as a handout, with or without the answers. Every reply in it comes from the engine. */
public final class PackDoc {
    private static final int MOST_DATA = 12;

    private final Pack pack;
    private final EngineMaker maker;
    private final Sheet sheet;

    private PackDoc(Pack pack, EngineMaker maker, Sheet sheet) {
        this.pack = pack;
        this.maker = maker;
        this.sheet = sheet;
    }

    /**
     * The handout of a pack.
     *
     * @param html whether as a page of HTML, else in Markdown
     * @param answers whether the answers follow at the end
     */
    public static String of(Pack pack, EngineMaker maker, boolean html, boolean answers, Watcher watcher) {
        Sheet sheet = html ? new HtmlSheet(pack.locale()) : new MarkdownSheet();
        new PackDoc(pack, maker, sheet).write(answers, watcher);
        return sheet.text();
    }

    private void write(boolean answers, Watcher watcher) {
        front(answers);
        List<List<WorkedStep>> worked = new ArrayList<>();
        for (Lesson lesson : pack.lessons()) {
            worked.add(WorkedStep.all(lesson, maker));
            watcher.at(worked.size(), pack.lessons().size(), lesson.id());
            sheet.newPage();
            lesson(lesson, worked.get(worked.size() - 1));
        }
        if (answers) {
            sheet.newPage();
            sheet.heading(2, "Answers", "answers");
            for (int i = 0; i < worked.size(); i++) {
                answers(pack.lessons().get(i), worked.get(i));
            }
        }
    }

    private void front(boolean answers) {
        sheet.heading(1, pack.title(), "top");
        if (!pack.summary().isBlank()) {
            sheet.prose(pack.summary());
        }
        String by = pack.authors().isEmpty() ? "" : " By " + String.join(", ", pack.authors()) + ".";
        String license = pack.license().isBlank() ? "" : " License: " + pack.license() + ".";
        sheet.prose("`" + pack.id() + "` " + pack.version() + "." + by + license);
        List<String> ids = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Lesson lesson : pack.lessons()) {
            ids.add(lesson.id());
            words.add(lesson.title());
        }
        if (answers) {
            ids.add("answers");
            words.add("Answers");
        }
        sheet.contents(ids, words);
    }

    // ---- a lesson

    private void lesson(Lesson lesson, List<WorkedStep> steps) {
        sheet.heading(2, lesson.title(), lesson.id());
        String minutes = " About " + lesson.minutes() + (lesson.minutes() == 1 ? " minute." : " minutes.");
        sheet.prose((lesson.summary() + minutes).strip());
        List<String> goals = new ArrayList<>();
        lesson.goal().stream()
                .filter(pack.skills()::containsKey)
                .forEach(id -> goals.add(pack.skills().get(id)));
        if (!goals.isEmpty()) {
            sheet.prose("You learn to:\n\n- " + String.join("\n- ", goals));
        }
        data(lesson.setup());
        for (int i = 0; i < steps.size(); i++) {
            step(steps.get(i), i + 1, lesson);
        }
    }

    /** What has to be there before one begins, for those who work on a server of their own. */
    private void data(List<Line> setup) {
        if (!setup.isEmpty() && setup.size() <= MOST_DATA) {
            sheet.prose("Data:");
            List<String> lines = new ArrayList<>();
            setup.forEach(line -> lines.add(echo(line)));
            sheet.block(lines);
        }
    }

    private void step(WorkedStep worked, int number, Lesson lesson) {
        Step step = worked.step();
        sheet.heading(3, number + ". " + called(step.kind()), lesson.id() + "-" + step.id());
        sheet.prose(step.head().prompt());
        data(step.head().setup());
        switch (step.kind()) {
            case DEMO -> demo((Step.Demo) step, worked);
            case PREDICT -> predict((Step.Predict) step, worked);
            case CHOICE ->
                sheet.entries(worked.options().stream().map(Step.Option::text).toList(), false);
            case FILL -> sheet.block(List.of(((Step.Fill) step).template()));
            case ORDER ->
                sheet.entries(
                        worked.lines().stream().map(line -> code(echo(line))).toList(), true);
            case TASK, PROJECT -> sheet.entries(worked.goals(), false);
            case FIX, SCRIPT -> script(step);
            case RACE -> race((Step.Race) step);
            case CLIENT -> programs(((Step.Client) step));
            case CRASH -> crash((Step.Crash) step);
            default -> {}
        }
        if (room(step.kind()) > 0) {
            sheet.room(room(step.kind()));
        }
    }

    /** What is to be mended; of a Lua text also how it is run. */
    private void script(Step step) {
        LuaScript lua = step.luaOrNull();
        if (lua != null) {
            if (!lua.given().isBlank()) {
                sheet.block(lua.given().lines().toList());
            }
            sheet.prose("It is run like this, with the script in the place of `" + LuaScript.SCRIPT + "`:");
            sheet.block(lua.call().stream().map(PackDoc::echo).toList());
        } else if (step instanceof Step.Fix fix) {
            sheet.entries(fix.script().stream().map(line -> code(echo(line))).toList(), true);
        }
    }

    /** What to begin with, in the language that comes first; whoever reads it connects to a server of his own. */
    private void programs(Step.Client client) {
        ProgramLanguage first = client.programs().keySet().iterator().next();
        sheet.prose("In " + first.title() + ":");
        sheet.block(client.start(first).strip().lines().toList());
    }

    /** Code in a line of prose; a text with backticks cannot be code there. */
    private static String code(String text) {
        return text.indexOf('`') >= 0 ? text : "`" + text + "`";
    }

    private static String called(Step.Kind kind) {
        return switch (kind) {
            case SAY -> "Read";
            case DEMO -> "Watch";
            case PREDICT -> "Predict the reply";
            case CHOICE -> "Choose";
            case ANSWER -> "Answer";
            case FILL -> "Fill in the blanks";
            case ORDER -> "Put in order";
            case COMMAND -> "One command";
            case TASK -> "Several commands";
            case FIX -> "Mend the script";
            case SCRIPT -> "Write a script";
            case PROJECT -> "Build";
            case REFLECT -> "In your own words";
            case RACE -> "Who comes first";
            case CLIENT -> "From your own program";
            case CRASH -> "What a crash costs";
        };
    }

    private static int room(Step.Kind kind) {
        return switch (kind) {
            case SAY, DEMO, CHOICE -> 0;
            case TASK, FIX, SCRIPT, REFLECT, RACE, CLIENT -> 4;
            case CRASH -> 2;
            case PROJECT -> 8;
            default -> 1;
        };
    }

    private void demo(Step.Demo demo, WorkedStep worked) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < worked.shown().size(); i++) {
            session(worked.shown().get(i), lines);
            String note = demo.run().get(i).note();
            if (note != null) {
                sheet.block(lines);
                sheet.prose(note);
                lines = new ArrayList<>();
            }
        }
        if (!lines.isEmpty()) {
            sheet.block(lines);
        }
    }

    private void predict(Step.Predict predict, WorkedStep worked) {
        List<String> lines = new ArrayList<>();
        worked.shown().forEach(played -> session(played, lines));
        predict.run().forEach(line -> lines.add(lead(line) + line.text()));
        if (predict.ask() != null) {
            lines.add(lead(predict.ask()) + predict.ask().text());
        }
        predict.then().forEach(line -> lines.add(lead(line) + line.text()));
        sheet.block(lines);
        if (!predict.then().isEmpty()) {
            sheet.prose("What will the reply to " + code(predict.asked().text()) + " be?");
        }
    }

    private void race(Step.Race race) {
        for (Map.Entry<String, List<RaceLine>> client : race.clients().entrySet()) {
            sheet.prose("**" + client.getKey() + "**");
            sheet.block(client.getValue().stream().map(RaceLine::text).toList());
        }
    }

    private void crash(Step.Crash crash) {
        List<String> lines = new ArrayList<>();
        crash.server().forEach((name, value) -> lines.add(name + " " + (value.isEmpty() ? "\"\"" : value)));
        if (!lines.isEmpty()) {
            sheet.prose("A server with this configuration:");
            sheet.block(lines);
        }
        sheet.prose("What happens:");
        List<String> events = new ArrayList<>();
        crash.happens().forEach(event -> events.add(event.text()));
        if (!crash.asks()) {
            events.add("... your commands ...");
        }
        crash.then().forEach(event -> events.add(event.text()));
        sheet.block(events);
        if (crash.asks()) {
            sheet.prose("What will the reply to " + code(crash.answer().ask().text()) + " be?");
        }
    }

    // ---- the answers

    private void answers(Lesson lesson, List<WorkedStep> steps) {
        sheet.heading(3, lesson.title(), "answers-" + lesson.id());
        for (int i = 0; i < steps.size(); i++) {
            WorkedStep worked = steps.get(i);
            if (worked.step().isExercise()) {
                sheet.heading(
                        4,
                        i + 1 + ". " + worked.step().id(),
                        "answer-" + lesson.id() + "-" + worked.step().id());
                answer(worked);
            }
        }
    }

    private void answer(WorkedStep worked) {
        boolean words = worked.solutionText() != null && worked.step().kind() != Step.Kind.PREDICT;
        if (words) {
            sheet.prose(worked.solutionText().replace("(integer) ", ""));
        }
        List<String> lines = new ArrayList<>();
        if (worked.step() instanceof Step.Client client) {
            lines.addAll(
                    client.programs().values().iterator().next().strip().lines().toList());
        } else if (worked.step().luaOrNull() != null) {
            lua(worked.step().luaOrNull(), worked.solution(), lines);
        } else {
            worked.solution().forEach(played -> session(played, lines));
        }
        if (!lines.isEmpty()) {
            sheet.block(lines);
        }
        if (worked.step() instanceof Step.Choice choice) {
            choice.options().stream()
                    .filter(option -> option.why() != null)
                    .forEach(option -> sheet.prose(
                            "**" + option.text() + "**: " + option.why().fill((name, key) -> "…")));
        }
        if (worked.step().head().after() != null) {
            sheet.prose(worked.step().head().after());
        }
    }

    /** The text, then the lines that run it, without the text in them. */
    private void lua(LuaScript lua, List<Played> played, List<String> lines) {
        sheet.block(lua.solution().lines().toList());
        for (int i = 0; i < played.size(); i++) {
            Played one = played.get(i);
            session(
                    new Played(
                            lua.call().get(i), one.reply(), one.late(), one.changes(), one.at(), one.protocol(), true),
                    lines);
        }
    }

    // ---- commands and replies

    private static String lead(Line line) {
        return line.isOther() ? line.client() + "> " : "> ";
    }

    private static String echo(Line line) {
        return line.isOther() ? line.client() + "> " + line.text() : line.text();
    }

    private static void session(Played played, List<String> out) {
        Line line = played.line();
        out.add(lead(line) + line.text());
        if (played.reply() != null) {
            printed(line, played.reply(), played.protocol(), out);
        } else if (played.waits()) {
            out.add(line.isOther() ? "(" + line.client() + " waits)" : "(you wait)");
        }
        for (Played.Late late : played.late()) {
            List<String> reply = new ArrayList<>();
            printed(null, late.reply(), late.protocol(), reply);
            out.add(late.client() + ":" + (reply.size() == 1 ? " " + reply.get(0) : ""));
            out.addAll(reply.size() == 1 ? List.of() : reply);
        }
    }

    private static void printed(Line line, Reply reply, int protocol, List<String> out) {
        Reply shown = protocol == 2 ? reply.resp2() : reply;
        StyledText text = reply instanceof Reply.Push push
                ? ReplyText.push(push, false)
                : ReplyText.print(line == null ? List.of() : line.words(), shown, ReplyStyle.CLASSIC);
        text.lines().forEach(one -> out.add(one.plain()));
    }
}
