package dev.rediscover.author.stats;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.Rehearsal;
import dev.rediscover.tutor.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What comes of lines in a step: the keys they change with what these then hold, and the last reply. */
final class WhatCame {
    private static final int MOST_KEYS = 3;

    private final Lesson lesson;
    private final Step step;
    private final EngineMaker maker;
    private final Map<List<Line>, Came> known = new HashMap<>();
    private Stage before;

    /**
     * What came of an answer.
     *
     * @param key equal for answers that come to the same
     * @param text for people, in a line
     */
    record Came(String key, String text) {}

    WhatCame(Lesson lesson, Step step, EngineMaker maker) {
        this.lesson = lesson;
        this.step = step;
        this.maker = maker;
    }

    /** What comes of these lines, run where the model solution would begin. */
    Came of(List<Line> lines) {
        return known.computeIfAbsent(lines, this::run);
    }

    private Came run(List<Line> lines) {
        if (before == null) {
            before = Rehearsal.before(lesson, step.id(), maker);
        }
        Rehearsal done = Rehearsal.of(before, lines, List.of());
        List<String> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Bytes key : done.changed()) {
            String name = Quoting.word(key);
            names.add(name);
            keys.add(name + " " + done.type(key) + " " + content(done.content(key)) + " " + done.ttl(key));
        }
        keys.sort(null);
        names.sort(null);
        Reply reply = done.reply();
        String told = reply == null ? "waits" : done.isUnordered() ? content(reply) : reply.toString();
        return new Came(told + " " + keys, text(reply, names));
    }

    /** The same text for the same content in whatever order, unless it is a list. */
    private static String content(Reply content) {
        if (content instanceof Reply.SetOf set) {
            return set.items().stream().map(Reply::toString).sorted().toList().toString();
        }
        if (content instanceof Reply.MapOf map) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i + 1 < map.items().size(); i += 2) {
                pairs.add(map.items().get(i) + "=" + map.items().get(i + 1));
            }
            pairs.sort(null);
            return pairs.toString();
        }
        return content.toString();
    }

    private static String text(Reply reply, List<String> names) {
        String said = reply == null ? "waits" : ReplyText.show(reply);
        if (names.isEmpty()) {
            return said + ", changes nothing";
        }
        boolean many = names.size() > MOST_KEYS;
        String listed = String.join(", ", many ? names.subList(0, MOST_KEYS) : names);
        return said + ", changes " + listed + (many ? " and " + (names.size() - MOST_KEYS) + " more" : "");
    }
}
