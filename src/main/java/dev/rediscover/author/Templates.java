package dev.rediscover.author;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The texts that new packs, lessons and steps begin with: resources in which {@code @NAME@} is filled in. */
final class Templates {
    private Templates() {}

    /**
     * A template.
     *
     * @param name below the resources of this room, such as {@code step/say.yaml}
     * @param values names and what to put in their place, in turn
     */
    static String of(String name, String... values) throws IOException {
        String text = new String(bytes("/dev/rediscover/author/" + name), StandardCharsets.UTF_8);
        for (int i = 0; i < values.length; i += 2) {
            text = text.replace("@" + values[i] + "@", values[i + 1]);
        }
        return text;
    }

    /** A resource of the program. */
    static byte[] bytes(String path) throws IOException {
        try (InputStream in = Templates.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException("the program lacks " + path);
            }
            return in.readAllBytes();
        }
    }

    /** A text as YAML: bare where that is read as the same text, else in double quotes. */
    static String yaml(String text) {
        boolean bare = text.matches("[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 .,!?()'-]*") && !text.endsWith(" ");
        if (bare && !text.matches("(?i)true|false|null")) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\s\\p{Cntrl}]+", " ") + '"';
    }

    /** Puts a text in the place of a file at once, so that nobody ever finds half of it. */
    static void write(Path file, String text) throws IOException {
        Path half = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(half, text);
        try {
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(half);
            throw e;
        }
    }
}
