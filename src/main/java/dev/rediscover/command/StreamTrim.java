package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;

/** How much of a stream is to be trimmed off: the options that XADD and XTRIM share. */
final class StreamTrim implements StreamValue.Trimming {
    private static final long MOST_WORK = 1_000_000;
    private static final long WORK_WITHOUT_LIMIT = 10_000;

    private boolean hasLength;
    private long maxLength;
    private StreamId minId;
    private boolean approximate;
    private long limit;
    private boolean limitGiven;
    private StreamReferences references = StreamReferences.KEEPREF;
    private StreamValue stream;

    /** Reads an option if one stands here. */
    boolean take(Args args) {
        Bytes next = args.peek();
        boolean more = args.remaining() > 1;
        if (more && (next.is("MAXLEN") || next.is("MINID"))) {
            strategy(args);
            return true;
        }
        if (more && args.take("LIMIT")) {
            limit = args.integer();
            limitGiven = true;
            if (limit < 0) {
                throw Errors.STREAM_LIMIT_NEGATIVE.raise();
            }
            return true;
        }
        StreamReferences taken = StreamReferences.take(args);
        references = taken == null ? references : taken;
        return taken != null;
    }

    private void strategy(Args args) {
        boolean byLength = args.next().is("MAXLEN");
        if (byLength ? minId != null : hasLength) {
            throw Errors.STREAM_TRIM_CLASH.raise();
        }
        approximate = false;
        if (args.remaining() > 1 && args.take("~")) {
            approximate = true;
        } else if (args.remaining() > 1) {
            args.take("=");
        }
        if (byLength) {
            hasLength = true;
            maxLength = args.integer();
            if (maxLength < 0) {
                throw Errors.STREAM_MAXLEN_NEGATIVE.raise();
            }
        } else {
            minId = StreamIds.id(args.next());
        }
    }

    boolean isGiven() {
        return hasLength || minId != null;
    }

    /**
     * Raises an error if options do not go together. They do in what an append-only file tells of a limit, which stands
     * there beside the length that was reached.
     */
    void check(boolean replays) {
        if (limitGiven && !isGiven()) {
            throw Errors.STREAM_LIMIT_ALONE.raise();
        }
        if (replays) {
            limitGiven = true;
            limit = 0;
        } else if (limitGiven && !approximate) {
            throw Errors.STREAM_LIMIT_EXACT.raise();
        }
    }

    /** Trims and says how many entries went. */
    long trim(StreamValue target, EncodingLimits limits) {
        stream = target;
        long most = limit;
        if (approximate && !limitGiven) {
            most = 100 * limits.streamNodeMaxEntries;
            most = most <= 0 ? WORK_WITHOUT_LIMIT : Math.min(most, MOST_WORK);
        }
        return target.trim(maxLength, minId, approximate, most, this);
    }

    @Override
    public boolean mayGo(StreamId id) {
        return references.release(stream, id);
    }

    @Override
    public boolean asksNothing() {
        return references == StreamReferences.KEEPREF;
    }
}
