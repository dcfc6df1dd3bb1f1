package dev.rediscover.shell.editor;

import dev.rediscover.render.LuaToken;
import dev.rediscover.render.LuaToken.Kind;
import dev.rediscover.render.LuaTokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What opens and closes in a script that may be half-written: blocks with their {@code end}, and brackets. */
final class LuaBlocks {
    /** How far the inside of a block is indented. */
    static final int STEP = 2;

    /** An opening piece and the one that closes it; {@code null} for one that is missing. */
    record Pair(LuaToken open, LuaToken close) {}

    private final String script;
    private final List<LuaToken> tokens;
    private final List<Pair> pairs = new ArrayList<>();

    private LuaBlocks(String script) {
        this.script = script;
        this.tokens = LuaTokens.of(script);
    }

    static LuaBlocks of(String script) {
        LuaBlocks blocks = new LuaBlocks(script);
        blocks.match();
        return blocks;
    }

    private void match() {
        Deque<LuaToken> open = new ArrayDeque<>();
        for (LuaToken token : tokens) {
            if (opens(token)) {
                open.push(token);
            } else if (closes(token)) {
                close(open, token);
            }
        }
        for (LuaToken left : open) {
            pairs.add(new Pair(left, null));
        }
    }

    /** A bracket left open does not hide the block around it. */
    private void close(Deque<LuaToken> open, LuaToken token) {
        boolean block = token.kind() == Kind.WORD;
        Deque<LuaToken> missed = new ArrayDeque<>();
        while (block && !open.isEmpty() && open.peek().kind() == Kind.SYMBOL) {
            missed.push(open.pop());
        }
        if (!open.isEmpty() && fits(open.peek(), token)) {
            pairs.add(new Pair(open.pop(), token));
            for (LuaToken bracket : missed) {
                pairs.add(new Pair(bracket, null));
            }
            return;
        }
        pairs.add(new Pair(null, token));
        while (!missed.isEmpty()) {
            open.push(missed.pop());
        }
    }

    private boolean opens(LuaToken token) {
        return token.is(script, "function")
                || token.is(script, "do")
                || token.is(script, "if")
                || token.is(script, "repeat")
                || token.is(script, "(")
                || token.is(script, "{")
                || token.is(script, "[");
    }

    private boolean closes(LuaToken token) {
        return token.is(script, "end")
                || token.is(script, "until")
                || token.is(script, ")")
                || token.is(script, "}")
                || token.is(script, "]");
    }

    private boolean fits(LuaToken open, LuaToken close) {
        return switch (close.in(script)) {
            case "end" -> open.kind() == Kind.WORD && !open.is(script, "repeat");
            case "until" -> open.is(script, "repeat");
            case ")" -> open.is(script, "(");
            case "}" -> open.is(script, "{");
            default -> open.is(script, "[");
        };
    }

    private boolean isMiddle(LuaToken token) {
        return token.is(script, "else") || token.is(script, "elseif");
    }

    /** The pair that has an end at the cursor or just before it; {@code null} if there is none. */
    Pair at(int cursor) {
        Pair found = null;
        for (Pair pair : pairs) {
            boolean here = touches(pair.open(), cursor) || touches(pair.close(), cursor);
            boolean begins = begins(pair.open(), cursor) || begins(pair.close(), cursor);
            found = begins || here && found == null ? pair : found;
        }
        return found;
    }

    private static boolean touches(LuaToken token, int cursor) {
        return token != null && token.start() <= cursor && cursor <= token.end();
    }

    private static boolean begins(LuaToken token, int cursor) {
        return token != null && token.start() == cursor;
    }

    /** What is wrong first: something without an end, or an end that closes nothing; {@code null} if all fits. */
    Pair unmatched() {
        Pair first = null;
        for (Pair pair : pairs) {
            if (pair.open() == null || pair.close() == null) {
                first = first == null || start(pair) < start(first) ? pair : first;
            }
        }
        return first;
    }

    private static int start(Pair pair) {
        return pair.open() != null ? pair.open().start() : pair.close().start();
    }

    /** The line of a piece, from 1. */
    int lineOf(LuaToken token) {
        int line = 1;
        for (int i = 0; i < token.start(); i++) {
            line += script.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** What a piece says. */
    String word(LuaToken token) {
        return token.in(script);
    }

    /** How a piece is closed. */
    String closer(LuaToken open) {
        return switch (open.in(script)) {
            case "repeat" -> "until";
            case "(" -> ")";
            case "{" -> "}";
            case "[" -> "]";
            default -> "end";
        };
    }

    // ---- indentation

    /**
     * How far the line that begins at {@code lineStart} should be indented, by what stands before it and what it begins
     * with; -1 inside a string or a comment of several lines, which is nobody's to move.
     */
    static int indent(String script, int lineStart) {
        LuaBlocks all = new LuaBlocks(script);
        Deque<LuaToken> open = new ArrayDeque<>();
        int next = 0;
        for (; next < all.tokens.size() && all.tokens.get(next).start() < lineStart; next++) {
            LuaToken token = all.tokens.get(next);
            if (token.end() > lineStart) {
                return -1;
            }
            if (all.opens(token)) {
                open.push(token);
            } else if (all.closes(token) && !open.isEmpty() && all.fits(open.peek(), token)) {
                open.pop();
            }
        }
        LuaToken first = all.leading(open, next, lineStart);
        if (first != null) {
            return all.indentOfLine(first);
        }
        return open.isEmpty() ? 0 : all.indentOfLine(open.peek()) + STEP;
    }

    /** What the closers at a line's beginning close; {@code null} if it begins otherwise. */
    private LuaToken leading(Deque<LuaToken> open, int from, int lineStart) {
        int lineEnd = script.indexOf('\n', lineStart);
        LuaToken closed = null;
        for (int i = from; i < tokens.size(); i++) {
            LuaToken token = tokens.get(i);
            boolean here = lineEnd < 0 || token.start() < lineEnd;
            if (!here || open.isEmpty()) {
                return closed;
            }
            if (isMiddle(token) && open.peek().is(script, "if")) {
                return open.peek();
            }
            if (!closes(token) || !fits(open.peek(), token)) {
                return closed;
            }
            closed = open.pop();
        }
        return closed;
    }

    private int indentOfLine(LuaToken token) {
        int start = script.lastIndexOf('\n', token.start()) + 1;
        return Page.indentOf(script.substring(start, token.start()));
    }
}
