package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.RaceLimits;
import dev.rediscover.lesson.RaceLine;
import dev.rediscover.resp.CommandLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk through all orders: as many as there are, and each ends as it does when it is run from its beginning. */
class RaceWalkTest {
    private static final List<String> LINES = List.of(
            "x = GET n",
            "SET n {x+1}",
            "INCR n",
            "MULTI",
            "EXEC",
            "WATCH n",
            "UNWATCH",
            "DISCARD",
            "if x > 0: DECR n",
            "if x = nil: SET n 5",
            "RPUSH q a",
            "BLPOP q 0",
            "BLPOP q 2",
            "x = LPOP q",
            "SUBSCRIBE c",
            "UNSUBSCRIBE c",
            "PUBLISH c m",
            "SELECT 1",
            "CLIENT SETNAME me",
            "HELLO 3",
            "SADD s a b c d e f",
            "SPOP s",
            ":tick 3s",
            "SET n 1 EX 2",
            "GETDEL n");

    private static List<RaceLine> program(List<String> lines) throws RaceLine.Unreadable {
        List<RaceLine> program = new ArrayList<>();
        Set<String> known = new HashSet<>();
        known.add("x");
        for (String line : lines) {
            program.add(RaceLine.read(line, known));
        }
        return program;
    }

    private static Engine engine() {
        return Lessons.ENGINES.make(VirtualClock.frozenAt(1_000_000), new RandomSource(3));
    }

    private static String contents(RaceScene scene) {
        StringBuilder out = new StringBuilder();
        Engine engine = scene.engine();
        for (int db = 0; db < 2; db++) {
            Map<String, String> keys = new TreeMap<>();
            for (var key : engine.db(db).keys()) {
                keys.put(
                        key.toString(),
                        Values.content(Stage.on(engine), db, key).toString());
            }
            out.append(keys);
        }
        return out.append(scene.waiting()).append(engine.clock().millis()).toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyOrderEndsAsWhenItIsRunFromTheBeginning(long seed) throws RaceLine.Unreadable {
        RandomSource chance = new RandomSource(seed);
        Map<String, List<RaceLine>> programs = new LinkedHashMap<>();
        for (String client : List.of("ann", "bob", "cleo").subList(0, 2 + chance.nextInt(2))) {
            List<String> lines = new ArrayList<>();
            for (int i = 1 + chance.nextInt(3); i > 0; i--) {
                lines.add(LINES.get(chance.nextInt(LINES.size())));
            }
            programs.put(client, program(lines));
        }
        int retry = chance.nextInt(3);
        Set<List<String>> orders = new HashSet<>();
        RaceWalk.Result result = RaceWalk.of(RaceScene.of(engine(), programs, retry), scene -> {
            RaceScene again = RaceScene.of(engine(), programs, retry);
            scene.order().forEach(again::turnAndWait);
            assertThat(contents(again)).as("%s %s", programs, scene.order()).isEqualTo(contents(scene));
            assertThat(orders.add(List.copyOf(scene.order()))).isTrue();
            return null;
        });
        assertThat(result.orders()).isEqualTo(orders.size());
        assertThat(result.misses()).isZero();
    }

    @Test
    void thereAreAsManyOrdersAsTheLinesAllow() throws RaceLine.Unreadable {
        List<String> lines = List.of("INCR n", "INCR n", "INCR n", "INCR n");
        Map<String, List<RaceLine>> programs = new LinkedHashMap<>();
        programs.put("ann", program(lines));
        programs.put("bob", program(lines.subList(0, 3)));
        programs.put("cleo", program(lines.subList(0, 2)));
        assertThat(RaceLimits.orders(programs.values())).isEqualTo(1260);
        RaceWalk.Result result = RaceWalk.of(RaceScene.of(engine(), programs, 0), scene -> null);
        assertThat(result.orders()).isEqualTo(1260);
        assertThat(result.stopped()).isFalse();
    }

    @Test
    void whoHasLoggedInActsAsThatUserOnCopiesToo() throws RaceLine.Unreadable {
        Engine engine = engine();
        Client owner = engine.connect((client, reply) -> {});
        engine.execute(
                owner, CommandLine.split("ACL SETUSER reader on >pw ~* +get").words());
        engine.disconnect(owner);
        List<RaceLine> program = program(List.of("AUTH reader pw", "SET a 1", "GET a"));
        RaceScene scene = RaceScene.of(engine, Map.of("ann", program), 0);
        scene.turnAndWait("ann");
        RaceScene copy = scene.copy();
        copy.turnAndWait("ann");
        assertThat(copy.engine().db(0).peek(Bytes.of("a"))).isNull();
    }

    @Test
    void theOrderInWhichTurnsChangeHandsLeastIsShown() throws RaceLine.Unreadable {
        Map<String, List<RaceLine>> programs = new LinkedHashMap<>();
        programs.put("ann", program(List.of("x = GET n", "SET n {x+1}")));
        programs.put("bob", program(List.of("x = GET n", "SET n {x+1}")));
        RaceEnd two = scene -> contents(scene).contains("2") ? null : RaceEnd.Miss.of("lost");
        RaceWalk.Result result = RaceWalk.of(RaceScene.of(engine(), programs, 0), two);
        assertThat(result.misses()).isEqualTo(4);
        assertThat(result.miss()).containsExactly("ann", "bob", "bob", "ann");
        assertThat(result.number()).isEqualTo(3);
    }
}
