package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.LuaStyle;
import dev.rediscover.render.LuaToken;
import dev.rediscover.render.LuaTokens;
import dev.rediscover.render.Role;
import dev.rediscover.render.Theme;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.SyntaxMatch;
import java.util.List;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours the line while it is typed: known and unknown commands, strings, numbers, what cannot stand there. */
final class LineHighlighter implements Highlighter {
    private final Session session;
    private final TerminalScreen screen;
    private Theme theme = Theme.PLAIN;

    /** Colours as {@code screen} does at the time. */
    LineHighlighter(Session session, TerminalScreen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        theme = screen.theme();
        boolean wanted = theme != Theme.PLAIN && session.settings().isOn(Setting.HIGHLIGHT);
        if (wanted && session.isTypingScript()) {
            AttributedStringBuilder lua = new AttributedStringBuilder();
            lua(buffer, buffer, lua);
            return lua.toAttributedString();
        }
        if (buffer.isEmpty() || !wanted || !session.takesCommands() && !isForShell(buffer)) {
            return new AttributedString(buffer);
        }
        CommandLine split = CommandLine.split(buffer);
        List<CommandLine.Token> tokens = split.tokens();
        int first = firstOfCommand(tokens);
        AttributedStyle[] styles = new AttributedStyle[tokens.size()];
        for (int i = 0; i < styles.length; i++) {
            styles[i] = Styles.of(theme, i < first ? Role.EMPHASIS : role(buffer, tokens.get(i)));
        }
        if (first < tokens.size()) {
            styleCommand(split, first, styles);
        }
        List<Bytes> words = split.words().subList(Math.min(first, tokens.size()), tokens.size());
        int script = ScriptWords.place(words);
        return painted(buffer, tokens, styles, script < 0 ? -1 : first + script);
    }

    private static boolean isForShell(String buffer) {
        return buffer.startsWith(":") || buffer.startsWith("@");
    }

    /** Behind a repeat count, {@code @bob}, {@code :as bob}, {@code :dry} or {@code :explain}. */
    private static int firstOfCommand(List<CommandLine.Token> tokens) {
        if (tokens.isEmpty()) {
            return 0;
        }
        Bytes word = tokens.get(0).value();
        if (Repeat.isCount(word) || !word.isEmpty() && word.at(0) == '@' || word.is(":dry") || word.is(":explain")) {
            return 1;
        }
        if (word.is(":as")) {
            return 2;
        }
        return !word.isEmpty() && word.at(0) == ':' ? tokens.size() : 0;
    }

    private static Role role(String buffer, CommandLine.Token token) {
        char first = buffer.charAt(token.start());
        if (first == '"' || first == '\'') {
            return Role.STRING;
        }
        return Repeat.isCount(token.value()) ? Role.NUMBER : Role.PLAIN;
    }

    private void styleCommand(CommandLine split, int first, AttributedStyle[] styles) {
        List<Bytes> words = split.words().subList(first, styles.length);
        boolean typing = words.size() == 1;
        CommandSpec spec = Advice.spec(words, session.catalog());
        if (spec == null) {
            boolean known = words.get(0).is("help")
                    || words.get(0).is("exit")
                    || words.get(0).is("quit");
            if (known || !typing) {
                styles[first] = Styles.of(theme, known ? Role.COMMAND : Role.ERROR);
            }
            return;
        }
        int nameWords = spec.isSubcommand() ? 2 : 1;
        for (int i = 0; i < nameWords; i++) {
            styles[first + i] = Styles.of(theme, Role.COMMAND);
        }
        if (!spec.isContainer()) {
            SyntaxMatch match = spec.syntax().match(words.subList(nameWords, words.size()));
            int misfit = match.misfit() < 0 ? -1 : first + nameWords + match.misfit();
            boolean finished = misfit >= 0 && misfit < styles.length - 1;
            if (finished || misfit == styles.length - 1 && match.hint().isEmpty() && isTooMany(match)) {
                styles[misfit] = styles[misfit].underline();
            }
        }
    }

    private static boolean isTooMany(SyntaxMatch match) {
        return match.tokens().isEmpty() && match.values().isEmpty();
    }

    private AttributedString painted(
            String buffer, List<CommandLine.Token> tokens, AttributedStyle[] styles, int script) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        int at = 0;
        for (int i = 0; i < styles.length; i++) {
            CommandLine.Token token = tokens.get(i);
            out.append(buffer.substring(at, token.start()));
            if (i == script) {
                script(buffer.substring(token.start(), token.end()), out);
            } else {
                out.styled(styles[i], buffer.substring(token.start(), token.end()));
            }
            at = token.end();
        }
        return out.append(buffer.substring(at)).toAttributedString();
    }

    /** A script in its quotes: what the quotes escape counts as what it stands for, without moving anything. */
    private void script(String typed, AttributedStringBuilder out) {
        char quote = typed.charAt(0);
        if (quote != '"' && quote != '\'') {
            lua(typed, typed, out);
            return;
        }
        boolean closed = typed.length() > 1 && typed.charAt(typed.length() - 1) == quote && !endsEscaped(typed);
        String inner = typed.substring(1, typed.length() - (closed ? 1 : 0));
        StringBuilder meant = new StringBuilder(inner);
        for (int i = 0; i + 1 < meant.length(); i++) {
            char next = meant.charAt(i + 1);
            if (meant.charAt(i) == '\\' && (quote == '"' || next == '\'')) {
                meant.setCharAt(i, ' ');
                meant.setCharAt(i + 1, quote == '"' && next == 'n' ? '\n' : next);
                i++;
            }
        }
        AttributedStyle edge = Styles.of(theme, Role.STRING);
        out.styled(edge, typed.substring(0, 1));
        lua(meant.toString(), inner, out);
        out.styled(edge, closed ? typed.substring(typed.length() - 1) : "");
    }

    private static boolean endsEscaped(String typed) {
        int backslashes = 0;
        while (typed.charAt(typed.length() - 2 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** Appends {@code shown} in the colours of {@code script}, which is as long. */
    private void lua(String script, String shown, AttributedStringBuilder out) {
        List<LuaToken> tokens = LuaTokens.of(script);
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            LuaToken token = tokens.get(i);
            out.append(shown.substring(at, token.start()));
            AttributedStyle style = Styles.of(theme, LuaStyle.role(script, tokens, i));
            out.styled(style, shown.substring(token.start(), token.end()));
            at = token.end();
        }
        out.append(shown.substring(at));
    }
}
