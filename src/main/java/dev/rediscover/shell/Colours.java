package dev.rediscover.shell;

import java.util.Map;

/** Whether output is coloured. */
public final class Colours {
    private Colours() {}

    /**
     * In this order: the option {@code --color}, the setting, {@code NO_COLOR}, {@code CLICOLOR_FORCE} or {@code
     * FORCE_COLOR}, whether the output is a terminal that knows colours.
     *
     * @param option {@code auto}, {@code always}, {@code never}, or {@code null} if it was not given
     * @param setting one of the three words
     */
    public static boolean wanted(String option, String setting, Map<String, String> env, boolean terminal) {
        String wish = option != null && !option.equals("auto") ? option : setting;
        if (!wish.equals("auto")) {
            return wish.equals("always");
        }
        if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (isForced(env, "CLICOLOR_FORCE") || isForced(env, "FORCE_COLOR")) {
            return true;
        }
        return terminal && !env.getOrDefault("TERM", "").equals("dumb");
    }

    /** Which rule decides, where no option was given. */
    public static String reason(String setting, Map<String, String> env, boolean terminal) {
        if (!setting.equals("auto")) {
            return ":set color " + setting;
        }
        if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
            return "NO_COLOR";
        }
        for (String variable : new String[] {"CLICOLOR_FORCE", "FORCE_COLOR"}) {
            if (isForced(env, variable)) {
                return variable;
            }
        }
        return !terminal ? "no terminal" : "TERM=" + env.getOrDefault("TERM", "");
    }

    private static boolean isForced(Map<String, String> env, String variable) {
        String value = env.getOrDefault(variable, "");
        return !value.isEmpty() && !value.equals("0");
    }
}
