package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;
import java.util.Map;

/** A value of a type that has no drawing: what is known about every key. */
final class OtherPicture implements Picture {
    private final Subject subject;

    OtherPicture(Bytes key, Value value, long ttl) {
        subject = Subject.of(key, value, ttl);
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "element");
        return out.build();
    }

    @Override
    public String sentence() {
        return subject.sentence("Key", "element") + subject.sentenceEnd();
    }

    @Override
    public Map<String, Object> data() {
        return subject.data();
    }
}
