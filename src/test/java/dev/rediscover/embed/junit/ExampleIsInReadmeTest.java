package dev.rediscover.embed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md shows of the embedded server stands in ExampleTest and ThreeLinesTest, which run it. */
class ExampleIsInReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyExampleRuns() throws IOException {
        String source = source("ExampleTest.java") + source("ThreeLinesTest.java");
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("README.md")));
        int count = 0;
        while (blocks.find()) {
            if (blocks.group(1).contains("EmbeddedRedis")) {
                assertThat(source).contains(withoutMargins(blocks.group(1)));
                count++;
            }
        }
        assertThat(count).isEqualTo(2);
    }

    private static String source(String name) throws IOException {
        return withoutMargins(Files.readString(Path.of("src/test/java/dev/rediscover/embed/junit", name)));
    }

    private static String withoutMargins(String text) {
        return text.replaceAll("(?m)^ +", "");
    }
}
