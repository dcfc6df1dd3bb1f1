package dev.rediscover.link;

import dev.rediscover.base.ControlCharacters;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Locale;

/**
 * What a server says of itself. Texts of a stranger: short, and without control characters.
 *
 * @param server {@code redis} or {@code valkey}, in small letters; empty if unknown
 * @param version such as {@code 7.0.15}; empty if unknown
 * @param mode {@code standalone}, {@code cluster} or {@code sentinel}; empty if unknown
 * @param role {@code master} or {@code replica}; empty if unknown
 */
public record ServerFacts(String server, String version, String mode, String role) {
    private static final int LONGEST = 40;

    /** Nothing is known. */
    public static final ServerFacts UNKNOWN = new ServerFacts("", "", "", "");

    /** Reads the reply of HELLO: names and values in turn. */
    static ServerFacts of(List<Reply> items) {
        String server = "";
        String version = "";
        String mode = "";
        String role = "";
        for (int i = 0; i + 1 < items.size(); i += 2) {
            String value = text(items.get(i + 1));
            switch (text(items.get(i))) {
                case "server" -> server = value.toLowerCase(Locale.ROOT);
                case "version" -> version = value;
                case "mode" -> mode = value;
                case "role" -> role = value.equals("slave") ? "replica" : value;
                default -> {}
            }
        }
        return new ServerFacts(server, version, mode, role);
    }

    /** Reads the text of INFO, for servers without HELLO. */
    static ServerFacts ofInfo(String info) {
        String version = field(info, "redis_version:");
        String valkey = field(info, "valkey_version:");
        String role = field(info, "role:");
        return new ServerFacts(
                version.isEmpty() ? "" : valkey.isEmpty() ? "redis" : "valkey",
                valkey.isEmpty() ? version : valkey,
                field(info, "redis_mode:"),
                role.equals("slave") ? "replica" : role);
    }

    private static String field(String info, String name) {
        int at = info.startsWith(name) ? 0 : info.indexOf('\n' + name) + 1;
        if (at == 0 && !info.startsWith(name)) {
            return "";
        }
        int end = info.indexOf('\n', at);
        return shortened(info.substring(at + name.length(), end < 0 ? info.length() : end)
                .strip());
    }

    private static String text(Reply reply) {
        return shortened(
                reply instanceof Reply.Bulk bulk
                        ? bulk.value().utf8()
                        : reply instanceof Reply.Status status ? status.text() : "");
    }

    private static String shortened(String text) {
        return ControlCharacters.shown(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .replace("\n", " ");
    }
}
