package dev.rediscover.tutor;

import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Message;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.RaceLine;
import dev.rediscover.lesson.RaceOrder;
import dev.rediscover.lesson.RaceRepair;
import dev.rediscover.lesson.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A race being run: the learner says whose turn it is, and where the programs are to be mended, changes them and has
 * every order run. It all happens on copies; the lesson's data stays as it was.
 */
final class RaceRun extends StepRun {
    private static final int MOST_UNDO = 200;

    private final Step.Race race;
    private final List<Case> cases = new ArrayList<>();
    private final Deque<Memory> before = new ArrayDeque<>();
    private RacePrograms programs;
    private Case on;
    private RaceScene scene;
    private List<RaceTurn> turns = new ArrayList<>();
    private List<String> toStep = List.of();

    /** Data to run on, and how every order must end there. */
    private record Case(Engine engine, List<Line> given, RaceEnd end) {}

    /** What undo goes back to. */
    private record Memory(RacePrograms programs, Case on, List<String> order) {}

    RaceRun(Step.Race race, Stage stage) {
        super(race, stage);
        this.race = race;
        Engine data = stage.fork();
        if (race.find() != null) {
            cases.add(new Case(data, List.of(), RaceEnd.of(race.find())));
        } else {
            for (RaceRepair.Case one : race.repair().cases()) {
                cases.add(new Case(
                        with(data, one.setup()),
                        one.setup(),
                        RaceEnd.of(one.invariant(), race.repair().mayWait())));
            }
        }
        List<String> editable =
                race.repair() == null ? List.of() : race.repair().edit();
        programs = RacePrograms.of(race.clients(), editable);
        begin(cases.get(0));
    }

    private static Engine with(Engine data, List<Line> setup) {
        if (setup.isEmpty()) {
            return data;
        }
        Stage stage = Stage.on(data);
        stage.run(setup);
        return stage.fork();
    }

    private void begin(Case where) {
        on = where;
        scene = fresh(where, programs.programs());
        turns = new ArrayList<>();
    }

    private RaceScene fresh(Case where, Map<String, List<RaceLine>> these) {
        return RaceScene.of(where.engine(), these, race.retry());
    }

    private boolean repairs() {
        return race.repair() != null;
    }

    // ---- what is shown

    /** The race as it stands. */
    RaceView view() {
        List<RaceView.Program> shown = new ArrayList<>();
        List<String> editable = repairs() ? race.repair().edit() : List.of();
        programs.programs().forEach((name, program) -> {
            List<String> lines = new ArrayList<>();
            program.forEach(line -> lines.add(line.text()));
            shown.add(new RaceView.Program(name, lines, scene.next(name), editable.contains(name)));
        });
        return new RaceView(
                shown,
                repairs(),
                race.retry(),
                race.show(),
                fresh(on, programs.programs()).values(race.show()),
                on.given(),
                List.copyOf(turns),
                scene.waiting(),
                scene.isOver(),
                !toStep.isEmpty());
    }

    // ---- what the learner types

    @Override
    Outcome submit(String typed) {
        String line = typed.strip();
        if (line.isEmpty()) {
            return refused(refusal(Feedback.Kind.EMPTY, null, "Nothing typed yet. " + howToTurn()), List.of());
        }
        if (line.equals("check")) {
            return check();
        }
        if (line.equals("show")) {
            return new Outcome.Raced(null);
        }
        List<String> order = RaceOrder.read(line, List.copyOf(race.clients().keySet()));
        if (order != null) {
            return turns(order);
        }
        if (repairs() && line.equals("run")) {
            return runInTurn();
        }
        if (repairs() && line.equals("step")) {
            return stepOn();
        }
        return repairs() && programs.isEdit(line) ? edit(line) : unreadable(howToTurn());
    }

    private Outcome unreadable(String text) {
        return refused(refusal(Feedback.Kind.UNREADABLE, null, sentence(text)), List.of());
    }

