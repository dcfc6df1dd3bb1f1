package dev.rediscover.arch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rooms of the house by layer. A room sees the rooms of lower layers and no sibling. */
final class Rooms {
    static final String ROOT = "dev.rediscover";

    /** Lowest first. {@code base} stands below the other three rooms of the ground floor. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("base"),
            List.of("resp", "spec", "value"),
            List.of("engine"),
            List.of("command", "json", "prob", "series", "search", "vector"),
            List.of("script", "persist", "server", "link", "cluster", "lesson"),
            List.of("tutor", "transcript", "render", "embed"),
            List.of("author", "lab", "shell"),
            List.of("cli"));

    private static final Map<String, Integer> LAYER = layerOfRoom();

    private Rooms() {}

    private static Map<String, Integer> layerOfRoom() {
        Map<String, Integer> layers = new HashMap<>();
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            for (String room : LAYERS.get(layer)) {
                layers.put(room, layer);
            }
        }
        return Map.copyOf(layers);
    }

    static boolean known(String room) {
        return LAYER.containsKey(room);
    }

    /** Whether {@code room} may import {@code other} by the layers alone. */
    static boolean sees(String room, String other) {
        return room.equals(other) || LAYER.get(other) < LAYER.get(room);
    }

    /** The room of a class: the first package below the root; empty for a class outside the project. */
    static String of(String className) {
        if (!className.startsWith(ROOT + ".")) {
            return "";
        }
        int start = ROOT.length() + 1;
        int end = className.indexOf('.', start);
        return end < 0 ? "(root)" : className.substring(start, end);
    }
}
