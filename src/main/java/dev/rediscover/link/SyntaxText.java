package dev.rediscover.link;

import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * A syntax line as the reference prints it, from the arguments in COMMAND DOCS: tokens in front, alternatives between
 * angle brackets, optional parts between square ones, repeated parts followed by themselves and dots.
 */
final class SyntaxText {
    private static final int DEEPEST = 8;
    private static final int LONGEST = 2000;

    private int left = 400; // arguments: nested lists of a stranger could grow without end

    private SyntaxText() {}

    /** The line without the command's name; empty if it cannot be written. */
    static String of(List<Reply> arguments) {
        String text = new SyntaxText().list(arguments, " ", 0);
        return text == null || text.length() > LONGEST ? "" : text;
    }

    /** {@code null} if one of them cannot be written. */
    private String list(List<Reply> arguments, String between, int depth) {
        List<String> texts = new ArrayList<>();
        for (Reply argument : arguments) {
            String text = depth > DEEPEST || --left < 0 ? null : argument(argument, depth);
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return String.join(between, texts);
    }

    private String argument(Reply argument, int depth) {
        String shown = SpecText.word(SpecText.value(argument, "display_text"), "");
        String name = shown.isEmpty() ? SpecText.word(SpecText.value(argument, "name"), "") : shown;
        String token = token(SpecText.value(argument, "token"));
        List<Reply> inner = SpecText.items(SpecText.value(argument, "arguments"));
        String body;
        switch (SpecText.plain(SpecText.value(argument, "type"))) {
            case "oneof" -> {
                String alternatives = list(inner, " | ", depth + 1);
                body = alternatives == null || alternatives.isEmpty() ? null : "<" + alternatives + ">";
            }
            case "block" -> body = list(inner, " ", depth + 1);
            case "pure-token" -> body = token;
            default -> body = name;
        }
        if (body == null || body.isEmpty()) {
            return null;
        }
        return marked(body, token.equals(body) ? "" : token, SpecText.items(SpecText.value(argument, "flags")));
    }

    private static String marked(String body, String token, List<Reply> flags) {
        String front = token.isEmpty() ? "" : token + " ";
        String text = front + body;
        if (has(flags, "multiple")) {
            text += has(flags, "multiple_token") ? " [" + front + body + " ...]" : " [" + body + " ...]";
        }
        return has(flags, "optional") ? "[" + text + "]" : text;
    }

    private static boolean has(List<Reply> flags, String flag) {
        for (Reply each : flags) {
            if (SpecText.plain(each).equals(flag)) {
                return true;
            }
        }
        return false;
    }

    /** A token may be a sign, such as the tilde of XADD, or an empty string in quotes. */
    private static String token(Reply reply) {
        String text = SpecText.plain(reply);
        boolean good = text.length() <= SpecText.LONGEST_NAME;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            good &= c > ' ' && c < 127 && "[]<>|()".indexOf(c) < 0;
        }
        return good ? text : "";
    }
}