    private String howToTurn() {
        List<String> names = List.copyOf(race.clients().keySet());
        String letters = RaceOrder.letters(names);
        String text = "Type " + String.join(" or ", names)
                + " for one turn, or several turns by first letters, such as " + letters + " " + letters + ".";
        return repairs() ? text + " " + RacePrograms.how(race.repair().edit().get(0)) : text;
    }

    private void remember() {
        before.push(new Memory(programs, on, List.copyOf(scene.order())));
        if (before.size() > MOST_UNDO) {
            before.removeLast();
        }
    }

    @Override
    Outcome undo() {
        if (before.isEmpty()) {
            return new Outcome.Raced(new Feedback(Feedback.Kind.UNREADABLE, null, "There is nothing to take back."));
        }
        Memory memory = before.pop();
        programs = memory.programs();
        begin(memory.on());
        memory.order().forEach(this::turn);
        return new Outcome.Raced(new Feedback(Feedback.Kind.UNREADABLE, null, "Taken back."));
    }

    private void turn(String name) {
        RaceTurn turn = scene.turn(name, race.show());
        while (turn != null) {
            turns.add(turn);
            turn = scene.timePasses(race.show());
        }
    }

    /** Takes turns from where the race stands, or from its beginning if it is over; all of them or none. */
    private Outcome turns(List<String> order) {
        remember();
        if (scene.isOver()) {
            begin(cases.get(0));
        }
        for (int i = 0; i < order.size(); i++) {
            String name = order.get(i);
            if (!scene.movers().contains(name)) {
                boolean waits = scene.waiting().contains(name);
                String why = waits ? " waits and takes no turn until somebody wakes it" : " has no line left";
                String where = order.size() == 1 ? "." : " by turn " + (i + 1) + " of these, so none was taken.";
                undo();
                return unreadable(name + why + where);
            }
            turn(name);
        }
        return repairs() || !scene.isOver() ? new Outcome.Raced(null) : found();
    }

    // ---- finding an order

    private Outcome found() {
        String order = RaceOrder.letters(scene.order());
        RaceEnd.Miss miss = on.end().miss(scene);
        if (miss == null) {
            RaceWalk.Result all = RaceWalk.of(fresh(on, programs.programs()), on.end());
            long good = all.orders() - all.misses();
            return solved(
                    true,
                    List.of(),
                    note(String.format(
                            Locale.ROOT, "%,d of all %s end%s so.", good, orders(all.orders()), good == 1 ? "s" : "")),
                    List.of());
        }
        return refused(said(order, miss, ""), List.of());
    }

    private static String orders(long count) {
        return String.format(Locale.ROOT, "%,d order%s", count, count == 1 ? "" : "s");
    }

    private static Feedback note(String text) {
        return new Feedback(Feedback.Kind.DIFFERENCE, null, text);
    }

    /** What to say to the race as it has ended: the author's words, or what is not as wanted. */
    private Feedback said(String typed, RaceEnd.Miss miss, String lead) {
        List<Played> played = new ArrayList<>();
        for (RaceTurn turn : turns) {
            boolean ran = turn.kind() == RaceTurn.Kind.RAN || turn.kind() == RaceTurn.Kind.WAITS;
            if (ran) {
                played.add(new Played(turn.line(), turn.reply(), turn.late(), List.of(), 0, 2, true));
            }
        }
        Performance performance = new Performance(Stage.on(scene.engine()), played);
        AttemptFacts facts = new AttemptFacts(typed, performance, null, null, 0);
        Mistake mistake = Mistakes.first(race.mistakes(), typed, performance, 0);
        if (mistake != null) {
            return feedback(Verdict.mistake(mistake, lead + mistake.say().fill(facts)));
        }
        Message say = miss.check() == null ? null : miss.check().label().say();
        String text = say == null ? sentence(miss.difference().expected()) : say.fill(facts.about(miss.reply()));
        return feedback(Verdict.differs(miss.difference(), lead + text));
    }

