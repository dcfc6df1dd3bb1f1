package dev.rediscover.link;

import dev.rediscover.base.ControlCharacters;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An entry of a table (see {@link Catalog}) from what a server says in COMMAND INFO and COMMAND DOCS. The server is a
 * stranger: names, flags and words of the syntax are letters, digits and a few signs, texts are short, and what does
 * not make an entry is left out.
 */
final class SpecText {
    static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 160;
    private static final int MOST_SUBCOMMANDS = 200;
    private static final Set<String> KEY_FLAGS = Set.of(
            "RO", "RW", "OW", "RM", "access", "update", "insert", "delete", "not_key", "incomplete", "variable_flags");

    private final StringBuilder out = new StringBuilder();

    private SpecText() {}

    /**
     * The entry of {@code info}, one item of COMMAND INFO, and of its subcommands; empty if it makes none.
     *
     * @param docs COMMAND DOCS by names in capitals; may lack it
     * @param wanted of which names, in capitals with a bar, entries are made
     */
    static String of(Reply info, Map<String, Reply> docs, Predicate<String> wanted) {
        List<Reply> facts = items(info);
        String name = facts.isEmpty() ? "" : name(facts.get(0));
        if (name.isEmpty() || facts.size() < 6 || name.indexOf('|') >= 0) {
            return "";
        }
        Reply doc = docs.get(name);
        List<Reply> subcommands = facts.size() > 9 ? items(facts.get(9)) : List.of();
        SpecText text = new SpecText();
        if (wanted.test(name)) {
            text.entry(name, facts, doc, !subcommands.isEmpty());
        }
        Map<String, Reply> subDocs = byName(value(doc, "subcommands"));
        int count = 0;
        for (Reply each : subcommands) {
            List<Reply> parts = items(each);
            String sub = parts.size() < 6 ? "" : name(parts.get(0));
            if (sub.startsWith(name + "|") && count++ < MOST_SUBCOMMANDS && wanted.test(sub)) {
                text.entry(sub, parts, subDocs.get(sub), false);
            }
        }
        return text.out.toString();
    }

    private static Map<String, Reply> byName(Reply map) {
        Map<String, Reply> found = new java.util.HashMap<>();
        List<Reply> items = items(map);
        for (int i = 0; i + 1 < items.size(); i += 2) {
            found.put(name(items.get(i)), items.get(i + 1));
        }
        return found;
    }

    private void entry(String name, List<Reply> facts, Reply doc, boolean container) {
        String syntax = SyntaxText.of(items(value(doc, "arguments")));
        String body = body(facts, doc, container);
        String group = word(value(doc, "group"), "module");
        String whole = "group " + group + "\n" + name + (syntax.isEmpty() ? "" : " " + syntax) + "\n" + body;
        if (!holds(whole, name)) {
            whole = "group " + group + "\n" + name + "\n" + body;
        }
        if (holds(whole, name)) {
            out.append(whole);
        }
    }

