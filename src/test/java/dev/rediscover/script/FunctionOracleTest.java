package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions, flags, what {@code redis} offers, RESP3, odd corners: as in a real server, a conversation for each. */
class FunctionOracleTest {
    @ParameterizedTest
    @ValueSource(strings = {"functions.txt", "api.txt", "flags.txt", "resp3.txt", "odd.txt"})
    void answers_as_a_real_server(String file) throws IOException {
        assertThat(ScriptConversation.differences(file)).isEmpty();
    }
}
