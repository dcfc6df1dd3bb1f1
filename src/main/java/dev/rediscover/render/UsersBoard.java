package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.acl.InWords;
import dev.rediscover.engine.acl.Refusal;
import dev.rediscover.engine.acl.Selector;
import dev.rediscover.engine.acl.User;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what {@link UsersPicture} draws. */
final class UsersBoard {
    private static final int MOST_USERS = 8;

    private final Engine engine;

    UsersBoard(Engine engine) {
        this.engine = engine;
    }

    Picture picture() {
        List<User> all = engine.access().users();
        List<User> users = all.subList(0, Math.min(MOST_USERS, all.size()));
        List<UsersPicture.Entry> entries = new ArrayList<>();
        List<Set<String>> lacking = new ArrayList<>();
        for (User user : users) {
            List<UsersPicture.Rights> rights = new ArrayList<>();
            for (Selector selector : user.allSelectors()) {
                rights.add(new UsersPicture.Rights(
                        InWords.commands(selector), InWords.keys(selector), InWords.channels(selector)));
            }
            entries.add(new UsersPicture.Entry(Wording.text(user.name(), false), InWords.login(user), rights));
            lacking.add(lacking(user));
        }
        return new UsersPicture(entries, all.size(), rows(lacking));
    }

    /** The categories of which a user may not run every command. */
    private Set<String> lacking(User user) {
        Set<String> lacking = new HashSet<>();
        for (CommandSpec spec : engine.catalog().all()) {
            if (spec.isBuilt() && !spec.isContainer() && !mayRun(user, spec)) {
                lacking.addAll(spec.aclCategories());
            }
        }
        return lacking;
    }

    /** Whether a user may run a command on some key or channel. */
    private static boolean mayRun(User user, CommandSpec spec) {
        List<Bytes> argv = new ArrayList<>();
        for (String word : spec.words().split(" ")) {
            argv.add(Bytes.of(word));
        }
        for (int i = 0; i < 3; i++) {
            argv.add(Bytes.of("x"));
        }
        Refusal refusal = user.refusal(spec, argv);
        return refusal == null || refusal.kind() != Refusal.Kind.COMMAND;
    }

    /** A row for each category that some may run in full, and some may not. */
    private List<MatrixPicture.Row> rows(List<Set<String>> lacking) {
        Set<String> used = new HashSet<>();
        for (CommandSpec spec : engine.catalog().all()) {
            if (spec.isBuilt()) {
                used.addAll(spec.aclCategories());
            }
        }
        List<MatrixPicture.Row> rows = new ArrayList<>();
        for (String category : Catalog.categories()) {
            if (used.contains(category)) {
                List<Boolean> marks = new ArrayList<>();
                lacking.forEach(names -> marks.add(!names.contains(category)));
                if (marks.contains(true) && marks.contains(false)) {
                    rows.add(new MatrixPicture.Row("@" + category, marks));
                }
            }
        }
        return rows;
    }
}
