package dev.rediscover.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lessons that are part of this program, listed without reading any YAML: one small text file that the build
 * writes (see {@link IndexWriter}).
 *
 * <p>Each line is tab-separated, in the order in which lessons are to be taken: {@code pack}, id, version, title,
 * summary; {@code skill}, pack, id, what it is; {@code lesson}, pack, id, exercises, minutes, title, summary; {@code
 * step}, pack, lesson, id, and the ids of the skills it practises between blanks; and of what is translated {@code
 * said}, language, pack, lesson (empty for the pack), title, summary; {@code said-skill}, language, pack, id, what it
 * is.
 */
public final class LessonIndex {
    static final String FILE = "index.tsv";

    private final List<PackEntry> packs = new ArrayList<>();
    private final List<SkillEntry> skills = new ArrayList<>();
    private final List<StepEntry> steps = new ArrayList<>();
    private final List<List<String>> translated = new ArrayList<>();

    private LessonIndex() {}

    /** A pack and its lessons in order. */
    public record PackEntry(String id, String version, String title, String summary, List<LessonEntry> lessons) {}

    /**
     * A lesson.
     *
     * @param pack the id of its pack
     * @param exercises how many steps have something to do
     */
    public record LessonEntry(String pack, String id, int exercises, int minutes, String title, String summary) {}

    /** A skill, with what it is in a line. */
    public record SkillEntry(String pack, String id, String text) {}

    /** A step with something to do, and the ids of the skills that it practises. */
    public record StepEntry(String pack, String lesson, String id, List<String> skills) {}

    /**
     * The bundled lessons. Where the program runs from compiled classes whose build wrote no index, the lessons are
     * read instead, which takes a second.
     */
    public static LessonIndex bundled() {
        try (InputStream in = LessonIndex.class.getResourceAsStream("/lessons/" + FILE)) {
            return in == null ? fromFolder() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LessonIndex fromFolder() throws IOException {
        URL folder = LessonIndex.class.getResource("/lessons");
        boolean onDisk = folder != null && folder.getProtocol().equals("file");
        return parse(onDisk ? IndexWriter.index(Path.of(URI.create(folder.toString()))) : "");
    }

    /** Reads the text of an index. */
    static LessonIndex parse(String text) {
        LessonIndex index = new LessonIndex();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            index.take(cells(text, from, end, '\t'));
            from = end + 1;
        }
        return index;
    }

    private void take(List<String> cells) {
        switch (cells.get(0)) {
            case "pack" ->
                packs.add(new PackEntry(cells.get(1), cells.get(2), cells.get(3), cells.get(4), new ArrayList<>()));
            case "skill" -> skills.add(new SkillEntry(cells.get(1), cells.get(2), cells.get(3)));
            case "lesson" -> {
                LessonEntry lesson = new LessonEntry(
                        cells.get(1),
                        cells.get(2),
                        Integer.parseInt(cells.get(3)),
                        Integer.parseInt(cells.get(4)),
                        cells.get(5),
                        cells.get(6));
                packs.get(packs.size() - 1).lessons().add(lesson);
            }
            case "step" -> {
                String named = cells.get(4);
                List<String> practised = named.isEmpty() ? List.of() : cells(named, 0, named.length(), ' ');
                steps.add(new StepEntry(cells.get(1), cells.get(2), cells.get(3), practised));
            }
            case "said", "said-skill" -> translated.add(cells);
            default -> {}
        }
    }

    /** The same index with titles, summaries and skills in a language, as far as they are translated to it. */
    public LessonIndex in(String language) {
        LessonIndex other = new LessonIndex();
        for (PackEntry pack : packs) {
            List<String> said = said("said", language, pack.id(), "");
            PackEntry one = new PackEntry(
                    pack.id(),
                    pack.version(),
                    said == null ? pack.title() : said.get(4),
                    said == null ? pack.summary() : said.get(5),
                    new ArrayList<>());
            pack.lessons().forEach(lesson -> one.lessons().add(in(language, lesson)));
            other.packs.add(one);
        }
        for (SkillEntry skill : skills) {
            List<String> said = said("said-skill", language, skill.pack(), skill.id());
            other.skills.add(said == null ? skill : new SkillEntry(skill.pack(), skill.id(), said.get(4)));
        }
        other.steps.addAll(steps);
        other.translated.addAll(translated);
        return other;
    }

    private LessonEntry in(String language, LessonEntry lesson) {
        List<String> said = said("said", language, lesson.pack(), lesson.id());
        return said == null
                ? lesson
                : new LessonEntry(
                        lesson.pack(), lesson.id(), lesson.exercises(), lesson.minutes(), said.get(4), said.get(5));
    }

    /** Whether a lesson is translated to a language. */
    public boolean isTranslated(LessonEntry lesson, String language) {
        return said("said", language, lesson.pack(), lesson.id()) != null;
    }

    private List<String> said(String word, String language, String pack, String id) {
        for (List<String> cells : translated) {
            boolean same = cells.get(0).equals(word)
                    && cells.get(1).equals(language)
                    && cells.get(2).equals(pack);
            if (same && cells.get(3).equals(id)) {
                return cells;
            }
        }
        return null;
    }

    private static List<String> cells(String text, int from, int end, char between) {
        List<String> cells = new ArrayList<>(8);
        int at = from;
        while (at <= end) {
            int tab = text.indexOf(between, at);
            int cellEnd = tab < 0 || tab > end ? end : tab;
            cells.add(text.substring(at, cellEnd));
            at = cellEnd + 1;
        }
        return cells;
    }

    /** Every pack with its lessons, in the order in which they are to be taken. */
    public List<PackEntry> packs() {
        return packs;
    }

    /** Every skill, pack by pack. */
    public List<SkillEntry> skills() {
        return skills;
    }

    /** Every step with something to do, lesson by lesson. */
    public List<StepEntry> steps() {
        return steps;
    }

    /** The lesson called {@code name}: an id, or {@code pack/id} where two packs share one; {@code null} if none. */
    public LessonEntry find(String name) {
        for (PackEntry pack : packs) {
            for (LessonEntry lesson : pack.lessons()) {
                if (name.equals(lesson.id()) || name.equals(pack.id() + "/" + lesson.id())) {
                    return lesson;
                }
            }
        }
        return null;
    }

    /** The lesson that follows, in the same pack or as the first of the next; {@code null} after the last. */
    public LessonEntry after(LessonEntry lesson) {
        boolean found = false;
        for (PackEntry pack : packs) {
            for (LessonEntry candidate : pack.lessons()) {
                if (found) {
                    return candidate;
                }
                found = candidate.equals(lesson);
            }
        }
        return null;
    }
}
