package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelpTextsTest {
    @Test
    void sentencesAreJoinedAndTheRestStaysAsItIs() {
        assertThat(HelpTexts.paragraphs("One sentence that", "goes on.", "The next.", "", "  an example", "and more"))
                .containsExactly("One sentence that goes on.", "The next.", "", "  an example", "and more");
    }
}
