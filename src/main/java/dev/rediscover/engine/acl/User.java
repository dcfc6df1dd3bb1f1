package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A user: whether it may come in, with which passwords, and what it may do. Immutable; {@link Rules#apply} makes
 * another one.
 */
public final class User {
    private final Bytes name;
    private final boolean on;
    private final boolean withoutPassword;
    private final boolean sanitizes;
    private final List<Bytes> passwords;
    private final Selector root;
    private final List<Selector> selectors;
    private final boolean unrestricted;

    User(UserDraft draft) {
        name = draft.name;
        on = draft.on;
        withoutPassword = draft.withoutPassword;
        sanitizes = draft.sanitizes;
        passwords = List.copyOf(draft.passwords);
        root = draft.root.done();
        selectors = List.copyOf(draft.selectors);
        boolean everything = root.allowsEverything();
        for (Selector selector : selectors) {
            everything |= selector.allowsEverything();
        }
        unrestricted = everything;
    }

    /** Something that begins as this user and may be changed. */
    UserDraft draft() {
        UserDraft draft = new UserDraft(name, root.draft());
        draft.on = on;
        draft.withoutPassword = withoutPassword;
        draft.sanitizes = sanitizes;
        draft.passwords.addAll(passwords);
        draft.selectors.addAll(selectors);
        return draft;
    }

    public Bytes name() {
        return name;
    }

    /** Whether anybody can come in as this user now. */
    public boolean isOn() {
        return on;
    }

    /** Whether any password will do. */
    public boolean needsNoPassword() {
        return withoutPassword;
    }

    /** Whether payloads that it gives to RESTORE are looked through before they are believed. */
    public boolean sanitizes() {
        return sanitizes;
    }

    /** The SHA-256 of each password, in lower-case hexadecimal, in the order they came. */
    public List<Bytes> passwords() {
        return passwords;
    }

    /** Its own rules, those outside of parentheses. */
    public Selector root() {
        return root;
    }

    /** The selectors that were given in parentheses. */
    public List<Selector> selectors() {
        return selectors;
    }

    /** Whether it may run every command on every key and channel. */
    public boolean isUnrestricted() {
        return unrestricted;
    }

    /** Whether somebody who says {@code secret} may come in as this user; takes as long for every wrong secret. */
    public boolean accepts(Bytes secret) {
        if (!on) {
            return false;
        }
        return withoutPassword || Passwords.anyIs(passwords, secret);
    }

    /** What it is refused of the line {@code argv}; {@code null} if it may run it. */
    public Refusal refusal(CommandSpec spec, List<Bytes> argv) {
        if (unrestricted) {
            return null;
        }
        Touched line = new Touched(spec, argv);
        long worst = root.verdict(line);
        for (int i = 0; i < selectors.size() && worst != Selector.ALLOWED; i++) {
            long verdict = selectors.get(i).verdict(line);
            worst = verdict == Selector.ALLOWED ? verdict : Math.max(worst, verdict);
        }
        return worst == Selector.ALLOWED ? null : line.refusal(worst, name);
    }

    /**
     * Whether one selector allows the whole line and, besides, to read every key there is: for SORT, whose BY and GET
     * make up names of keys.
     */
    public boolean mayReadEverythingIn(CommandSpec spec, List<Bytes> argv) {
        if (unrestricted) {
            return true;
        }
        Touched line = new Touched(spec, argv);
        for (Selector selector : allSelectors()) {
            if (selector.verdict(line) == Selector.ALLOWED && selector.allowsAllKeys(KeyPattern.READ)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it may listen to, or say something in, a channel; a pattern needs a rule of exactly that pattern. */
    public boolean mayUseChannel(Bytes channel, boolean isPattern) {
        for (Selector selector : allSelectors()) {
            if (selector.allowsChannel(channel, isPattern)) {
                return true;
            }
        }
        return false;
    }

    /** Its own rules, then those in parentheses. */
    public List<Selector> allSelectors() {
        List<Selector> all = new ArrayList<>(selectors.size() + 1);
        all.add(root);
        all.addAll(selectors);
        return all;
    }

    /** The words that GETUSER gives as flags. */
    public List<String> flags() {
        List<String> flags = new ArrayList<>(3);
        flags.add(on ? "on" : "off");
        if (withoutPassword) {
            flags.add("nopass");
        }
        flags.add(sanitizes ? "sanitize-payload" : "skip-sanitize-payload");
        return flags;
    }

    /** All rules on one line that makes the same user again: what ACL LIST shows behind the name. */
    public Bytes rules() {
        Bytes line = Bytes.EMPTY;
        for (String flag : flags()) {
            line = line.concat(Bytes.of(flag + " "));
        }
        for (Bytes password : passwords) {
            line = line.concat(Bytes.of("#")).concat(password).concat(Bytes.of(" "));
        }
        line = line.concat(root.describe());
        for (Selector selector : selectors) {
            line = line.concat(Bytes.of(" (")).concat(selector.describe()).concat(Bytes.of(")"));
        }
        return line;
    }

    /** The user's line in ACL LIST and in an ACL file: {@code user NAME on ~* &* +@all}. */
    public Bytes describe() {
        return Bytes.of("user ").concat(name).concat(Bytes.of(" ")).concat(rules());
    }
}
