package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that every theme keeps. */
class ThemeTest {
    private static List<String> codes(Theme theme, Role role) {
        String code = theme.code(role);
        return code.isEmpty() ? List.of() : List.of(code.split(";"));
    }

    @Test
    void onlyTheSixteenNamedColoursAndNeverBlueOrABackground() {
        for (Theme theme : Theme.values()) {
            for (Role role : Role.values()) {
                for (String code : codes(theme, role)) {
                    assertThat(code)
                            .as(theme + " " + role)
                            .matches("[1247]|3[0-7]|9[0-7]")
                            .isNotIn("34", "94");
                }
            }
        }
    }

    @Test
    void noTextIsDrawnInTheColourOfItsBackground() {
        for (Role role : Role.values()) {
            assertThat(codes(Theme.LIGHT, role)).doesNotContain("37", "97", "93", "33");
            assertThat(codes(Theme.DARK, role)).doesNotContain("30", "90");
            assertThat(codes(Theme.AUTO, role)).doesNotContain("30", "37", "97");
        }
    }

    @Test
    void highContrastIsNeverFaintAndMonoNeverColoured() {
        for (Role role : Role.values()) {
            assertThat(codes(Theme.HIGH_CONTRAST, role)).doesNotContain("2", "90");
            assertThat(codes(Theme.MONO, role)).allMatch(code -> code.length() == 1);
            assertThat(Theme.PLAIN.code(role)).isEmpty();
        }
    }

    @Test
    void nothingIsRedAgainstGreenForTheColourBlind() {
        for (Role role : Role.values()) {
            assertThat(codes(Theme.COLOUR_BLIND, role)).doesNotContain("31", "32", "91", "92");
        }
        assertThat(Theme.COLOUR_BLIND.code(Role.ADDED)).isNotEqualTo(Theme.COLOUR_BLIND.code(Role.REMOVED));
        assertThat(Theme.COLOUR_BLIND.code(Role.SUCCESS)).isNotEqualTo(Theme.COLOUR_BLIND.code(Role.ERROR));
    }

    @Test
    void errorsDifferFromTextInEveryThemeWithStyles() {
        for (Theme theme : Theme.values()) {
            assertThat(Theme.named(theme.label())).isEqualTo(theme);
            if (theme != Theme.PLAIN) {
                assertThat(theme.code(Role.ERROR)).isNotEmpty();
            }
        }
    }
}
