package dev.rediscover.lesson;

import java.util.List;

/**
 * How strictly the effect must equal the solution's ({@code same_effect}).
 *
 * @param scope only keys that fit this glob pattern count; {@code null}: all that either side touched
 * @param ignoreTtl times to live do not count
 * @param ignoreStreamIds ids of stream entries do not count
 * @param ignoreListOrder the order of a list does not count
 * @param ttlBySeconds how far two times to live may differ
 * @param scoreBy how far two scores may differ
 */
public record EffectRule(
        String scope,
        boolean ignoreTtl,
        boolean ignoreStreamIds,
        boolean ignoreListOrder,
        double ttlBySeconds,
        double scoreBy) {
    /** The words of {@code ignore}. */
    static final List<String> IGNORED = List.of("ttl", "stream_ids", "list_order");

    /** What holds where an author says nothing. */
    public static final EffectRule DEFAULT = new EffectRule(null, false, false, false, 2, 1e-9);
}
