package dev.rediscover.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the sources look: small, well named, without leftovers. Exceptions stand, with reasons, in a list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TidyTest {
    private static final int METHOD_LINES = 40;
    private static final int FILE_LINES = 600;
    private static final int COLUMNS = 120;
    private static final Set<String> EMPTY_NAMES =
            Set.of("Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Common", "Impl");
    private static final Pattern WORD_OF_A_NAME = Pattern.compile("[A-Z][a-z0-9]*|[a-z0-9]+");

    private List<Source> all;
    private List<Source> java;
    private JavaTrees trees;
    private Exceptions exceptions;

    @BeforeAll
    void readTheSources() throws IOException {
        exceptions = Exceptions.read();
        all = Source.all();
        java = all.stream().filter(Source::isJava).toList();
        trees = JavaTrees.of(java);
    }

    @AfterAll
    void noExceptionIsStale() {
        assertThat(exceptions.unused("method", "file", "words", "doc"))
                .as("exceptions that nothing needs any more")
                .isEmpty();
    }

    @Test
    void sourcesAreFound() {
        assertThat(java).anyMatch(Source::isTest).anyMatch(source -> !source.isTest());
        assertThat(trees.methods).isNotEmpty();
    }

    @Test
    void methodsAreShort() {
        List<String> found = trees.methods.stream()
                .filter(method -> method.lines() > METHOD_LINES && !method.table())
                .filter(method -> !exceptions.allows("method", method.place()))
                .map(method -> method.place() + ": " + method.lines() + " lines")
                .toList();
        assertThat(found).as("methods of more than %s lines", METHOD_LINES).isEmpty();
    }

    @Test
    void filesAreShort() {
        List<String> found = java.stream()
                .filter(source -> source.lines().size() - 1 > FILE_LINES)
                .filter(source -> !exceptions.allows("file", source.path()))
                .map(source -> source.path() + ": " + (source.lines().size() - 1) + " lines")
                .toList();
        assertThat(found).as("files of more than %s lines", FILE_LINES).isEmpty();
    }

    @Test
    void linesFitTheScreen() {
        List<String> found = new ArrayList<>();
        for (Source source : java) {
            boolean textBlock = false;
            for (int i = 0; i < source.lines().size(); i++) {
                String line = source.lines().get(i);
                // A text block is data, such as a syntax line as the reference prints it.
                if (line.codePointCount(0, line.length()) > COLUMNS && !textBlock && !line.contains("https://")) {
                    found.add(source.path() + ":" + (i + 1));
                }
                textBlock ^= line.split("\"\"\"", -1).length % 2 == 0;
            }
        }
        assertThat(found).as("lines of more than %s columns", COLUMNS).isEmpty();
    }

    @Test
    void noBlanksAtTheEndOfALineAndNoTabs() {
        List<String> found = new ArrayList<>();
        for (Source source : all) {
            if (source.path().startsWith("transcripts/") || source.path().endsWith(".tsv")) {
                continue; // a recorded screen is what it is
            }
            for (int i = 0; i < source.lines().size(); i++) {
                String line = source.lines().get(i);
                if (line.endsWith(" ") || line.contains("\t")) {
                    found.add(source.path() + ":" + (i + 1));
                }
            }
        }
        assertThat(found).as("lines with a tab or a blank at the end").isEmpty();
    }

    @Test
    void namesSaySomething() {
        Set<String> found = new TreeSet<>();
        for (Source source : java) {
            for (String name : source.path().replace(".java", "").split("/")) {
                Matcher words = WORD_OF_A_NAME.matcher(name);
                while (words.find()) {
                    String word = words.group();
                    if (EMPTY_NAMES.contains(Character.toUpperCase(word.charAt(0)) + word.substring(1))) {
                        found.add(source.path());
                    }
                }
            }
        }
        assertThat(found).as("names with one of %s", EMPTY_NAMES).isEmpty();
    }

    @Test
    void noBannedWords() throws IOException {
        List<String> found = new ArrayList<>();
        for (String rule : Files.readAllLines(Path.of("src/test/resources/arch/banned-words.txt"))) {
            if (!rule.isBlank() && !rule.startsWith("#")) {
                String[] parts = rule.split("\\|", 3);
                search(parts[0].strip(), parts[1].strip(), parts[2].strip(), found);
            }
        }
        assertThat(found).as("banned words").isEmpty();
    }

    private void search(String where, String word, String instead, List<String> found) {
        boolean upper = word.equals(word.toUpperCase());
        String start = Character.isLetter(word.charAt(0)) ? "\\b" : "";
        String end = Character.isLetter(word.charAt(word.length() - 1)) ? "\\b" : "";
        Pattern pattern = Pattern.compile(start + Pattern.quote(word) + end, upper ? 0 : Pattern.CASE_INSENSITIVE);
        for (Source source : where.equals("all") ? all : java) {
            boolean scanned =
                    !where.equals("tests") || source.isTest() && !source.path().contains("/arch/");
            Matcher matcher = pattern.matcher(source.text());
            if (scanned && matcher.find() && !exceptions.allows("words", source.path())) {
                long line = source.text().substring(0, matcher.start()).lines().count();
                found.add(source.path() + ":" + Math.max(line, 1) + ": " + word + " (" + instead + ")");
            }
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Set<String> described = java.stream()
                .filter(source -> source.name().equals("package-info.java"))
                .map(TidyTest::folder)
                .collect(Collectors.toSet());
        Set<String> missing = java.stream()
                .filter(source -> source.path().startsWith("src/main/"))
                .map(TidyTest::folder)
                .filter(folder -> !described.contains(folder))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).as("packages without package-info.java").isEmpty();
    }

    private static String folder(Source source) {
        return source.path().substring(0, source.path().lastIndexOf('/'));
    }

    @Test
    void publicTypesAreDescribed() {
        List<String> found = trees.undocumented.stream()
                .filter(path -> path.startsWith("src/main/") && !exceptions.allows("doc", path))
                .toList();
        assertThat(found).as("public types without a Javadoc sentence").isEmpty();
    }

    @Test
    void importsAreNamedOneByOne() {
        assertThat(trees.wildcardImports).as("wildcard imports").isEmpty();
    }
}
