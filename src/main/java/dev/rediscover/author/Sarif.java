package dev.rediscover.author;

import dev.rediscover.lesson.Place;
import dev.rediscover.lesson.Rule;
import dev.rediscover.render.JsonText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as SARIF 2.1.0, the form in which forges take them to show them beside the lines. See the standard of
 * OASIS, "Static Analysis Results Interchange Format".
 */
public final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";

    private final Path root;

    private Sarif(Path root) {
        this.root = root;
    }

    /**
     * The findings as one line of JSON.
     *
     * @param version of this program
     * @param root the folder that paths are told from; mostly that of the checkout
     */
    public static String of(PackLint.Report report, String version, Path root) {
        Sarif sarif = new Sarif(root.toAbsolutePath().normalize());
        List<Rule> rules = report.found().stream()
                .map(one -> one.fault().rule())
                .distinct()
                .sorted()
                .toList();
        Map<String, Object> driver = map(
                "name",
                "rediscover pack lint",
                "version",
                version,
                "rules",
                rules.stream().map(Sarif::rule).toList());
        List<Object> results = new ArrayList<>();
        report.found().forEach(one -> results.add(sarif.result(one, rules)));
        Map<String, Object> run =
                map("tool", map("driver", driver), "columnKind", "unicodeCodePoints", "results", results);
        return JsonText.of(map("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run)));
    }

    private static Map<String, Object> rule(Rule rule) {
        return map(
                "id",
                rule.id(),
                "name",
                name(rule),
                "shortDescription",
                map("text", rule.help()),
                "help",
                map("text", rule.help()),
                "defaultConfiguration",
                map("level", level(rule)));
    }

    /** As the standard wants names: {@code TeachManySay}. */
    private static String name(Rule rule) {
        StringBuilder name = new StringBuilder();
        Arrays.stream(rule.id().split("[.-]"))
                .forEach(word ->
                        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        return name.toString();
    }

    private static String level(Rule rule) {
        return rule.isAdvice() ? "warning" : "error";
    }

    private Map<String, Object> result(PackLint.Found one, List<Rule> rules) {
        Rule rule = one.fault().rule();
        Place place = one.fault().place();
        Map<String, Object> region =
                map("startLine", Math.max(1, place.line()), "startColumn", Math.max(1, place.column()));
        return map(
                "ruleId",
                rule.id(),
                "ruleIndex",
                rules.indexOf(rule),
                "level",
                level(rule),
                "message",
                map("text", one.fault().what() + ". Cure: " + one.fault().cure() + "."),
                "locations",
                List.of(map("physicalLocation", map("artifactLocation", artifact(one), "region", region))));
    }

    private Map<String, Object> artifact(PackLint.Found one) {
        if (one.pack().folder() == null) {
            return map(
                    "uri",
                    escaped("lessons/" + one.pack().name() + "/"
                            + one.fault().place().file()),
                    "uriBaseId",
                    ROOT);
        }
        Path file = Path.of(one.file()).toAbsolutePath().normalize();
        return file.startsWith(root)
                ? map("uri", escaped(root.relativize(file).toString().replace('\\', '/')), "uriBaseId", ROOT)
                : map("uri", file.toUri().toString());
    }

    private static String escaped(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + path, e);
        }
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
