package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Utf8;

/** A rule that cannot be applied to a user: which one, and why in Redis's words. */
public final class BadRule extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Bytes rule;
    private final boolean unclosed;

    BadRule(Bytes rule, String reason) {
        this(rule, reason, false);
    }

    private BadRule(Bytes rule, String reason, boolean unclosed) {
        super(reason, null, false, false);
        this.rule = rule;
        this.unclosed = unclosed;
    }

    /** A selector that {@code word} begins and nothing ends. */
    static BadRule unclosed(Bytes word) {
        return new BadRule(word, "Unmatched parenthesis in acl selector", true);
    }

    /** The rule as it was given; of rules in parentheses, all that belongs to the selector. */
    public Bytes rule() {
        return rule;
    }

    /** The rule as an error names it: up to its first zero byte. */
    public String ruleText() {
        return Utf8.text(Refusal.upToZero(rule));
    }

    /** Why it cannot be applied, such as {@code Syntax error}. */
    public String reason() {
        return getMessage();
    }

    /** Whether {@link #rule()} opens a parenthesis that nothing closes. */
    public boolean isUnclosed() {
        return unclosed;
    }
}
