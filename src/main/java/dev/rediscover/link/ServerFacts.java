package dev.rediscover.link;

/**
 * What a server says of itself.
 *
 * @param server {@code redis} or {@code valkey}, in small letters; empty if unknown
 * @param version such as {@code 7.0.15}; empty if unknown
 * @param mode {@code standalone}, {@code cluster} or {@code sentinel}; empty if unknown
 * @param role {@code master} or {@code replica}; empty if unknown
 */
public record ServerFacts(String server, String version, String mode, String role) {
    /** Nothing is known. */
    public static final ServerFacts UNKNOWN = new ServerFacts("", "", "", "");
}
