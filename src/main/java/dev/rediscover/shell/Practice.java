package dev.rediscover.shell;

import dev.rediscover.base.RandomSource;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.OverlayReader;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.tutor.Drill;
import dev.rediscover.tutor.DrillQuestion;
import dev.rediscover.tutor.DrillRun;
import dev.rediscover.tutor.OwnData;
import dev.rediscover.tutor.Progress;
import dev.rediscover.tutor.Review;
import dev.rediscover.tutor.ReviewRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code :review} and {@code :drill}: exercises that are no lesson. */
final class Practice {
    private static final int MOST_SEEDS = 1_000_000;

    private Practice() {}

    /** Begins a review of what is due, or says when something will be. */
    static Result review(Session session, Classroom classroom) throws IOException {
        Progress progress = classroom.progress();
        List<Review.Item> due = Review.due(progress);
        if (due.isEmpty()) {
            session.note(ProgressText.due(progress));
            return Result.FINE;
        }
        long seed = RandomSource.unseeded().nextLong();
        session.note(due.size() + (due.size() == 1 ? " exercise is" : " exercises are") + " due"
                + (due.size() > ReviewRun.MOST ? "; here are " + ReviewRun.MOST + "." : ".")
                + " Words that help: hint, why, skip; exit ends, and what you have done is kept.");
        return classroom.begin(new ReviewRun(due, new OnShelf(session), Engines::forLesson, progress, seed));
    }

    /** Begins a drill: {@code rest} has groups, commands, a count, and {@code --seed N}. */
    static Result drill(Session session, Classroom classroom, String rest) throws IOException {
        List<String> topics = new ArrayList<>();
        long seed = RandomSource.unseeded().nextInt(MOST_SEEDS);
        int count = 0;
        String[] words = rest.isEmpty() ? new String[0] : rest.split("\\s+");
        for (int i = 0; i < words.length; i++) {
            boolean seeded = words[i].equals("--seed") && i + 1 < words.length;
            if (seeded && !isNumber(words[i + 1]) || !seeded && words[i].startsWith("-")) {
                return session.refuse(
                        "\":drill @list 10 --seed 7\" asks ten questions about lists; the seed is a number.");
            } else if (seeded) {
                seed = Long.parseLong(words[++i]);
            } else if (isNumber(words[i])) {
                count = Integer.parseInt(words[i]);
            } else {
                topics.add(words[i]);
            }
        }
        return drill(session, classroom, topics, count, seed);
    }

    private static boolean isNumber(String word) {
        boolean digits = !word.isEmpty() && word.length() < 10;
        for (int i = 0; i < word.length(); i++) {
            digits &= word.charAt(i) >= '0' && word.charAt(i) <= '9';
        }
        return digits;
    }

    private static Result drill(Session session, Classroom classroom, List<String> topics, int count, long seed)
            throws IOException {
        Progress progress = classroom.progress();
        List<String> wanted = topics.isEmpty() ? Drill.learnt(progress) : topics;
        Drill drill;
        try {
            drill = Drill.of(session.catalog(), Engines::forLesson, wanted, seed);
        } catch (IllegalArgumentException e) {
            return session.refuse(sentence(e.getMessage()));
        }
        session.note("Seed " + seed + ". Words that help: hint, skip; exit ends.");
        return classroom.begin(new DrillRun(drill, Engines::forLesson, progress, count, seed));
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** Lessons of all packs, read when they are wanted. */
    private static final class OnShelf implements ReviewRun.Source {
        private final Session session;
        private final Shelf shelf;
        private final Map<String, Pack> packs = new HashMap<>();

        OnShelf(Session session) {
            this.session = session;
            this.shelf = Lessons.shelf(session.state());
        }

        @Override
        public Lesson lesson(String pack, String id) {
            if (!packs.containsKey(pack)) {
                packs.put(
                        pack,
                        shelf.read(pack, new PackReader(session.catalog())).pack());
            }
            Pack read = packs.get(pack);
            Lesson lesson = read == null ? null : read.lesson(id);
            boolean translate = lesson != null && Language.isGerman(session.settings());
            Lesson said = translate
                    ? new OverlayReader(session.catalog()).onShelf(shelf, read, lesson, Language.of(session.settings()))
                    : lesson;
            return said == null ? null : OwnData.of(said, pack, Learner.of(session.settings()));
        }

        @Override
        public DrillQuestion question(String command, String kind, long seed) {
            return Drill.one(session.catalog(), Engines::forLesson, command, kind, seed);
        }
    }
}