    private static boolean holds(String table, String name) {
        try {
            int bar = name.indexOf('|');
            String container = bar < 0 ? "" : "group x\n" + name.substring(0, bar) + "\n  | |\n  .\n  container\n";
            CommandSpec spec = new Catalog(List.of(container, table)).find(name);
            return spec.syntax() != null && spec.keySpecs() != null && spec.aclCategories() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String body(List<Reply> facts, Reply doc, boolean container) {
        StringBuilder body = new StringBuilder();
        String summary = text(value(doc, "summary"));
        body.append("  ").append(text(value(doc, "since")).replace("|", " "));
        body.append(" | ").append(String.join(" ", words(facts.get(2), "")));
        body.append(" | ").append(text(value(doc, "complexity"))).append('\n');
        body.append("  ").append(summary.isEmpty() ? "The server does not say what it does." : summary);
        body.append('\n');
        if (container) {
            return body.append("  container\n").toString();
        }
        body.append("  arity ").append(arity(facts.get(1))).append('\n');
        keys(body, facts);
        List<String> acl = facts.size() > 6 ? words(facts.get(6), "@") : List.of();
        if (!acl.isEmpty()) {
            body.append("  acl ").append(String.join(" ", acl)).append('\n');
        }
        return body.toString();
    }

    private static long arity(Reply reply) {
        long arity = reply instanceof Reply.Int number ? number.value() : -1;
        return arity == 0 || Math.abs(arity) > 10_000 ? -1 : arity;
    }

    private static void keys(StringBuilder body, List<Reply> facts) {
        List<Reply> specs = facts.size() > 8 ? items(facts.get(8)) : List.of();
        if (!specs.isEmpty()) {
            for (Reply spec : specs) {
                body.append("  keys ")
                        .append(where(spec))
                        .append(' ')
                        .append(flags(spec))
                        .append('\n');
            }
            return;
        }
        long first = number(facts.get(3));
        long last = number(facts.get(4));
        long step = number(facts.get(5));
        if (facts.size() < 9 && first > 0 && step > 0) { // before 7.0
            body.append("  keys ")
                    .append(first)
                    .append("..")
                    .append(last)
                    .append('/')
                    .append(step)
                    .append(" RW\n");
        }
    }

    private static String flags(Reply spec) {
        List<String> flags = new ArrayList<>();
        for (Reply each : items(value(spec, "flags"))) {
            String flag = plain(each);
            if (KEY_FLAGS.contains(flag) && !flags.contains(flag)) {
                flags.add(flag);
            }
        }
        return flags.isEmpty() ? "RW" : String.join(" ", flags);
    }

    /** The place of a run of keys as a table says it; a question mark where it cannot. */
    private static String where(Reply spec) {
        Reply begin = value(spec, "begin_search");
        Reply find = value(spec, "find_keys");
        Reply from = value(begin, "spec");
        Reply to = value(find, "spec");
        String start;
        long index = 0;
        if (plain(value(begin, "type")).equals("index")) {
            index = number(value(from, "index"));
            start = String.valueOf(index);
        } else if (plain(value(begin, "type")).equals("keyword")) {
            String keyword = word(value(from, "keyword"), "").toUpperCase(Locale.ROOT);
            start = keyword.isEmpty() ? "?" : keyword + "@" + number(value(from, "startfrom"));
        } else {
            return "?";
        }
        if (start.equals("?")) {
            return start;
        }
        return switch (plain(value(find, "type"))) {
            case "range" -> start + range(to, index);
            case "keynum" ->
                index > 0 && number(value(to, "keynumidx")) == 0 && number(value(to, "firstkey")) == 1
                        ? "n" + start + "/" + Math.max(1, number(value(to, "keystep")))
                        : "?";
            default -> "?";
        };
    }

    private static String range(Reply to, long index) {
        long last = number(value(to, "lastkey"));
        long step = Math.max(1, number(value(to, "keystep")));
        long limit = number(value(to, "limit"));
        String end = last == 0 ? "" : ".." + (last > 0 ? index + last : last);
        return end + (step > 1 ? "/" + step : "") + (limit > 1 ? "%" + limit : "");
    }

    private static long number(Reply reply) {
        return reply instanceof Reply.Int number && Math.abs(number.value()) < 100_000 ? number.value() : 0;
    }

    // ---- reading what a stranger says

    /** The items of an array, a set or a map; none if it is something else. */
    static List<Reply> items(Reply reply) {
        return reply != null && reply.resp2() instanceof Reply.Arr array ? array.items() : List.of();
    }

    /** The value called {@code name} in a map or a flat array; nil if there is none. */
    static Reply value(Reply map, String name) {
        List<Reply> items = items(map);
        for (int i = 0; i + 1 < items.size(); i += 2) {
            if (plain(items.get(i)).equals(name)) {
                return items.get(i + 1);
            }
        }
        return Reply.NIL;
    }

    /** A string or status as it is; empty for anything else. */
    static String plain(Reply reply) {
        if (reply instanceof Reply.Bulk bulk) {
            return bulk.value().length() > 4096 ? "" : bulk.value().utf8();
        }
        return reply instanceof Reply.Status status ? status.text() : "";
    }

    /** A command's name in capitals; empty if it is none that one could type. */
    static String name(Reply reply) {
        String name = plain(reply).toUpperCase(Locale.ROOT);
        boolean good = !name.isEmpty() && name.length() <= LONGEST_NAME && name.charAt(0) != '|';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-|".indexOf(c) >= 0;
        }
        return good && name.indexOf('|') == name.lastIndexOf('|') && !name.endsWith("|") ? name : "";
    }

    /** A word of small letters, digits, dashes and the like; {@code otherwise} if it is none. */
    static String word(Reply reply, String otherwise) {
        String text = plain(reply);
        boolean good = !text.isEmpty() && text.length() <= LONGEST_NAME;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            good &= c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == ':');
        }
        return good ? text : otherwise;
    }

    private static List<String> words(Reply list, String prefix) {
        List<String> words = new ArrayList<>();
        for (Reply each : items(list)) {
            String text = plain(each);
            String word = text.startsWith(prefix) ? word(Reply.bulk(text.substring(prefix.length())), "") : "";
            if (!word.isEmpty() && words.size() < 40) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** One short line. */
    private static String text(Reply reply) {
        String text = ControlCharacters.shown(plain(reply).replace('\n', ' ').replace('\t', ' '))
                .strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT).strip() + "..." : text;
    }
}
