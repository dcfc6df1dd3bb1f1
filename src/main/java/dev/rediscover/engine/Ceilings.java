package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import java.util.List;

/**
 * What no command and no setting of an engine's clients can exceed. A user's own engine has none of these; an engine
 * whose commands a stranger wrote, as those of a lesson, has, so that it can neither fill the memory nor hold the
 * program up.
 *
 * @param dataBytes all keys and values on the heap, in bytes; beyond it commands that need memory are refused
 * @param stringBytes one string, in bytes
 * @param replyBytes one reply, in bytes; 16 are counted for each element
 * @param work the elements (of strings: the blocks of 1 KiB) of all keys that a command names, times its words: more
 *     than what any command does with them
 * @param scriptSteps the turns and calls of one script, and for each string it makes one for every 64 bytes
 */
public record Ceilings(long dataBytes, long stringBytes, long replyBytes, long work, long scriptSteps) {
    /** No ceilings. */
    public static final Ceilings NONE =
            new Ceilings(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Those of lessons: far more than anybody learns with. */
    public static final Ceilings LESSON = new Ceilings(64L << 20, 4L << 20, 16L << 20, 50_000_000, 1_000_000);

    private static final int ELEMENT_BYTES = 16;
    private static final int BLOCK = 1024;

    /** What is wrong with running a command now, or {@code null}. */
    Reply.Err refusal(Call call) {
        if (this == NONE) {
            return null;
        }
        if (call.spec().isDenyOom() && call.engine().dataBytes() > dataBytes) {
            return Errors.OUT_OF_MEMORY.reply();
        }
        return work(call) <= work ? null : tooMuch("there are too many elements in the keys of this command");
    }

    /** The reply, or what is told instead of one that is too large. */
    Reply bounded(Reply reply) {
        return this == NONE || reply == Waiting.MARK || weight(reply, replyBytes) <= replyBytes
                ? reply
                : tooMuch("the reply is larger than " + replyBytes / BLOCK / BLOCK + " MB");
    }

    private static Reply.Err tooMuch(String why) {
        return new Reply.Err("ERR " + why + "; an engine for lessons stops here, a server would not");
    }

    /** Words that are no keys but named like one are counted too, which does no harm. */
    private static long work(Call call) {
        List<Bytes> argv = call.argv();
        long sum = 0;
        for (int i = 1; i < argv.size(); i++) {
            Value value = call.db().peek(argv.get(i));
            long size = value == null ? 0 : value.size();
            sum += 1 + (value instanceof StringValue ? size / BLOCK : size);
        }
        return sum * argv.size();
    }

    /** The weight of a reply in bytes; counting stops beyond {@code most}. */
    private static long weight(Reply reply, long most) {
        if (reply instanceof Reply.Bulk bulk) {
            return ELEMENT_BYTES + bulk.value().length();
        }
        long sum = ELEMENT_BYTES;
        List<Reply> items = items(reply);
        for (int i = 0; i < items.size() && sum <= most; i++) {
            sum += weight(items.get(i), most - sum);
        }
        return sum;
    }

    private static List<Reply> items(Reply reply) {
        if (reply instanceof Reply.Arr array) {
            return array.items();
        }
        if (reply instanceof Reply.MapOf map) {
            return map.items();
        }
        if (reply instanceof Reply.SetOf set) {
            return set.items();
        }
        return reply instanceof Reply.Pairs pairs ? pairs.items() : List.of();
    }
}
