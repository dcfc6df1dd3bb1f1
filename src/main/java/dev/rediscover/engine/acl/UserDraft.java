package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/** A user while rules are applied to it. */
final class UserDraft {
    final Bytes name;
    boolean on;
    boolean withoutPassword;
    boolean sanitizes = true;
    final List<Bytes> passwords = new ArrayList<>();
    final SelectorDraft root;
    final List<Selector> selectors = new ArrayList<>();

    UserDraft(Bytes name, SelectorDraft root) {
        this.name = name;
        this.root = root;
    }

    User done() {
        return new User(this);
    }
}
