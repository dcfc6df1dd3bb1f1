package dev.rediscover.shell;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The settings as they are now, and where each comes from. Those made with {@code :set} are kept in the file {@code
 * settings} of the state folder, one {@code name=value} a line.
 */
public final class Settings {
    /** The origin of what was set with {@code :set} in this session. */
    static final String BY_WORD = ":set";

    private static final String FILE = "settings";

    private final StateFolder state;
    private final File file;
    private final String[] values = new String[Setting.values().length];
    private final String[] kept = new String[Setting.values().length];
    private final String[] origins = new String[Setting.values().length];

    private Map<String, String> environment = Map.of();

    private Settings(StateFolder state) {
        this.state = state;
        this.file = state == null ? null : state.file(FILE);
        for (Setting setting : Setting.values()) {
            values[setting.ordinal()] = setting.fallback();
            origins[setting.ordinal()] = "default";
        }
    }

    /** Those that nobody set; what is set now is not kept. */
    public static Settings fallback() {
        return new Settings(null);
    }

    /** Those kept in {@code state}; a line that cannot be understood is passed over. */
    public static Settings read(StateFolder state) {
        Settings settings = new Settings(state);
        if (settings.file.isFile()) {
            try (BufferedReader in = new BufferedReader(new FileReader(settings.file, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    settings.take(line);
                }
            } catch (IOException e) {
                // Unreadable settings are as good as none.
            }
        }
        return settings;
    }

    /** Tells what the program was started with; some settings leave the choice to it. */
    public Settings in(Map<String, String> env) {
        environment = env;
        return this;
    }

    Map<String, String> environment() {
        return environment;
    }

    private void take(String line) {
        int equals = line.indexOf('=');
        Setting setting =
                equals < 0 ? null : Setting.named(line.substring(0, equals).trim());
        String value = line.substring(equals + 1).trim();
        if (setting != null && setting.allows(value)) {
            put(setting, value, "settings file");
            kept[setting.ordinal()] = value;
        }
    }

    /** The value of {@code setting}. */
    public String get(Setting setting) {
        return values[setting.ordinal()];
    }

    /** Whether {@code setting} is on. */
    public boolean isOn(Setting setting) {
        return get(setting).equals("on");
    }

    /** Where the value comes from: "default", "settings file", the name of an option or of a variable. */
    public String origin(Setting setting) {
        return origins[setting.ordinal()];
    }

    /** Sets {@code setting} for this run. */
    public void put(Setting setting, String value, String origin) {
        values[setting.ordinal()] = value;
        origins[setting.ordinal()] = origin;
    }

    /**
     * Sets {@code setting} for now and later.
     *
     * @return {@code null}, or why it could not be kept for later
     */
    public String keep(Setting setting, String value) {
        put(setting, value, BY_WORD);
        kept[setting.ordinal()] = value.equals(setting.fallback()) ? null : value;
        if (file == null) {
            return null;
        }
        try {
            write();
            return null;
        } catch (IOException e) {
            return "cannot write " + file + ": " + e.getMessage();
        }
    }

    private void write() throws IOException {
        state.make();
        File fresh = new File(file.getPath() + ".new");
        try (Writer out = new FileWriter(fresh, StandardCharsets.UTF_8)) {
            for (Setting setting : Setting.values()) {
                String value = kept[setting.ordinal()];
                if (value != null) {
                    out.write(setting.label() + "=" + value + "\n");
                }
            }
        }
        Files.move(fresh.toPath(), file.toPath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
