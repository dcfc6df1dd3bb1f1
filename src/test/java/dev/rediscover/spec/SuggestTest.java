package dev.rediscover.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestTest {
    private static final List<String> NAMES = List.of("GET", "SET", "LPUSH", "RPUSH", "LRANGE", "ZRANGE", "HGETALL");

    @ParameterizedTest
    @CsvSource({
        "lpsuh,LPUSH",
        "lpuhs,LPUSH",
        "hgetal,HGETALL",
        "hgteall,HGETALL",
        "lrnage,LRANGE",
        "gett,GET",
        "lrange,LRANGE"
    })
    void theNearestNameComesFirst(String typed, String meant) {
        assertThat(Suggest.nearest(typed, NAMES, 3)).first().isEqualTo(meant);
    }

    @Test
    void farNamesAreNotSuggested() {
        assertThat(Suggest.nearest("subscribe", NAMES, 3)).isEmpty();
        assertThat(Suggest.nearest("", NAMES, 3)).isEmpty();
    }

    @Test
    void atMostSoManyInOrderOfDistanceAndName() {
        assertThat(Suggest.nearest("xpush", NAMES, 1)).containsExactly("LPUSH");
        assertThat(Suggest.nearest("xpush", NAMES, 5)).containsExactly("LPUSH", "RPUSH");
    }

    @ParameterizedTest
    @CsvSource({"abc,abc,0", "abc,acb,1", "abc,ab,1", "abc,xabc,1", "abc,xyz,3", "ca,abc,3", "'',abc,3"})
    void distancesCountInsertionsRemovalsReplacementsAndSwaps(String a, String b, int distance) {
        assertThat(Suggest.distance(a, b)).isEqualTo(distance);
        assertThat(Suggest.distance(b, a)).isEqualTo(distance);
    }
}
