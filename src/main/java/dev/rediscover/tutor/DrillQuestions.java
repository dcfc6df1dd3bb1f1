package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.lesson.Accept;
import dev.rediscover.lesson.Gates;
import dev.rediscover.lesson.Hint;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Matcher;
import dev.rediscover.lesson.Message;
import dev.rediscover.lesson.Place;
import dev.rediscover.lesson.Policy;
import dev.rediscover.lesson.ReplyDiff;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes questions: small data, a command on it, and what the engine says to that. A question is a lesson of one step,
 * so it is judged as every exercise is. Nothing is asked whose reply hangs on chance.
 */
final class DrillQuestions {
    /** When the clock of a question stands still, in ms since 1970: 2026-01-01. */
    static final long CLOCK = 1_767_225_600_000L;

    private static final int TRIES = 40;
    private static final int MOST_WORDS = 6; // in a reply that is to be predicted
    private static final int LONGEST = 40; // characters of such a reply
    private static final Policy POLICY = new Policy(Policy.Skip.RECORD, 0, 1, true, false, false);

    private final Catalog catalog;
    private final Stage one;
    private final Stage two; // the same with other chance: what differs there is not asked

    DrillQuestions(Catalog catalog, EngineMaker maker) {
        this.catalog = catalog;
        this.one = Stage.empty(maker, CLOCK, 1);
        this.two = Stage.empty(maker, CLOCK, 2);
    }

    /** A question of that kind about one of {@code forms}; {@code null} if none of them can be asked so. */
    DrillQuestion make(DrillQuestion.Kind kind, List<DrillForms.Form> forms, RandomSource random) {
        for (int i = 0; i < TRIES; i++) {
            DrillForms.Form form = forms.get(random.nextInt(forms.size()));
            DrillQuestion question = make(kind, form, random);
            if (question != null) {
                return question;
            }
        }
        return null;
    }

    private DrillQuestion make(DrillQuestion.Kind kind, DrillForms.Form form, RandomSource random) {
        boolean described = !form.task().isEmpty();
        if (!described && kind != DrillQuestion.Kind.PREDICT && kind != DrillQuestion.Kind.ERROR) {
            return null;
        }
        DrillData data = DrillData.of(form, random);
        if (kind == DrillQuestion.Kind.ERROR) {
            data.addString();
        }
        Line line = line(data.fill(form.line()));
        Reply reply = reply(data, line);
        if (reply == null) {
            return null;
        }
        return switch (kind) {
            case PREDICT -> predict(form, data, line, reply);
            case COMMAND -> reply.isError() ? null : typed(kind, form, data, line, reply, "");
            case ORDER -> order(form, data, line, reply, random);
            case ERROR -> error(form, data, random);
        };
    }

    // ---- asking the engine

    static Line line(String text) {
        return new Line(text, Line.YOU, CommandLine.split(text).words(), 0);
    }