    // ---- mending the programs

    private Outcome edit(String line) {
        RacePrograms.Edited edited = programs.edit(line);
        if (edited.programs() == null) {
            return unreadable(edited.problem());
        }
        remember();
        programs = edited.programs();
        toStep = List.of();
        begin(cases.get(0));
        return new Outcome.Raced(null);
    }

    private Outcome runInTurn() {
        remember();
        begin(cases.get(0));
        while (!scene.isOver()) {
            scene.movers().forEach(name -> {
                if (scene.movers().contains(name)) {
                    turn(name);
                }
            });
        }
        return new Outcome.Raced(null);
    }

    /** The next turn of the order that broke the programs. */
    private Outcome stepOn() {
        if (toStep.isEmpty()) {
            return unreadable("The word check runs every order; step then goes through one that breaks, turn by turn");
        }
        if (scene.isOver()) {
            begin(on);
        }
        turn(toStep.get(scene.order().size()));
        return new Outcome.Raced(null);
    }

    @Override
    Outcome check() {
        return repairs()
                ? proved()
                : new Outcome.Told("The race is judged when nobody can take a turn any more.", List.of());
    }

    /** Runs every order of every case. */
    private Outcome proved() {
        long all = 0;
        long other = 0;
        for (Case one : cases) {
            RaceWalk.Result result = RaceWalk.of(fresh(one, programs.programs()), one.end());
            if (result.stopped()) {
                return unreadable("There are too many orders to run them all; shorter programs will do");
            }
            if (result.misses() > 0) {
                return broken(one, result);
            }
            all += result.orders();
            other += one == cases.get(0) ? 0 : result.orders();
        }
        long own = all - other;
        String text = own == 1 ? "The only order there is keeps it" : "All " + orders(own) + " keep it";
        return solved(
                true,
                List.of(),
                note(
                        other == 0
                                ? text + "."
                                : text + String.format(Locale.ROOT, ", and %,d more with other data.", other)),
                List.of());
    }

    private Outcome broken(Case one, RaceWalk.Result result) {
        remember();
        begin(one);
        result.miss().forEach(this::turn);
        toStep = result.miss();
        String many = result.misses() == 1
                ? "; no other does"
                : String.format(Locale.ROOT, "; %,d of them do", result.misses());
        String given = one.given().isEmpty() ? "" : " with other data";
        String lead = String.format(
                Locale.ROOT, "Order %,d of %,d%s breaks it%s. ", result.number(), result.orders(), given, many);
        RaceEnd.Miss miss = one.end().miss(scene);
        String typed = String.join(
                " | ", RacePrograms.typed(programs.programs(), race.clients().size()));
        return refused(said(typed, miss, lead), List.of());
    }

    // ---- the model solution

    private Map<String, List<RaceLine>> solutionPrograms() {
        Map<String, List<RaceLine>> all = new LinkedHashMap<>(race.clients());
        all.putAll(race.repair().solution());
        return all;
    }

    @Override
    List<Played> playSolution() {
        before.clear();
        if (repairs()) {
            programs = RacePrograms.of(solutionPrograms(), race.repair().edit());
            begin(cases.get(0));
        } else {
            begin(cases.get(0));
            for (String name : RaceOrder.read(
                    race.find().solution(), List.copyOf(race.clients().keySet()))) {
                if (scene.movers().contains(name)) {
                    turn(name);
                }
            }
        }
        return List.of();
    }

    /** The solution as lines to type. */
    List<String> solutionTyped() {
        if (!repairs()) {
            return List.of(race.find().solution());
        }
        List<String> typed = new ArrayList<>(
                RacePrograms.typed(race.repair().solution(), race.clients().size()));
        typed.add("check");
        return typed;
    }

    @Override
    String solutionText() {
        List<String> typed = solutionTyped();
        return "`" + String.join("`\n\n`", repairs() ? typed.subList(0, typed.size() - 1) : typed) + "`";
    }
}
