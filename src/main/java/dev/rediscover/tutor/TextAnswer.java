package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Matcher;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import java.util.Locale;

/** Whether a typed answer is what a matcher wants: text without letter case and outer blanks, numbers by value. */
final class TextAnswer {
    private TextAnswer() {}

    static boolean fits(Matcher matcher, String typed) {
        String text = String.join(" ", typed.strip().split("\\s+"));
        if (matcher instanceof Matcher.Any any) {
            return any.of().stream().anyMatch(one -> fits(one, typed));
        }
        if (matcher instanceof Matcher.All all) {
            return all.of().stream().allMatch(one -> fits(one, typed));
        }
        if (matcher instanceof Matcher.Not not) {
            return !fits(not.matcher(), typed);
        }
        if (matcher instanceof Matcher.Is is) {
            return isValue(is.value(), text);
        }
        Reply asIs = new Reply.Bulk(Bytes.of(text));
        Reply lower = new Reply.Bulk(Bytes.of(text.toLowerCase(Locale.ROOT)));
        return matcher.match(asIs).ok()
                || matcher.match(lower).ok()
                || matcher.match(number(text)).ok();
    }

    private static boolean isValue(Reply wanted, String text) {
        Bytes wantedText = ReplyText.text(wanted);
        if (wantedText == null) {
            return Guess.hits(text, wanted, null);
        }
        boolean same = wantedText.utf8().equalsIgnoreCase(unquoted(text));
        return same || new Matcher.Is(wanted).match(number(text)).ok();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.charAt(0) == '"' && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** The number that the text spells, as an integer or a double; the text itself if it spells none. */
    private static Reply number(String text) {
        try {
            return Reply.of(Long.parseLong(text.replace("_", "").replace(",", "")));
        } catch (NumberFormatException e) {
            return decimal(text);
        }
    }

    private static Reply decimal(String text) {
        try {
            return new Reply.Dbl(Double.parseDouble(text), text);
        } catch (NumberFormatException e) {
            return new Reply.Bulk(Bytes.of(text));
        }
    }
}
