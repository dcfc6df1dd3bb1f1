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
 * Lessons listed without reading any YAML: those that are part of this program from one small text file that the build
 * writes (see {@link IndexWriter}), those of installed packs from what installing wrote (see {@link Shelf}).
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

    /**
     * A pack and its lessons in order.
     *
     * @param bundled whether it is part of the program
     */
    public record PackEntry(
            String id, String version, String title, String summary, boolean bundled, List<LessonEntry> lessons) {}

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
            return in == null ? fromFolder() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LessonIndex fromFolder() throws IOException {
        URL folder = LessonIndex.class.getResource("/lessons");
        boolean onDisk = folder != null && folder.getProtocol().equals("file");
        return parse(onDisk ? IndexWriter.index(Path.of(URI.create(folder.toString()))) : "", true);
    }

    /** Reads the text of an index of packs that are not part of the program. */
    static LessonIndex parse(String text) {
        return parse(text, false);
    }

    private static LessonIndex parse(String text, boolean bundled) {
        LessonIndex index = new LessonIndex();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            index.take(cells(text, from, end, '\t'), bundled);
            from = end + 1;
        }
        return index;
    }

    private void take(List<String> cells, boolean bundled) {
        switch (cells.get(0)) {
            case "pack" ->
                packs.add(new PackEntry(
                        cells.get(1), cells.get(2), cells.get(3), cells.get(4), bundled, new ArrayList<>()));
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

    /** The packs of this index and behind them those of another; of two with the same id the one here. */
    public LessonIndex and(LessonIndex other) {
        LessonIndex both = new LessonIndex();
        both.packs.addAll(packs);
        both.skills.addAll(skills);
        both.steps.addAll(steps);
        both.translated.addAll(translated);
        for (PackEntry pack : other.packs) {
            if (pack(pack.id()) == null) {
                both.packs.add(pack);
            }
        }
        for (SkillEntry skill : other.skills) {
            if (pack(skill.pack()) == null) {
                both.skills.add(skill);
            }
        }
        for (StepEntry step : other.steps) {
            if (pack(step.pack()) == null) {
                both.steps.add(step);
            }
        }
        for (List<String> said : other.translated) {
            if (pack(said.get(2)) == null) {
                both.translated.add(said);
            }
        }
        return both;
    }

    /** The pack of this id; {@code null} if there is none. */
    public PackEntry pack(String id) {
        for (PackEntry pack : packs) {
            if (pack.id().equals(id)) {
                return pack;
            }
        }
        return null;
    }

    /** The shortest name by which {@link #find} gives this lesson: its id, or {@code pack/id}. */
    public String name(LessonEntry lesson) {
        LessonEntry found = find(lesson.id());
        boolean first = found != null && found.pack().equals(lesson.pack());
        return first ? lesson.id() : lesson.pack() + "/" + lesson.id();
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
                    pack.bundled(),
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

    static List<String> cells(String text, int from, int end, char between) {
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

    /** The lesson called {@code name}: {@code pack/id}, or an id, of which the first counts; {@code null} if none. */
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
