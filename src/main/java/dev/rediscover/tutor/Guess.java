package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Matcher;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Locale;

/** Whether a prediction, as people write one, says what the reply turned out to be. */
final class Guess {
    private Guess() {}

    /** {@code is}: what the author says of the reply; if that is an error, the bare word will do. */
    static boolean hits(String typed, Reply reply, Matcher is) {
        String guess = bare(typed.strip());
        String lower = guess.toLowerCase(Locale.ROOT);
        if (reply == null) {
            return List.of("nothing", "waits", "it waits", "blocks", "it blocks", "wait", "block")
                    .contains(lower);
        }
        List<Reply> items = ReplyText.items(reply);
        return switch (reply.kind()) {
            case NIL -> List.of("nil", "null", "none", "nothing").contains(lower);
            case ERROR -> isError(lower, (Reply.Err) reply);
            case STATUS -> lower.equals(((Reply.Status) reply).text().toLowerCase(Locale.ROOT));
            case INTEGER -> guess.equals(ReplyText.bare(reply)) && !isQuoted(typed.strip());
            case BULK, VERBATIM, DOUBLE, BIG_NUMBER -> isText(typed.strip(), reply);
            case BOOLEAN -> lower.equals(Boolean.toString(((Reply.Bool) reply).value()));
            default -> items.isEmpty() ? isEmpty(lower) : isList(guess, items, isUnordered(reply, is));
        };
    }

    /** Without what redis-cli puts before a value: {@code (integer) 3}, {@code (nil)}, {@code (error) ERR …}. */
    private static String bare(String typed) {
        if (typed.startsWith("(") && typed.indexOf(')') > 0) {
            String inside = typed.substring(1, typed.indexOf(')'));
            String rest = typed.substring(typed.indexOf(')') + 1).strip();
            return rest.isEmpty() || inside.equals("error") ? (inside + " " + rest).strip() : rest;
        }
        return typed;
    }

    private static boolean isQuoted(String typed) {
        return typed.startsWith("\"") || typed.startsWith("'");
    }

    private static boolean isError(String lower, Reply.Err error) {
        String text = error.text().toLowerCase(Locale.ROOT);
        String rest = lower.startsWith("error") ? lower.substring(5).strip() : lower;
        boolean named = rest.isEmpty() || rest.equals("err") || rest.equals("an error") || lower.equals("an error");
        return named || rest.length() >= 3 && text.contains(rest);
    }

    private static boolean isText(String typed, Reply reply) {
        String text = ReplyText.text(reply).utf8();
        if (typed.equals(text)
                || text.isEmpty() && List.of("empty", "empty string").contains(typed.toLowerCase(Locale.ROOT))) {
            return true;
        }
        CommandLine split = CommandLine.split(typed);
        boolean one = split.ok() && split.words().size() == 1;
        return one && split.words().get(0).equals(ReplyText.text(reply));
    }

    private static boolean isEmpty(String lower) {
        return List.of("empty", "empty array", "empty list", "empty set", "an empty array", "[]", "nothing", "{}")
                .contains(lower);
    }

    /** Whether the order means nothing, by the reply's own kind or by what the author says of it. */
    private static boolean isUnordered(Reply reply, Matcher is) {
        return reply.kind() == Reply.Kind.SET
                || reply.kind() == Reply.Kind.MAP
                || is instanceof Matcher.Unordered
                || is instanceof Matcher.SetOf;
    }

    /** {@code a b c}, {@code [a, b, c]} or {@code 1) a 2) b}; nested lists are read flat; order as replied, or any. */
    private static boolean isList(String guess, List<Reply> items, boolean anyOrder) {
        StringBuilder flat = new StringBuilder();
        flatten(items, flat);
        String plain = guess.replaceAll("(?<![^ ])\\d+\\) ", " ").replaceAll("[\\[\\]{},]|\\(integer\\)|: ", " ");
        List<String> words = words(plain);
        List<String> wanted = words(flat.toString());
        return anyOrder ? sorted(words).equals(sorted(wanted)) : words.equals(wanted);
    }

    private static void flatten(List<Reply> items, StringBuilder out) {
        for (Reply item : items) {
            List<Reply> inner = ReplyText.items(item);
            if (inner != null) {
                flatten(inner, out);
            } else if (item.kind() == Reply.Kind.NIL) {
                out.append(" nil");
            } else {
                out.append(' ').append(Quoting.word(textOf(item)));
            }
        }
    }

    private static Bytes textOf(Reply item) {
        return item instanceof Reply.Err err ? Bytes.of(err.code()) : ReplyText.text(item);
    }

    private static List<String> words(String text) {
        CommandLine split = CommandLine.split(text);
        return split.ok() ? split.words().stream().map(word -> word.utf8()).toList() : List.of(text);
    }

    private static List<String> sorted(List<String> words) {
        return words.stream().sorted().toList();
    }
}
