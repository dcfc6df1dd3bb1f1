package dev.rediscover.tutor;

import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what clients were sent unasked: the messages of channels, of changed keys, and of keys that are out of date.
 * That is an effect like a changed key: a message with other words, or on another channel, is another answer.
 */
final class Heard {
    private Heard() {}

    /** The first difference between what the learner's lines and the model's let others hear; {@code null} if none. */
    static Difference difference(Performance learner, Performance model) {
        Map<String, List<Reply>> mine = learner.heard();
        Map<String, List<Reply>> wanted = model.heard();
        Set<String> clients = new LinkedHashSet<>(wanted.keySet());
        clients.addAll(mine.keySet());
        for (String client : clients) {
            Difference difference = difference(
                    client.equals(Line.YOU) ? "you" : client,
                    mine.getOrDefault(client, List.of()),
                    wanted.getOrDefault(client, List.of()));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static Difference difference(String who, List<Reply> mine, List<Reply> wanted) {
        for (int i = 0; i < Math.max(mine.size(), wanted.size()); i++) {
            Reply got = i < mine.size() ? mine.get(i) : null;
            Reply right = i < wanted.size() ? wanted.get(i) : null;
            if (got == null || !got.equals(right)) {
                return difference(who, got, right);
            }
        }
        return null;
    }

    private static Difference difference(String who, Reply got, Reply right) {
        String where = "what " + who + " heard";
        if (got == null) {
            String text = who + " heard nothing";
            return new Difference(where, text, text, text + ", wanted " + shown(right));
        }
        String heard = who + " heard " + shown(got);
        if (right == null) {
            String text = heard + ", and should not have";
            return new Difference(where, text, text, text);
        }
        String other = heard + "; something else is wanted";
        return new Difference(where, other, other, heard + ", wanted " + shown(right));
    }

    /** A message as {@code "hello" on news}, anything else as the array that it is. */
    private static String shown(Reply reply) {
        List<Reply> items = ((Reply.Push) reply).items();
        int size = items.size();
        boolean message = size >= 3 && ReplyText.bare(items.get(0)).endsWith("message");
        return message
                ? ReplyText.show(items.get(size - 1)) + " on " + ReplyText.bare(items.get(size - 2))
                : ReplyText.show(reply);
    }
}
