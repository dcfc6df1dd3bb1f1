package dev.rediscover.value;

import dev.rediscover.base.Bytes;

/** A member of a sorted set and its score. */
public record ScoredMember(Bytes member, double score) {}
