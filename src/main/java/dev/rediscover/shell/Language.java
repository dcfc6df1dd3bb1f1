package dev.rediscover.shell;

import java.util.List;
import java.util.Map;

/** In which language the lessons speak: what {@code :set language} says, else what the environment asks for. */
final class Language {
    /** The language of the lessons as their authors wrote them. */
    static final String ENGLISH = "en";

    static final String GERMAN = "de";

    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private Language() {}

    /** The language wanted now: {@code en} or {@code de}. */
    static String of(Settings settings) {
        String set = settings.get(Setting.LANGUAGE);
        return set.equals("auto") ? wanted(settings.environment()) : set;
    }

    /** The language that an environment asks for, if there is anything in it; else English. */
    static String wanted(Map<String, String> env) {
        String variable = variable(env);
        boolean german = variable != null && isGerman(env.get(variable));
        return german ? GERMAN : ENGLISH;
    }

    /** The variable that decides, the first of LC_ALL, LC_MESSAGES, LANG that is set; {@code null} for none. */
    static String variable(Map<String, String> env) {
        for (String name : VARIABLES) {
            if (!env.getOrDefault(name, "").isEmpty()) {
                return name;
            }
        }
        return null;
    }

    private static boolean isGerman(String locale) {
        boolean begins = locale.regionMatches(true, 0, GERMAN, 0, GERMAN.length());
        return begins && (locale.length() == GERMAN.length() || !Character.isLetter(locale.charAt(GERMAN.length())));
    }

    static boolean isGerman(Settings settings) {
        return of(settings).equals(GERMAN);
    }

    /** A sentence of the tutor in the language wanted, {@code {0}} and {@code {1}} replaced by the values. */
    static String say(Settings settings, String english, String... values) {
        String said = isGerman(settings) ? German.of(english) : english;
        for (int i = 0; i < values.length; i++) {
            said = said.replace("{" + i + "}", values[i]);
        }
        return said;
    }

    /** The word of the tutor that a line means. */
    static String word(Settings settings, String line) {
        return isGerman(settings) ? German.word(line) : line;
    }
}
