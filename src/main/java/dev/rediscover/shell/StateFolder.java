package dev.rediscover.shell;

import java.io.File;
import java.util.Map;

/**
 * The folder with everything that the program remembers of its user: settings, history, progress, transcripts, reports
 * of faults. {@code $REDISCOVER_HOME}, else the folder where the platform keeps data of programs.
 */
public final class StateFolder {
    private final File folder;

    private StateFolder(File folder) {
        this.folder = folder;
    }

    /** The folder that the environment {@code env} asks for; nothing is made yet. */
    public static StateFolder of(Map<String, String> env) {
        String own = env.getOrDefault("REDISCOVER_HOME", "");
        if (!own.isEmpty()) {
            return new StateFolder(new File(own));
        }
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows")) {
            return new StateFolder(new File(env.getOrDefault("APPDATA", home), "rediscover"));
        }
        if (system.startsWith("Mac")) {
            return new StateFolder(new File(home, "Library/Application Support/rediscover"));
        }
        String data = env.getOrDefault("XDG_DATA_HOME", "");
        return new StateFolder(new File(data.isEmpty() ? home + "/.local/share" : data, "rediscover"));
    }

    /** A file or folder in it; its own folder is not made. */
    public File file(String name) {
        return new File(folder, name);
    }

    /** The folder itself. */
    public File folder() {
        return folder;
    }

    /** Makes the folder, for its owner alone. False if that is not possible. */
    public boolean make() {
        if (folder.isDirectory()) {
            return true;
        }
        boolean made = folder.mkdirs();
        if (made) {
            folder.setReadable(false, false);
            folder.setReadable(true, true);
            folder.setWritable(false, false);
            folder.setWritable(true, true);
            folder.setExecutable(false, false);
            folder.setExecutable(true, true);
        }
        return made;
    }
}
