package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GuessTest {
    private static boolean hits(String run, String is, String typed) throws IOException {
        LessonRun lesson = Lessons.started("- {id: a, kind: predict, prompt: P, run: '" + run + "', is: " + is + "}\n");
        return Lessons.solved(lesson.submit(typed)).hit();
    }

    @Test
    void orderCountsUnlessTheAuthorSaysThatItMeansNothing() throws IOException {
        assertThat(hits("LRANGE jobs 0 -1", "[a, b, c]", "a b c")).isTrue();
        assertThat(hits("LRANGE jobs 0 -1", "[a, b, c]", "c b a")).isFalse();
        assertThat(hits("LRANGE jobs 0 -1", "{unordered: [a, b, c]}", "c b a")).isTrue();
        assertThat(hits("LRANGE jobs 0 -1", "{unordered: [a, b, c]}", "c b")).isFalse();
    }

    @Test
    void anEmptyStringMayBeNamed() throws IOException {
        assertThat(hits("GETRANGE greeting 9 9", "\"\"", "empty")).isTrue();
        assertThat(hits("GETRANGE greeting 9 9", "\"\"", "\"\"")).isTrue();
        assertThat(hits("GETRANGE greeting 9 9", "\"\"", "nil")).isFalse();
    }
}
