package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.List;

/** One entry of a stream: its id, and fields and values in turn. */
public record StreamEntry(StreamId id, List<Bytes> pairs) {}