    private static List<Line> lines(List<String> texts) {
        List<Line> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(line(text)));
        return lines;
    }

    /** What the line replies on the data; {@code null} if it waits, or if chance has a part in it. */
    private Reply reply(DrillData data, Line line) {
        List<Line> setup = lines(data.setup());
        Reply first = one.at(setup).run(line).reply();
        Reply second = two.at(setup).run(line).reply();
        boolean same = first != null && second != null;
        return same && ReplyDiff.between(first, second, Unordered.of(line.words())) == null ? first : null;
    }

    // ---- the kinds

    private DrillQuestion predict(DrillForms.Form form, DrillData data, Line line, Reply reply) {
        boolean dull = reply instanceof Reply.Status status && status.text().equals("OK");
        if (dull || !isShort(reply)) {
            return null;
        }
        Step.Head head = head(form, data.shown(), data, Step.Variants.NONE);
        Step step = new Step.Predict(head, List.of(), List.of(line), null, List.of(), wanted(line, reply), List.of());
        return question(DrillQuestion.Kind.PREDICT, form, step);
    }

    private static boolean isShort(Reply reply) {
        List<Reply> items = ReplyText.items(reply);
        if (items == null) {
            return ReplyText.show(reply).length() <= LONGEST || reply.isError();
        }
        boolean flat = items.stream().allMatch(item -> ReplyText.items(item) == null);
        return flat && items.size() <= MOST_WORDS;
    }

    private static Matcher wanted(Line line, Reply reply) {
        List<Reply> items = ReplyText.items(reply);
        boolean anyOrder = items != null && Unordered.of(line.words()) == ReplyDiff.Order.ANY;
        return anyOrder ? new Matcher.Unordered(items) : new Matcher.Is(reply);
    }

    private DrillQuestion typed(
            DrillQuestion.Kind kind, DrillForms.Form form, DrillData data, Line line, Reply reply, String given) {
        String ask = data.fill(form.task()) + given + " The reply is `" + ReplyText.show(reply) + "`.";
        String prompt = data.shown() + "\n" + ask;
        DrillData other = data.other();
        boolean certain = reply(other, line) != null;
        Step hidden = command(head(form, prompt, other, Step.Variants.NONE), line);
        Step.Variants variants = certain ? new Step.Variants(List.of(hidden), List.of()) : Step.Variants.NONE;
        return question(kind, form, command(head(form, prompt, data, variants), line));
    }

    private static Step command(Step.Head head, Line line) {
        Step.Judged judged = new Step.Judged(
                List.of(line), Gates.NONE, List.of(Accept.SAME), List.of(), List.of(), List.of(), List.of());
        return new Step.Command(head, judged, List.of());
    }

    private DrillQuestion order(DrillForms.Form form, DrillData data, Line line, Reply reply, RandomSource random) {
        List<String> words = List.of(line.text().split(" "));
        if (words.size() < 4 || reply.isError() || line.text().indexOf('"') >= 0) {
            return null;
        }
        List<String> mixed = Shuffle.of(words, random);
        if (mixed.equals(words)) {
            return null;
        }
        String given = " Put these words in order: `" + String.join("`, `", mixed) + "`.";
        return typed(DrillQuestion.Kind.ORDER, form, data, line, reply, given);
    }

    /** Three commands, one of which is an error; all on the same data. */
    private DrillQuestion error(DrillForms.Form form, DrillData data, RandomSource random) {
        List<String> fine = new ArrayList<>();
        String wrong = null;
        for (String candidate : Shuffle.of(candidates(form, data), random)) {
            Reply reply = reply(data, line(candidate));
            if (reply == null || fine.contains(candidate)) {
                continue;
            }
            if (reply.isError()) {
                wrong = wrong == null ? candidate : wrong;
            } else if (fine.size() < 2) {
                fine.add(candidate);
            }
        }
        if (wrong == null || fine.size() < 2) {
            return null;
        }
        List<Step.Option> options = new ArrayList<>();
        options.add(option(data, wrong, true));
        fine.forEach(text -> options.add(option(data, text, false)));
        String prompt = data.shown() + "\nWhich of these commands is an error?";
        Step.Head head = head(form, prompt, data, Step.Variants.NONE);
        Step step = new Step.Choice(head, false, true, options, List.of(line(wrong)));
        return question(DrillQuestion.Kind.ERROR, form, step);
    }

    private Step.Option option(DrillData data, String text, boolean ok) {
        Reply reply = reply(data, line(text));
        String why = ok ? "It is the error." : "it is fine and replies " + ReplyText.show(reply) + ".";
        return new Step.Option(text, ok, Message.plain(why));
    }

    /** Lines on the data of {@code form}: those of its group that name the same keys, and some that go wrong. */
    private static List<String> candidates(DrillForms.Form form, DrillData data) {
        List<String> lines = new ArrayList<>();
        String line = data.fill(form.line());
        lines.add(line);
        for (DrillForms.Form near : DrillForms.of(form.group())) {
            String filled = data.fill(near.line());
            if (filled.indexOf('{') < 0 && near.level() <= form.level() && !filled.equals(line)) {
                lines.add(filled);
            }
        }
        lines.add(line + " extra");
        lines.add(line.substring(0, line.lastIndexOf(' ')));
        String onString = data.fill("{G}");
        int key = line.indexOf(' ') + 1;
        int end = line.indexOf(' ', key);
        lines.add(line.substring(0, key) + onString + (end < 0 ? "" : line.substring(end)));
        return lines;
    }

    // ---- putting it together

    private Step.Head head(DrillForms.Form form, String prompt, DrillData data, Step.Variants variants) {
        CommandSpec spec = spec(form.command());
        List<Hint> hints = List.of(new Hint("The form of the command: `" + spec.syntaxText() + "`"), new Hint(null));
        String after = "`" + form.command() + "`: " + spec.summary();
        return new Step.Head(
                "question",
                Place.whole("drill"),
                prompt,
                List.of(),
                lines(data.setup()),
                false,
                hints,
                after,
                List.of(form.command()),
                1,
                false,
                POLICY,
                variants);
    }

    private CommandSpec spec(String name) {
        return catalog.find(name);
    }

    private static DrillQuestion question(DrillQuestion.Kind kind, DrillForms.Form form, Step step) {
        String title = form.command();
        Lesson lesson = new Lesson(
                "drill", "drill", title, "", List.of(), List.of(), 1, CLOCK, 1, true, true, List.of(), List.of(step));
        return new DrillQuestion(form.group(), title, kind, form.level(), lesson);
    }

    /** Whether the engine knows every command that a form names. */
    boolean knows(DrillForms.Form form) {
        CommandSpec spec = spec(form.command());
        return spec != null
                && spec.isBuilt()
                && catalog.find(Bytes.of(form.line().split(" ")[0])) != null;
    }
}
