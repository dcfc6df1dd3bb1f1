package dev.rediscover.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts that their writer may not have finished, each under a name, in a folder of the {@link StateFolder}; in memory
 * where there is none. A text is there whole, as it was or as it is now, whatever happens to the program.
 */
final class Drafts {
    private static final long LONGEST = 256 * 1024; // in bytes; what is longer was not written here

    private final StateFolder state;
    private final String folder;
    private final Map<String, String> unkept = new TreeMap<>();

    /** The texts in the folder {@code folder} of {@code state}; {@code null} for no folder at all. */
    Drafts(StateFolder state, String folder) {
        this.state = state;
        this.folder = folder;
    }

    private File file(String name) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' && i > 0;
            safe.append(plain ? c : '_');
        }
        return new File(state.file(folder), safe.substring(0, Math.min(120, safe.length())));
    }

    /** The text of that name; {@code null} if there is none. */
    String read(String name) {
        if (state == null || unkept.containsKey(name)) {
            return unkept.get(name);
        }
        File file = file(name);
        if (!file.isFile() || file.length() > LONGEST) {
            return null;
        }
        try {
            return new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    /** Keeps a text; returns what went wrong, {@code null} for nothing. */
    String write(String name, String text) {
        if (state == null) {
            unkept.put(name, text);
            return null;
        }
        Path file = file(name).toPath();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            state.make();
            Files.createDirectories(file.getParent());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > LONGEST) {
                throw new IOException("it has more than " + LONGEST / 1024 + " KB");
            }
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            unkept.remove(name);
            return null;
        } catch (IOException e) {
            unkept.put(name, text); // as long as the program runs
            return "the text could not be kept: " + e.getMessage();
        }
    }

    /** Forgets a text. */
    void drop(String name) {
        unkept.remove(name);
        if (state != null) {
            try {
                Files.deleteIfExists(file(name).toPath());
            } catch (IOException e) {
                return; // it is there once more next time, which hurts nobody
            }
        }
    }

    /** The names that end with {@code ending}, without it, in order. */
    List<String> names(String ending) {
        List<String> names = new ArrayList<>();
        String[] files = state == null ? null : state.file(folder).list();
        for (String name : files == null ? unkept.keySet() : List.of(files)) {
            if (name.endsWith(ending)) {
                names.add(name.substring(0, name.length() - ending.length()));
            }
        }
        Collections.sort(names);
        return names;
    }
}
