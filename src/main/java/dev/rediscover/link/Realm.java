package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Access;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Scripts;
import dev.rediscover.engine.acl.User;
import java.util.ArrayList;
import java.util.List;

/** The users and the libraries of functions of an engine at one moment: values, so that keeping them costs little. */
final class Realm {
    private final List<User> users;
    private final List<Scripts.Library> libraries;

    private Realm(List<User> users, List<Scripts.Library> libraries) {
        this.users = users;
        this.libraries = libraries;
    }

    static Realm of(Engine engine) {
        return new Realm(
                engine.access().users(), new ArrayList<>(engine.scripts().libraries()));
    }

    /** Whether it holds the same values as {@code other}. */
    boolean isSame(Realm other) {
        return isSame(users, other.users) && isSame(libraries, other.libraries);
    }

    private static boolean isSame(List<?> one, List<?> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = one.get(i) == other.get(i);
        }
        return same;
    }

    /**
     * Gives {@code engine} what is other here than in {@code from}, which it has now; clients of a user that goes fare
     * as with ACL DELUSER.
     */
    void enter(Engine engine, Realm from) {
        Access access = engine.access();
        for (User user : from.users) {
            if (user(user.name()) == null) {
                access.delete(user.name());
            }
        }
        for (User user : users) {
            if (from.user(user.name()) != user) {
                access.put(user);
            }
        }
        Scripts scripts = engine.scripts();
        for (Scripts.Library library : from.libraries) {
            if (library(library.name()) != library) {
                scripts.remove(library.name());
            }
        }
        for (Scripts.Library library : libraries) {
            if (from.library(library.name()) != library) {
                scripts.put(library);
            }
        }
    }

    private User user(Bytes name) {
        for (User user : users) {
            if (user.name().equals(name)) {
                return user;
            }
        }
        return null;
    }

    private Scripts.Library library(Bytes name) {
        for (Scripts.Library library : libraries) {
            if (library.name().equals(name)) {
                return library;
            }
        }
        return null;
    }

    /** What is other here than it was in {@code from}, as sentences; {@code which} are the rules and texts here. */
    List<String> changedFrom(Realm from, String which) {
        List<String> told = new ArrayList<>();
        for (User user : users) {
            User was = from.user(user.name());
            if (was == null) {
                told.add("User " + user.name() + " is there again.");
            } else if (was != user) {
                told.add("User " + user.name() + " has the rules of " + which + ".");
            }
        }
        for (User user : from.users) {
            if (user(user.name()) == null) {
                told.add("User " + user.name() + " is gone.");
            }
        }
        for (Scripts.Library library : libraries) {
            Scripts.Library was = from.library(library.name());
            if (was == null) {
                told.add("Library " + library.name() + " is there again.");
            } else if (was != library) {
                told.add("Library " + library.name() + " has the text of " + which + ".");
            }
        }
        for (Scripts.Library library : from.libraries) {
            if (library(library.name()) == null) {
                told.add("Library " + library.name() + " is gone.");
            }
        }
        return told;
    }
}
