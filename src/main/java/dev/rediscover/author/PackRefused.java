package dev.rediscover.author;

import java.io.IOException;
import java.util.List;

/** A pack that is not taken as it is; the message is a sentence for the user, with the cure where there is one. */
public final class PackRefused extends IOException {
    private static final long serialVersionUID = 1;

    /** What was found, one line each; not part of what would be serialized. */
    private final transient List<String> findings;

    PackRefused(String sentence) {
        this(sentence, List.of());
    }

    PackRefused(String sentence, List<String> findings) {
        super(sentence);
        this.findings = List.copyOf(findings);
    }

    /** What was found, one line each; may be empty. */
    public List<String> findings() {
        return findings;
    }
}
