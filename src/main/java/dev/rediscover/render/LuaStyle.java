package dev.rediscover.render;

import dev.rediscover.render.LuaToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Lua scripts with their pieces in roles, so that a theme colours them; half-written scripts as well. */
public final class LuaStyle {
    private static final String LIBRARIES = " redis server coroutine string table math bit struct cjson cmsgpack os ";

    private LuaStyle() {}

    /** {@code script} in roles, character for character. */
    public static StyledText of(String script) {
        StyledText.Builder out = new StyledText.Builder();
        int at = 0;
        List<LuaToken> tokens = LuaTokens.of(script);
        for (int i = 0; i < tokens.size(); i++) {
            LuaToken token = tokens.get(i);
            out.add(script.substring(at, token.start())).add(token.in(script), role(script, tokens, i));
            at = token.end();
        }
        return out.add(script.substring(at)).build();
    }

    /** The role of the piece at {@code place} of a script's pieces. */
    public static Role role(String script, List<LuaToken> tokens, int place) {
        LuaToken token = tokens.get(place);
        return switch (token.kind()) {
            case WORD -> isValue(token.in(script)) ? Role.NUMBER : Role.EMPHASIS;
            case NUMBER -> Role.NUMBER;
            case STRING -> Role.STRING;
            case COMMENT -> Role.MUTED;
            case OPEN -> script.startsWith("--", token.start()) ? Role.MUTED : Role.ERROR;
            case NAME -> nameRole(script, tokens, place);
            case SYMBOL -> isDotOfLibrary(script, tokens, place) ? Role.COMMAND : Role.PLAIN;
        };
    }

    private static boolean isValue(String word) {
        return word.equals("true") || word.equals("false") || word.equals("nil");
    }

    private static Role nameRole(String script, List<LuaToken> tokens, int place) {
        String name = tokens.get(place).in(script);
        if (name.equals("KEYS") || name.equals("ARGV")) {
            return Role.KEY;
        }
        boolean library = isLibrary(script, tokens, place);
        boolean member = place > 0 && isDotOfLibrary(script, tokens, place - 1);
        return library || member ? Role.COMMAND : Role.PLAIN;
    }

    /** Whether the name at {@code place} is that of a library, with a dot behind it. */
    private static boolean isLibrary(String script, List<LuaToken> tokens, int place) {
        LuaToken token = tokens.get(place);
        boolean field = place > 0 && tokens.get(place - 1).is(script, ".");
        boolean dotted = place + 1 < tokens.size() && tokens.get(place + 1).is(script, ".");
        return token.kind() == Kind.NAME && dotted && !field && LIBRARIES.contains(" " + token.in(script) + " ");
    }

    private static boolean isDotOfLibrary(String script, List<LuaToken> tokens, int place) {
        return place > 0 && tokens.get(place).is(script, ".") && isLibrary(script, tokens, place - 1);
    }

    /**
     * {@code script} with numbers before its lines, every line ended.
     *
     * @param marked the line, from 1, that gets a {@code >}; 0 for none
     */
    public static StyledText numbered(String script, int marked) {
        List<StyledText> lines = lines(script);
        int width = Integer.toString(lines.size()).length();
        StyledText.Builder out = new StyledText.Builder();
        for (int i = 0; i < lines.size(); i++) {
            boolean here = i + 1 == marked;
            String number = DisplayWidth.padStart(Integer.toString(i + 1), width);
            out.add(here ? "> " : "  ", Role.ERROR).add(number + "  ", here ? Role.ERROR : Role.MUTED);
            out.add(lines.get(i)).newline();
        }
        return out.build();
    }

    /** The lines of {@code script} in roles; an empty script has one empty line. */
    public static List<StyledText> lines(String script) {
        List<StyledText> lines = new ArrayList<>(of(script + "\n").lines());
        if (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty() && script.endsWith("\n")) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
