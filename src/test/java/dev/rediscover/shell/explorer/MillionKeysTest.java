package dev.rediscover.shell.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.shell.explorer.ExplorerKey.Kind;
import dev.rediscover.value.StringValue;
import org.junit.jupiter.api.Test;

/** Very many keys: what is kept of them is bounded, and so is every step of looking at them. */
class MillionKeysTest {
    private static final int KEYS = 300_000;

    private static Desk many() {
        Desk desk = new Desk();
        Keyspace db = desk.engine.db(0);
        for (int i = 0; i < KEYS; i++) {
            db.put(Bytes.of("user:" + i), StringValue.of(i), KeyEvent.Type.SET);
        }
        for (int i = 0; i < 2000; i++) {
            db.put(Bytes.of("kind" + i + ":a"), StringValue.of(i), KeyEvent.Type.SET);
        }
        return desk;
    }

    @Test
    void onlySoManyAreListedAndAllAreCounted() {
        Desk desk = many().open();
        KeyBranch root = desk.state.tree().root();
        assertThat(root.keys()).isEqualTo(KEYS + 2000);
        assertThat(root.branches()).hasSize(KeyIndex.MOST);
        long listed = root.branches().stream().mapToLong(KeyBranch::keys).sum();
        assertThat(listed + root.hidden()).isEqualTo(KEYS + 2000);
        desk.type("/user:1").press(Kind.ENTER);
        assertThat(desk.state.tree().root().leaves()).hasSize(KeyIndex.MOST);
        assertThat(desk.state.tree().rows()).hasSize(KeyIndex.MOST + 1);
        desk.press(Kind.END, Kind.ENTER);
        assertThat(desk.note()).startsWith("Too many to list");
        assertThat(desk.screen()).contains("more");
    }

    @Test
    void aStepLooksAtSomeOnly() {
        Desk desk = many();
        ExplorerState first = ExplorerState.at(new ExplorerState.Place(0, null), Bytes.EMPTY);
        Step step = desk.desk.serve(first, ExplorerModel.begin(first).requests().get(0));
        assertThat(desk.desk.isBusy()).isTrue();
        assertThat(step.state().tree().scanned()).isBetween(1L, 2L * KeyScan.SLICE);
        assertThat(ExplorerView.draw(step.state(), 80, 24, false).get(1).plain())
                .contains("looking, ");
        int steps = 1;
        ExplorerState state = step.state();
        while (desk.desk.isBusy()) {
            long before = state.tree().scanned();
            state = desk.desk.work(state).state();
            assertThat(state.tree().scanned() - before).isLessThan(2L * KeyScan.SLICE);
            steps++;
        }
        assertThat(steps).isGreaterThan(KEYS / KeyScan.SLICE / 2);
    }
}
