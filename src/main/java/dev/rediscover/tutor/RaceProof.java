package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.RaceLine;
import dev.rediscover.lesson.RaceRepair;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Proves that a race judges rightly: something is to be found, or to be mended, and programs that are nearly the
 * solution do not pass, unless every order of theirs ends like some order of the solution.
 */
final class RaceProof {
    private final Step.Race race;
    private final Engine data;
    private final BiConsumer<String, String> found;
    private int mutants;
    private int killed;
    private int survived;

    private RaceProof(Step.Race race, Engine data, BiConsumer<String, String> found) {
        this.race = race;
        this.data = data;
        this.found = found;
    }

    /** Tells {@code found} of everything that is judged wrongly, as a rule and a text. */
    static RaceProof of(Step.Race race, Engine data, BiConsumer<String, String> found) {
        RaceProof proof = new RaceProof(race, data, found);
        if (race.find() != null) {
            proof.somethingIsToBeFound();
        } else {
            proof.somethingIsToBeMended();
            proof.mutantsFail();
        }
        return proof;
    }

    /** How many programs that are nearly the solution were refused. */
    Kills kills() {
        return new Kills(mutants, killed, mutants - killed - survived, 0, survived);
    }

    private RaceScene scene(Engine engine, Map<String, List<RaceLine>> programs) {
        return RaceScene.of(engine, programs, race.retry());
    }

    private void somethingIsToBeFound() {
        if (RaceWalk.of(scene(data, race.clients()), RaceEnd.of(race.find())).misses() == 0) {
            found.accept("race-others-fail", "every order ends so; there is nothing to find");
        }
    }

    private void somethingIsToBeMended() {
        if (keeps(race.clients())) {
            found.accept("race-breaks", "the programs are right as they stand; there is nothing to mend");
        }
    }

    private Engine with(List<Line> setup) {
        Stage stage = Stage.on(data);
        for (Line line : setup) {
            if (stage.run(line).reply() instanceof dev.rediscover.resp.Reply.Err error) {
                found.accept("setup-runs", "the setup line " + line.typed() + " replies " + error.text());
            }
        }
        return stage.fork();
    }

    /** Whether every order of these programs keeps the invariant, with all data. */
    private boolean keeps(Map<String, List<RaceLine>> programs) {
        for (RaceRepair.Case one : race.repair().cases()) {
            RaceEnd end = RaceEnd.of(one.invariant(), race.repair().mayWait());
            if (!RaceWalk.allEnd(scene(with(one.setup()), programs), end)) {
                return false;
            }
        }
        return true;
    }

    /** Everything that the keys can hold at the end, one entry for each case and end. */
    private Set<String> ends(Map<String, List<RaceLine>> programs) {
        Set<String> ends = new TreeSet<>();
        for (RaceRepair.Case one : race.repair().cases()) {
            String given = one.setup().toString();
            RaceWalk.of(scene(with(one.setup()), programs), scene -> {
                ends.add(given + contents(scene.engine()));
                return null;
            });
        }
        return ends;
    }

    private static String contents(Engine engine) {
        Stage stage = Stage.on(engine);
        List<Bytes> keys = new ArrayList<>(engine.db(0).keys());
        keys.sort(null);
        StringBuilder out = new StringBuilder();
        for (Bytes key : keys) {
            out.append(key).append('=').append(Values.content(stage, 0, key)).append('\n');
        }
        return out.toString();
    }

    private void mutantsFail() {
        Map<String, List<RaceLine>> solution = new LinkedHashMap<>(race.clients());
        solution.putAll(race.repair().solution());
        Set<String> good = ends(solution);
        for (Map<String, List<RaceLine>> mutant : mutants(solution)) {
            mutants++;
            if (!keeps(mutant)) {
                killed++;
            } else if (!good.containsAll(ends(mutant))) {
                survived++;
                found.accept(
                        "race-mutants-fail",
                        "accepted, though it ends as the solution never does: "
                                + String.join(" | ", RacePrograms.typed(mutant, mutant.size())));
            }
        }
    }

    /** Nearly the solution: as they were, empty, a line less, MULTI and EXEC taken out, two lines swapped. */
    private List<Map<String, List<RaceLine>>> mutants(Map<String, List<RaceLine>> solution) {
        List<Map<String, List<RaceLine>>> mutants = new ArrayList<>();
        List<String> edit = race.repair().edit();
        for (String client : edit) {
            List<RaceLine> program = solution.get(client);
            add(mutants, solution, List.of(client), race.clients().get(client));
            add(mutants, solution, List.of(client), List.of());
            for (List<RaceLine> changed : changed(program)) {
                add(mutants, solution, List.of(client), changed);
                add(mutants, solution, edit, changed);
            }
        }
        return mutants;
    }

    private static List<List<RaceLine>> changed(List<RaceLine> program) {
        List<List<RaceLine>> all = new ArrayList<>();
        List<RaceLine> untied = new ArrayList<>(program);
        untied.removeIf(line -> line.uses("MULTI") || line.uses("EXEC"));
        if (untied.size() < program.size()) {
            all.add(untied);
        }
        for (int i = 0; i < program.size(); i++) {
            List<RaceLine> less = new ArrayList<>(program);
            less.remove(i);
            all.add(less);
            if (i + 1 < program.size()) {
                List<RaceLine> swapped = new ArrayList<>(program);
                swapped.add(i, swapped.remove(i + 1));
                all.add(swapped);
            }
        }
        return all;
    }

    private static void add(
            List<Map<String, List<RaceLine>>> mutants,
            Map<String, List<RaceLine>> solution,
            List<String> clients,
            List<RaceLine> program) {
        Map<String, List<RaceLine>> mutant = new LinkedHashMap<>(solution);
        clients.forEach(client -> mutant.put(client, program));
        if (!mutants.contains(mutant) && !mutant.equals(solution)) {
            mutants.add(mutant);
        }
    }
}
