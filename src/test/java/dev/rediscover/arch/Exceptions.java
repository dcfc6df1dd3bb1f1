package dev.rediscover.arch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places where a rule does not hold, each with its reason: {@code src/test/resources/arch/exceptions.txt}. */
final class Exceptions {
    private static final Path FILE = Path.of("src/test/resources/arch/exceptions.txt");

    private final Map<String, Set<String>> places = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private Exceptions() {}

    static Exceptions read() throws IOException {
        Exceptions exceptions = new Exceptions();
        for (String line : Files.readAllLines(FILE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                exceptions.add(line.split("\\|", 3));
            }
        }
        return exceptions;
    }

    private void add(String[] parts) {
        if (parts.length < 3 || parts[2].strip().length() < 15) {
            throw new IllegalStateException(FILE + ": want 'rule | place | reason', got: " + String.join("|", parts));
        }
        places.computeIfAbsent(parts[0].strip(), rule -> new HashSet<>()).add(parts[1].strip());
    }

    /** Whether {@code rule} is lifted at {@code place}; remembers that somebody asked. */
    boolean allows(String rule, String place) {
        boolean listed = places.getOrDefault(rule, Set.of()).contains(place);
        if (listed) {
            used.add(rule + " | " + place);
        }
        return listed;
    }

    /** The places listed for {@code rules} that no code needed since this list was read. */
    List<String> unused(String... rules) {
        List<String> unused = new ArrayList<>();
        for (String rule : rules) {
            for (String place : places.getOrDefault(rule, Set.of())) {
                if (!used.contains(rule + " | " + place)) {
                    unused.add(rule + " | " + place);
                }
            }
        }
        return unused;
    }
}
