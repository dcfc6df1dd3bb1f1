package dev.rediscover.tutor;

import dev.rediscover.lesson.Accept;
import dev.rediscover.lesson.Arrival;
import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.RaceRepair;
import dev.rediscover.lesson.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** A hash of what a step asks for: its kind, data, solution and checks, but not its texts, hints and messages. */
public final class Meaning {
    private final StringBuilder text = new StringBuilder();

    private Meaning() {}

    /** What all steps of a lesson ask for, in order: eight hexadecimal digits and as many again. */
    public static String of(Lesson lesson) {
        CRC32 forward = new CRC32();
        CRC32 backward = new CRC32();
        for (Step step : lesson.steps()) {
            byte[] meaning = (step.id() + ' ' + of(lesson, step) + '\n').getBytes(StandardCharsets.UTF_8);
            forward.update(meaning);
            for (int i = meaning.length - 1; i >= 0; i--) {
                backward.update(meaning[i]);
            }
        }
        return String.format(java.util.Locale.ROOT, "%08x%08x", forward.getValue(), backward.getValue());
    }

    /** The hash for a step of a lesson; the same as long as what was done of it counts. */
    public static String of(Lesson lesson, Step step) {
        Meaning meaning = new Meaning();
        meaning.add(step.kind().word());
        meaning.lines(lesson.setup());
        meaning.lines(step.head().setup());
        meaning.step(step);
        CRC32 crc = new CRC32();
        crc.update(meaning.text.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private void add(Object part) {
        text.append(part).append('\0');
    }

    private void lines(List<Line> lines) {
        lines.forEach(line -> add(line.typed()));
        add("");
    }

    private void step(Step step) {
        switch (step.kind()) {
            case SAY -> add("");
            case DEMO ->
                ((Step.Demo) step).run().forEach(shown -> add(shown.line().typed()));
            case PREDICT -> {
                Step.Predict predict = (Step.Predict) step;
                lines(predict.given());
                lines(predict.run());
                add(predict.ask() == null ? "" : predict.ask().typed());
                predict.then().forEach(line -> add(line.typed()));
            }
            case CHOICE -> ((Step.Choice) step).options().forEach(option -> add(option.original() + option.ok()));
            case ANSWER -> add(((Step.Answer) step).is());
            case FILL, ORDER, COMMAND, TASK, SCRIPT -> judged(step.judgedOrNull());
            case FIX -> {
                lines(((Step.Fix) step).script());
                judged(step.judgedOrNull());
            }
            case PROJECT -> {
                ((Step.Project) step).milestones().forEach(part -> part.state().forEach(this::check));
                judged(step.judgedOrNull());
            }
            case REFLECT -> add(((Step.Reflect) step).original());
            case RACE -> race((Step.Race) step);
            case CLIENT -> client((Step.Client) step);
            case CRASH -> crash((Step.Crash) step);
        }
        others(step);
    }

    private void race(Step.Race race) {
        race.clients().forEach((name, program) -> {
            add(name);
            program.forEach(line -> add(line.text()));
        });
        add(race.retry());
        if (race.find() != null) {
            race.find().state().forEach(this::check);
            add(race.find().replies());
            add(race.find().blocked());
        }
        if (race.repair() != null) {
            add(race.repair().edit());
            add(race.repair().mayWait());
            for (RaceRepair.Case one : race.repair().cases()) {
                lines(one.setup());
                one.invariant().forEach(this::check);
            }
        }
    }

    private void crash(Step.Crash crash) {
        add(crash.server());
        crash.happens().forEach(event -> add(event.text()));
        crash.then().forEach(event -> add(event.text()));
        add(crash.asks() ? crash.answer().ask().typed() : "");
        lines(crash.answer().solution());
        crash.answer().state().forEach(this::check);
    }

    private void client(Step.Client client) {
        judged(client.judged());
        for (Arrival arrival : client.arrives()) {
            add(arrival.lines());
            add(arrival.how() + " " + arrival.times() + " " + arrival.reply());
        }
        add(client.fresh());
        client.meanwhile().forEach((after, lines) -> {
            add(after);
            lines(lines);
        });
    }

    /** What some steps have besides; without it nothing is added. */
    private void others(Step step) {
        if (step instanceof Step.Fill fill) {
            fill.then().forEach(line -> add(line.typed()));
        } else if (step instanceof Step.Command command) {
            command.then().forEach(line -> add(line.typed()));
        } else if (step instanceof Step.Choice choice && choice.many()) {
            add("many");
        } else if (step instanceof Step.Task task) {
            task.meanwhile().forEach((after, lines) -> {
                add(after);
                lines(lines);
            });
        }
    }

    private void judged(Step.Judged judged) {
        lines(judged.solution());
        add(judged.gates().maxCommands());
        add(judged.gates().forbid().keySet());
        add(judged.gates().all().keySet());
        add(judged.gates().any().keySet());
        for (Accept accept : judged.accept()) {
            add(accept.sameReply() + " " + accept.effect() + " " + accept.reply());
            accept.state().forEach(this::check);
        }
        judged.state().forEach(this::check);
    }

    private void check(Check check) {
        if (check instanceof Check.Run run) {
            add(run.run().typed() + run.expect());
        } else if (check instanceof Check.Key key) {
            add(key.key() + key.type() + key.value() + key.ttl());
        } else if (check instanceof Check.Absent absent) {
            add(absent.patterns());
        } else if (check instanceof Check.Only only) {
            add(only.patterns());
        } else if (check instanceof Check.Behaves behaves) {
            lines(behaves.given());
            add(behaves.run().typed() + behaves.expect());
        }
    }
}
