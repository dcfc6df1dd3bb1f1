package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.acl.BadRule;
import dev.rediscover.engine.acl.Refusal;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.engine.acl.User;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Who may run what: the users, and which of them each client is. Everybody begins as the user {@code default}; whoever
 * came while that one needed no password stays in when it gets one. Users are values: changing one gives the clients
 * that act as it the new one.
 */
public final class Access {
    /** Hears of changes of users, on the engine's own thread. */
    public interface Listener {
        /**
         * A user is another one now. {@code after} is {@code null} if it was deleted: its clients still act as {@code
         * before}, and those that are not disconnected now become the user {@code default}, logged out.
         */
        default void changed(User before, User after) {}
    }

    private final Engine engine;
    private final Rules rules;
    private final TreeMap<Bytes, User> users = new TreeMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private User defaultUser;
    private boolean open;

    Access(Engine engine, Catalog catalog) {
        this.engine = engine;
        rules = new Rules(catalog);
        defaultUser = rules.createDefault();
        users.put(defaultUser.name(), defaultUser);
    }

    /** Takes over the users of {@code other}; asks for no password, because nobody reaches a copy from outside. */
    void copy(Access other) {
        users.clear();
        users.putAll(other.users);
        defaultUser = other.defaultUser;
        open = true;
    }

    /** Asks for passwords again, on a copy whose clients play those of the original. */
    public void guard() {
        open = false;
    }

    /** Makes the users those of {@code other}; clients keep acting as who they are, if there still is such a user. */
    public void become(Access other) {
        for (User user : users()) {
            if (other.user(user.name()) == null) {
                delete(user.name());
            }
        }
        for (User user : other.users()) {
            if (users.get(user.name()) != user) {
                put(user);
            }
        }
    }

    /** {@code listener} hears of everything from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    // ---- users

    /** The rules of ACL SETUSER for the commands of this engine. */
    public Rules rules() {
        return rules;
    }

    /** Whether new users may use all channels: {@code acl-pubsub-default}. */
    public boolean allChannelsByDefault() {
        return engine.config().word(Parameter.ACL_PUBSUB_DEFAULT).equals("allchannels");
    }

    /** All users in the order of their names. */
    public List<User> users() {
        return new ArrayList<>(users.values());
    }

    /** The user of this name; {@code null} if there is none. */
    public User user(Bytes name) {
        return users.get(name);
    }

    /**
     * Makes a user, or changes the one of this name; if one rule is wrong, nothing happens: ACL SETUSER.
     *
     * @throws BadRule if a rule cannot be applied
     */
    public void change(Bytes name, List<Bytes> given) {
        User user = users.get(name);
        put(rules.apply(user == null ? create(name) : user, given, allChannelsByDefault()));
    }

    /** A user that does not exist yet and may do nothing. */
    public User create(Bytes name) {
        return rules.create(name, allChannelsByDefault());
    }

    /** Lets {@code user} be the one of its name; who acts as that one has its rights from now on. */
    public void put(User user) {
        User before = users.put(user.name(), user);
        if (user.name().equals(Rules.DEFAULT_USER)) {
            defaultUser = user;
        }
        if (before == null) {
            return;
        }
        for (Client client : engine.clients()) {
            if (client.user() == before) {
                client.user(user);
            }
        }
        for (Listener listener : listeners) {
            listener.changed(before, user);
        }
    }

    /** Deletes the user of this name, who is not {@code default}; false if there is none. */
    public boolean delete(Bytes name) {
        User before = users.remove(name);
        if (before == null) {
            return false;
        }
        for (Listener listener : listeners) {
            listener.changed(before, null);
        }
        for (Client client : engine.clients()) {
            if (client.user() == before) {
                client.authenticated(false);
                client.user(defaultUser);
            }
        }
        return true;
    }

    /** Gives the user {@code default} this password and no other; none if it is empty: {@code requirepass}. */
    void password(Bytes wanted) {
        Bytes rule = wanted.isEmpty() ? Bytes.of("nopass") : Bytes.of(">").concat(wanted);
        put(rules.apply(defaultUser, List.of(Bytes.of("resetpass"), rule), false));
    }

    // ---- clients

    /** Whether {@code client} has to say a password before anything else. */
    public boolean bars(Client client) {
        return !client.isAuthenticated() && needsPassword();
    }

    private boolean needsPassword() {
        return !(defaultUser.needsNoPassword() && defaultUser.isOn()) && !open;
    }

    /** Sets a client to what it is before it has said any password. */
    void greet(Client client) {
        client.user(defaultUser);
        client.authenticated(!needsPassword());
    }

    /**
     * Lets a client in as {@code name}. Any password will do where none is asked for.
     *
     * @throws RedisException if there is no such user, it is off, or that is not its password
     */
    public void authenticate(Client client, Bytes name, Bytes secret) {
        User user = users.get(name);
        if (user == null || !user.accepts(secret)) {
            throw Errors.WRONG_PASSWORD.raise();
        }
        login(client, user);
    }

    /** Lets a client act as {@code user} without asking for anything. */
    public void login(Client client, User user) {
        client.user(user);
        client.authenticated(true);
    }

    // ---- commands

    /** What the client is refused of {@code argv}; {@code null} if it may run it. */
    public Refusal refusal(Client client, CommandSpec spec, List<Bytes> argv) {
        return client.user() == null ? null : client.user().refusal(spec, argv);
    }

    /**
     * Whether the client may run {@code argv} and read every key there is: SORT asks, whose BY and GET make up names
     * of keys.
     */
    public boolean mayReadEverything(Client client, CommandSpec spec, List<Bytes> argv) {
        return client.user() == null || client.user().mayReadEverythingIn(spec, argv);
    }

    /** As {@link #refusal}, and notes it in the log of what was refused. */
    Refusal check(Client client, CommandSpec spec, List<Bytes> argv, AclLog.Context context) {
        Refusal refusal = refusal(client, spec, argv);
        if (refusal != null) {
            engine.aclLog().note(client, reason(refusal), context, refusal.object(), refusal.user());
        }
        return refusal;
    }

    private static AclLog.Reason reason(Refusal refusal) {
        return switch (refusal.kind()) {
            case COMMAND -> AclLog.Reason.COMMAND;
            case KEY -> AclLog.Reason.KEY;
            case CHANNEL -> AclLog.Reason.CHANNEL;
        };
    }
}
