package dev.rediscover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotStepsTest {
    private final VirtualClock clock = VirtualClock.frozenAt(1_000_000);
    private final Engine engine = new Engine(List.of(new ToyCommands()), clock, new RandomSource(1));
    private final Sheet sheet = new Sheet();

    private static final class Sheet implements SnapshotTarget {
        private final List<String> told = new ArrayList<>();
        private final List<Value> large = new ArrayList<>();
        private boolean hasRoom = true;
        private String broken;

        @Override
        public void entry(int db, Bytes key, Value value, long expireAt) {
            if (broken != null) {
                throw new IllegalStateException(broken);
            }
            told.add(db + " " + key + (expireAt == Keyspace.NO_EXPIRY ? "" : " " + expireAt));
        }

        @Override
        public void large(int db, Bytes key, Value value, long expireAt) {
            large.add(value);
            told.add(db + " " + key + " (large)");
        }

        @Override
        public boolean hasRoom() {
            return hasRoom;
        }
    }

    private void put(int db, String key) {
        engine.db(db).put(Bytes.of(key), StringValue.of(Bytes.of("x")), KeyEvent.Type.SET);
    }

    private ListValue list(int elements) {
        ListValue list = new ListValue(engine.limits());
        for (int i = 0; i < elements; i++) {
            list.pushTail(Bytes.of("element"));
        }
        return list;
    }

    @Test
    void tellsDatabasesByTheNumbersThatTheyHad() {
        put(0, "a");
        put(3, "b");
        engine.db(3).expire(Bytes.of("b"), 1_000_500);
        Snapshot snapshot = Snapshot.begin(engine, sheet);
        assertThat(snapshot.total()).isEqualTo(2);
        engine.swap(0, 3);
        put(5, "later");
        engine.db(0).clear();
        assertThat(engine.db(0).size() + engine.db(0).expiresSize()).isZero();
        assertThat(snapshot.advance(Long.MAX_VALUE)).isTrue();
        assertThat(sheet.told).containsExactlyInAnyOrder("0 a", "3 b 1000500");
        assertThat(snapshot.told()).isEqualTo(2);
        snapshot.end();
    }

    @Test
    void tellsKeysWhoseTimeHasCome() {
        put(0, "a");
        engine.db(0).expire(Bytes.of("a"), 1_000_500);
        clock.advance(1000);
        Snapshot snapshot = Snapshot.begin(engine, sheet);
        engine.tick();
        assertThat(engine.db(0).size()).isZero();
        snapshot.advance(0);
        assertThat(sheet.told).containsExactly("0 a 1000500");
    }

    @Test
    void tellsALittleAtATime() {
        for (int i = 0; i < 1000; i++) {
            put(0, "key:" + i);
        }
        Snapshot snapshot = Snapshot.begin(engine, sheet);
        assertThat(snapshot.advance(0)).isFalse();
        assertThat(sheet.told).hasSizeBetween(20, 50);
        sheet.hasRoom = false;
        int sofar = sheet.told.size();
        assertThat(snapshot.advance(Long.MAX_VALUE)).isFalse();
        assertThat(sheet.told).hasSize(sofar);
        sheet.hasRoom = true;
        assertThat(snapshot.advance(Long.MAX_VALUE)).isTrue();
        assertThat(sheet.told).hasSize(1000);
        assertThat(snapshot.advance(Long.MAX_VALUE)).as("still done").isTrue();
    }

    @Test
    void thereIsOneAtATimeUntilItEnds() {
        put(0, "a");
        Snapshot first = Snapshot.begin(engine, sheet);
        assertThatThrownBy(() -> Snapshot.begin(engine, sheet)).isInstanceOf(IllegalStateException.class);
        first.end();
        assertThat(engine.durability().snapshot()).isNull();
        put(0, "a");
        assertThat(sheet.told).as("it ended before").isEmpty();
        Snapshot second = Snapshot.begin(engine, sheet);
        first.end();
        assertThat(engine.durability().snapshot()).isSameAs(second);
        put(0, "a");
        assertThat(sheet.told).containsExactly("0 a");
    }

    @Test
    void aTargetThatFailsEndsTheSnapshotAndNotTheCommand() {
        put(0, "a");
        put(0, "b");
        Snapshot snapshot = Snapshot.begin(engine, sheet);
        sheet.broken = "no room on the disk";
        put(0, "a");
        sheet.broken = null;
        put(0, "b");
        assertThat(sheet.told).as("what is not whole goes on no more").isEmpty();
        assertThatThrownBy(() -> snapshot.advance(0)).hasMessage("no room on the disk");
        assertThatThrownBy(() -> snapshot.advance(0)).hasMessage("no room on the disk");
        snapshot.end();
        assertThat(engine.durability().snapshot()).isNull();
    }

    @Test
    void lendsLargeValuesWhichAreCopiedBeforeTheyAreWrittenToAndNotLonger() {
        Bytes key = Bytes.of("list");
        ListValue list = list(5000);
        engine.db(0).put(key, list, KeyEvent.Type.RPUSH);
        Snapshot snapshot = Snapshot.begin(engine, sheet);
        snapshot.advance(Long.MAX_VALUE);
        assertThat(sheet.told).containsExactly("0 list (large)");
        assertThat(list.isShared()).isTrue();
        ListValue copy = engine.db(0).write(key, ListValue.class);
        assertThat(copy).isNotSameAs(list);
        copy.pushTail(Bytes.of("more"));
        engine.db(0).changed(key, copy, KeyEvent.Type.RPUSH);
        assertThat(list.size()).isEqualTo(5000);
        assertThat(engine.db(0).write(key, ListValue.class)).isSameAs(copy);
        snapshot.release(list);
        snapshot.end();
        assertThat(list.isShared()).isFalse();
    }

    @Test
    void whatWasLentIsWritableInPlaceAgainUnlessAForkHasIt() {
        engine.db(0).put(Bytes.of("alone"), list(5000), KeyEvent.Type.RPUSH);
        Snapshot snapshot = Snapshot.begin(engine, sheet);
        snapshot.advance(Long.MAX_VALUE);
        snapshot.end();
        ListValue list = (ListValue) sheet.large.get(0);
        assertThat(list.isShared()).as("until it is released, whatever ends").isTrue();
        snapshot.release(list);
        assertThat(engine.db(0).write(Bytes.of("alone"), ListValue.class)).isSameAs(list);

        Snapshot again = Snapshot.begin(engine, sheet);
        again.advance(Long.MAX_VALUE);
        Engine fork = engine.fork();
        again.release(list);
        ListValue own = engine.db(0).write(Bytes.of("alone"), ListValue.class);
        assertThat(own).isNotSameAs(list);
        assertThat(fork.db(0).peek(Bytes.of("alone"))).isSameAs(list);
    }

    @Test
    void lendsWhatHasFewButLongElements() {
        ListValue list = new ListValue(engine.limits());
        list.pushTail(Bytes.of("x".repeat(50_000)));
        engine.db(0).put(Bytes.of("long"), list, KeyEvent.Type.RPUSH);
        Snapshot.begin(engine, sheet).advance(Long.MAX_VALUE);
        assertThat(sheet.large).containsExactly(list);
    }
}
