package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.KeyChange;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.List;

/** The pictures there are. All take what they need at once: a value may change afterwards. */
public final class Pictures {
    private Pictures() {}

    /**
     * What {@code key} holds, as what it most likely is.
     *
     * @param expireAt when the key expires, in milliseconds since 1970; -1 for never
     * @param now the time by the same clock
     */
    public static Picture of(Bytes key, Value value, long expireAt, long now) {
        List<Aspect> aspects = Aspect.of(value);
        if (!aspects.isEmpty()) {
            return of(key, value, expireAt, now, aspects.get(0));
        }
        long ttl = expireAt < 0 ? -1 : Math.max(0, expireAt - now);
        return switch (value.type()) {
            case LIST -> new ListPicture(key, (ListValue) value, ttl);
            case SET -> new SetPicture(key, (SetValue) value, ttl);
            case HASH -> new HashPicture(key, (HashValue) value, ttl, now);
            case ARRAY -> new ArrayPicture(key, (ArrayValue) value, ttl);
            case STREAM -> new StreamPicture(key, (StreamValue) value, ttl, now);
            default -> new OtherPicture(key, value, ttl);
        };
    }

    /**
     * What {@code key} holds, looked at as one of the {@linkplain Aspect#of aspects} it has.
     *
     * @param expireAt when the key expires, in milliseconds since 1970; -1 for never
     * @param now the time by the same clock
     */
    public static Picture of(Bytes key, Value value, long expireAt, long now, Aspect aspect) {
        long ttl = expireAt < 0 ? -1 : Math.max(0, expireAt - now);
        return switch (aspect) {
            case TEXT -> new StringPicture(key, (StringValue) value, ttl);
            case BITS -> new BitsPicture(key, (StringValue) value, ttl);
            case REGISTERS -> new RegistersPicture(key, (StringValue) value, ttl);
            case MEMBERS -> new SortedSetPicture(key, (ZSetValue) value, ttl);
            case MAP -> new MapPicture(key, (ZSetValue) value, ttl);
        };
    }

    /**
     * The bits of a string as SETBIT counts them.
     *
     * @param expireAt when the key expires, in milliseconds since 1970; -1 for never
     * @param now the time by the same clock
     */
    public static Picture bits(Bytes key, StringValue value, long expireAt, long now) {
        return new BitsPicture(key, value, expireAt < 0 ? -1 : Math.max(0, expireAt - now));
    }

    /**
     * The time left to a key.
     *
     * @param ttl milliseconds, -1 for no expiry
     * @param full how long the key was given in the first place; -1 if unknown, then the bar stands for the next round
     *     span of time
     */
    public static Picture expiry(Bytes key, long ttl, long full) {
        return new ExpiryPicture(key, ttl, full);
    }

    /** Keys by the parts of their names between any of {@code delimiters}, usually just the colon. */
    public static Picture tree(List<TreeKey> keys, String delimiters) {
        return new TreePicture(keys, delimiters);
    }

    /** What a command did to the keys, told at the time {@code now}, in milliseconds since 1970. */
    public static Picture diff(List<KeyChange> changes, long now) {
        return new DiffPicture(changes, now);
    }

    /**
     * A command and its reply as the bytes that go over the wire, in RESP2 and in RESP3.
     *
     * @param reply {@code null} while the client waits for one
     */
    public static Picture wire(List<Bytes> command, Reply reply) {
        return new WirePicture(command, reply);
    }
}
