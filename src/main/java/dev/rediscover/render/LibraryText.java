package dev.rediscover.render;

import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/** What FUNCTION LIST replies: each library with its functions and, where it was asked for, its numbered code. */
final class LibraryText {
    private LibraryText() {}

    /** Whether {@code reply} is a list of libraries. */
    static boolean fits(Reply reply) {
        List<Reply> items = ReplyText.children(reply);
        for (Reply item : items) {
            if (!(item instanceof Reply.MapOf) || field(item, "library_name") == null) {
                return false;
            }
        }
        return !items.isEmpty();
    }

    private static Reply field(Reply map, String name) {
        List<Reply> entries = ReplyText.children(map);
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            if (text(entries.get(i)).equals(name)) {
                return entries.get(i + 1);
            }
        }
        return null;
    }

    private static String text(Reply reply) {
        if (reply instanceof Reply.Bulk bulk) {
            return Utf8.text(bulk.value());
        }
        return reply == null || reply.kind() == Reply.Kind.NIL ? "" : ReplyExport.raw(reply);
    }

    static StyledText of(Reply reply, Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        for (Reply library : ReplyText.children(reply)) {
            Reply functions = field(library, "functions");
            out.add("library ", Role.MUTED).add(text(field(library, "library_name")), Role.HEADING);
            out.add("  " + text(field(library, "engine")), Role.MUTED).newline();
            for (Reply function : functions == null ? List.<Reply>of() : ReplyText.children(functions)) {
                function(function, canvas, out);
            }
            Reply code = field(library, "library_code");
            if (code != null) {
                out.add(LuaStyle.numbered(text(code), 0));
            }
        }
        return out.build();
    }

    private static void function(Reply function, Canvas canvas, StyledText.Builder out) {
        List<String> flags = new ArrayList<>();
        Reply all = field(function, "flags");
        for (Reply flag : all == null ? List.<Reply>of() : ReplyText.children(all)) {
            flags.add(text(flag));
        }
        String about = text(field(function, "description"));
        String rest = (about.isEmpty() ? "" : "  " + about) + (flags.isEmpty() ? "" : "  " + String.join(" ", flags));
        String name = text(field(function, "name"));
        out.add("  ").add(name, Role.FIELD);
        out.add(DisplayWidth.fit(rest, Math.max(4, canvas.columns() - 3 - name.length()), canvas.gap()), Role.MUTED)
                .newline();
    }
}
