package dev.rediscover.shell.explorer;

/** The pages of the explorer, in the order of the number keys. */
public enum ExplorerTab {
    KEYS("keys"),
    SLOW_LOG("slow log"),
    MEMORY("memory"),
    COMMANDS("commands"),
    CLIENTS("clients"),
    CHANNELS("channels");

    private final String title;

    ExplorerTab(String title) {
        this.title = title;
    }

    /** What it is called on the screen. */
    public String title() {
        return title;
    }

    /** The page of a number key; {@code null} if there is none. */
    static ExplorerTab numbered(int digit) {
        return digit >= '1' && digit < '1' + values().length ? values()[digit - '1'] : null;
    }
}
