package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Scripts answer as they do in a real server: values, libraries, and the texts of errors. */
class ScriptOracleTest {
    @Test
    void scripts_answer_as_in_a_real_server() throws IOException {
        assertThat(ScriptConversation.differences("conversation.txt")).isEmpty();
    }
}
