package dev.rediscover.author;

/**
 * A session that was judged again.
 *
 * @param learner whose it is; sessions without a name count as one learner each
 */
public record Sitting(String learner, Regraded judged) {}
