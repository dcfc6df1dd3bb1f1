package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.Families;
import dev.rediscover.engine.Errors;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every error text of the catalogue is really what some conversation ends with: {@code engine/errors.txt}. */
class ErrorsTest {
    @Test
    void every_error_has_an_example_and_every_example_an_error() {
        TreeSet<String> constants =
                Arrays.stream(Errors.values()).map(Errors::name).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> examples =
                Conversation.all().stream().map(Conversation::error).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> missing = new TreeSet<>(constants);
        missing.removeAll(examples);
        assertThat(missing)
                .as("constants of engine/Errors without an example in src/test/resources/engine/errors.txt")
                .isEmpty();
        examples.removeAll(constants);
        assertThat(examples).as("examples of no constant").isEmpty();
    }

    @Test
    void every_example_ends_with_its_error() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        try (Ports ports = new Ports()) {
            for (Conversation example : Conversation.all()) {
                String reply = example.run(new Session(Families.all()), ports);
                String expected = example.mark().equals("later") ? Errors.NOT_BUILT.name() : example.error();
                if (!Conversation.answers(expected, reply)) {
                    wrong.put(example.toString(), reply);
                }
            }
        }
        assertThat(wrong).as("examples that end with another reply").isEmpty();
    }

    @Test
    void a_mark_says_which_and_why() {
        assertThat(Conversation.all()).allSatisfy(example -> {
            boolean excepts = List.of("8.0", "ours").contains(example.mark());
            assertThat(example.mark()).as(example.toString()).matches("|8\\.0|ours|later");
            assertThat(!example.reason().isEmpty()).as(example.toString()).isEqualTo(excepts);
            assertThat(example.lines()).as(example.toString()).isNotEmpty();
        });
    }
}
