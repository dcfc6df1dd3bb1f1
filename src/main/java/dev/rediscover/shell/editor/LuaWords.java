package dev.rediscover.shell.editor;

import dev.rediscover.render.LuaToken;
import dev.rediscover.render.LuaToken.Kind;
import dev.rediscover.render.LuaTokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What a word of a script may become: names in the script, the libraries and what is in them, commands. */
final class LuaWords {
    /** Every library, and what is in it. */
    static final String[][] LIBRARIES = {
        {
            "redis",
            "call pcall error_reply status_reply sha1hex log setresp set_repl acl_check_cmd register_function"
                    + " replicate_commands breakpoint debug LOG_DEBUG LOG_VERBOSE LOG_NOTICE LOG_WARNING REDIS_VERSION"
                    + " REDIS_VERSION_NUM REPL_ALL REPL_AOF REPL_SLAVE REPL_REPLICA REPL_NONE"
        },
        {"coroutine", "create resume running status wrap yield"},
        {"string", "byte char find format gmatch gsub len lower match rep reverse sub upper"},
        {"table", "concat insert maxn remove sort"},
        {
            "math",
            "abs acos asin atan atan2 ceil cos cosh deg exp floor fmod frexp huge ldexp log log10 max min modf pi pow"
                    + " rad random randomseed sin sinh sqrt tan tanh"
        },
        {"bit", "arshift band bnot bor bswap bxor lshift rol ror rshift tobit tohex"},
        {"struct", "pack size unpack"},
        {
            "cjson",
            "decode encode decode_max_depth encode_max_depth encode_sparse_array encode_keep_buffer"
                    + " encode_number_precision encode_invalid_numbers decode_invalid_numbers null"
        },
        {"cmsgpack", "pack unpack unpack_one unpack_limit"},
        {"os", "clock"},
    };

    private static final String BASE =
            "KEYS ARGV assert collectgarbage error getmetatable ipairs load loadstring next pairs"
                    + " pcall rawequal rawget rawset select setmetatable tonumber tostring type unpack xpcall";
    private static final String WORDS = "and break do else elseif end false for function if in local nil not or repeat"
            + " return then true until while";

    /**
     * What may stand in the place of what was typed.
     *
     * @param from where that begins in the cursor's line
     */
    record Offers(int from, List<String> texts) {
        static final Offers NONE = new Offers(0, List.of());
    }

    private LuaWords() {}

    /** The offers for the word that ends at the cursor. */
    static Offers at(Page page, Collection<String> commands) {
        String script = page.text();
        int cursor = page.offset();
        LuaToken inside = null;
        for (LuaToken token : LuaTokens.of(script)) {
            boolean text = token.kind() == Kind.STRING || token.kind() == Kind.COMMENT || token.kind() == Kind.OPEN;
            boolean line = token.kind() == Kind.COMMENT && !script.startsWith("]", token.end() - 1);
            boolean open = (token.kind() == Kind.OPEN || line) && token.end() == cursor;
            inside = text && token.start() < cursor && (cursor < token.end() || open) ? token : inside;
        }
        if (inside != null) {
            return isCommand(script, inside) ? command(page, script, inside, commands) : Offers.NONE;
        }
        return name(page, script);
    }

    /** Whether a string is the first argument of {@code redis.call} or {@code redis.pcall}. */
    private static boolean isCommand(String script, LuaToken string) {
        String before = script.substring(0, string.start()).stripTrailing();
        boolean call = before.endsWith("call(") || before.endsWith("call");
        return call && script.charAt(string.start()) != '-';
    }

    private static Offers command(Page page, String script, LuaToken string, Collection<String> commands) {
        String typed = script.substring(string.start() + 1, page.offset());
        boolean lower = !typed.isEmpty() && typed.equals(typed.toLowerCase(Locale.ROOT));
        List<String> texts = new ArrayList<>();
        for (String command : commands) {
            if (command.indexOf(' ') < 0 && command.regionMatches(true, 0, typed, 0, typed.length())) {
                texts.add(lower ? command.toLowerCase(Locale.ROOT) : command);
            }
        }
        return new Offers(page.column() - typed.length(), typed.indexOf('\n') >= 0 ? List.of() : texts);
    }

    private static Offers name(Page page, String script) {
        String line = page.line();
        int from = page.column();
        while (from > 0 && LuaTokens.isNamePart(line.charAt(from - 1))) {
            from--;
        }
        String typed = line.substring(from, page.column());
        boolean member = from > 0
                && line.charAt(from - 1) == '.'
                && !line.substring(0, from).endsWith("..");
        if (member) {
            int start = from - 1;
            while (start > 0 && LuaTokens.isNamePart(line.charAt(start - 1))) {
                start--;
            }
            return new Offers(from, beginning(members(line.substring(start, from - 1)), typed));
        }
        if (typed.isEmpty() || Character.isDigit(typed.charAt(0))) {
            return Offers.NONE;
        }
        TreeSet<String> all = new TreeSet<>(List.of((BASE + " " + WORDS).split(" ")));
        for (String[] library : LIBRARIES) {
            all.add(library[0]);
        }
        int offset = page.offset();
        for (LuaToken token : LuaTokens.of(script)) {
            if (token.kind() == Kind.NAME && (offset < token.start() || token.end() < offset)) {
                all.add(token.in(script));
            }
        }
        return new Offers(from, beginning(all, typed));
    }

    private static List<String> members(String library) {
        for (String[] entry : LIBRARIES) {
            if (entry[0].equals(library) || library.equals("server") && entry[0].equals("redis")) {
                return List.of(entry[1].split(" "));
            }
        }
        return List.of();
    }

    private static List<String> beginning(Collection<String> words, String typed) {
        List<String> found = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith(typed) && !word.equals(typed)) {
                found.add(word);
            }
        }
        return found;
    }

    /** The longest beginning that all have in common. */
    static String common(List<String> texts) {
        String common = texts.get(0);
        for (String text : texts) {
            int same = 0;
            while (same < Math.min(common.length(), text.length()) && common.charAt(same) == text.charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }
}
