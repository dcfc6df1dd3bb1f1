package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.lesson.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that a lesson runs by itself come to an end. */
class PatienceTest {
    private static final long OVER = -1;

    @Test
    void itIsWithoutEndUntilItBegins() {
        Stage stage = Stage.empty(Lessons.ENGINES, 0, 1);
        assertThat(stage.run(ping()).reply()).isNotNull();
    }

    @Test
    void aStageAndItsCopiesShareIt() {
        Stage stage = Stage.empty(Lessons.ENGINES, 0, 1);
        stage.run(ping());
        Stage copy = stage.copy();
        stage.patience().begin(OVER);
        assertThatThrownBy(() -> copy.run(ping())).isInstanceOf(Patience.TooSlow.class);
        assertThatThrownBy(() -> stage.at(List.of(ping()))).isInstanceOf(Patience.TooSlow.class);
        copy.patience().begin(Patience.ENTRY);
        assertThat(stage.run(ping()).reply()).isNotNull();
    }

    private static Line ping() {
        return Typed.read("PING").line();
    }
}
