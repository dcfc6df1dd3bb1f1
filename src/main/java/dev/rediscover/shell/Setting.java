package dev.rediscover.shell;

import java.util.List;

/** What a user may set with {@code :set}; the constant in lower case is its name. */
public enum Setting {
    COLOR("auto", "auto always never", "colours: auto leaves them out off a terminal and under NO_COLOR"),
    CONFIDENCE("auto", "auto on off", "asks how sure you are of a prediction; auto: where somebody sits before it"),
    DIFF("on", "on off", "after each command, what it changed"),
    EDITING("emacs", "emacs vi", "the keys of the line editor"),
    HIGHLIGHT("on", "on off", "colours the line while you type it"),
    HINTS("on", "on off", "shows behind the cursor which arguments may follow"),
    KEYNAMES("on", "on off", "on a real server Tab offers names of keys: those used here, and what a quick SCAN finds"),
    LANGUAGE(
            "auto", "auto en de", "the lessons' language, where translated; auto: as LC_ALL, LC_MESSAGES or LANG says"),
    LEARNER("nobody", "", "your name in the transcripts of lessons, for whoever grades them"),
    PAGER("auto", "auto off always", "shows what is taller than the window page by page"),
    PLAIN("off", "on off", "for screen readers: sentences for pictures, nothing is drawn or redrawn"),
    PROGRAM("auto", "auto python node ioredis java cli", "the programs that lessons show; auto: asks you once"),
    SANDBOX("on", "on off", "keeps the data of the free prompt for the next session"),
    STATUS(
            "off",
            "on off",
            "a line below the prompt: kind of step, keys, clock, the key that helps; in windows of 12 rows or more"),
    SUGGEST("on", "on off", "shows the latest line that begins like yours; the right arrow takes it; not in lessons"),
    THEME("auto", "auto light dark high-contrast colour-blind mono none", "which colours; \":set theme\" shows them"),
    TIMING("slow", "off slow always", "the time a command took: slow shows it from half a second up"),
    UTF8("off", "on off", "prints text beyond ASCII as it is, not as \\x escapes"),
    VIEW("classic", "classic table json csv raw quoted-json", "how replies are printed; classic is redis-cli's way"),
    WIRE("off", "on off", "after each command, its bytes and those of its reply");

    private static final int LONGEST_NAME = 64;

    private final String fallback;
    private final List<String> values;
    private final String brief;

    Setting(String fallback, String values, String brief) {
        this.fallback = fallback;
        this.values = values.isEmpty() ? List.of() : List.of(values.split(" "));
        this.brief = brief;
    }

    /** The setting of that name; an unambiguous beginning will do. {@code null} if there is none. */
    public static Setting named(String name) {
        Setting found = null;
        for (Setting setting : values()) {
            if (setting.label().equalsIgnoreCase(name)) {
                return setting;
            }
            if (setting.label().regionMatches(true, 0, name, 0, name.length())) {
                found = found == null ? setting : null;
                if (found == null) {
                    return null;
                }
            }
        }
        return name.isEmpty() ? null : found;
    }

    /** Its name as users write it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What holds where nobody set anything. */
    public String fallback() {
        return fallback;
    }

    /** What it may be set to; empty for a name that the user chooses. */
    public List<String> allowed() {
        return values;
    }

    /** Whether it may be set to this. */
    public boolean allows(String value) {
        return values.isEmpty() ? isName(value) : values.contains(value);
    }

    private static boolean isName(String value) {
        boolean clean = !value.isBlank() && value.length() <= LONGEST_NAME && value.equals(value.strip());
        for (int i = 0; clean && i < value.length(); i++) {
            clean = value.charAt(i) >= ' ' && value.charAt(i) != 0x7f;
        }
        return clean;
    }

    /** What it does, in a line. */
    public String brief() {
        return brief;
    }
}
