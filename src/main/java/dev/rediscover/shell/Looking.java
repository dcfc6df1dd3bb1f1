package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.RemoteView;
import dev.rediscover.render.Aspect;
import dev.rediscover.render.Boards;
import dev.rediscover.render.Canvas;
import dev.rediscover.render.Picture;
import dev.rediscover.render.Pictures;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.TreeKey;
import dev.rediscover.render.View;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Type;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words that look at the data without touching it: {@code :show :tree :peek :diff :view}. */
final class Looking {
    private static final int MOST_TREE_KEYS = 100_000;
    private static final int ALWAYS_TOLD = 6; // keys: the sentence of a tree names all of so few
    private static final int MOST_SETS = 8;
    private static final int MOST_LISTED = 200;

    private final Session session;

    Looking(Session session) {
        this.session = session;
    }

    Result run(ShellWord word, String rest, Words words) {
        try {
            return look(word, rest, words);
        } catch (IOException e) {
            return session.servers().failed(e);
        }
    }

    private Result look(ShellWord word, String rest, Words words) throws IOException {
        return switch (word) {
            case SHOW -> show(rest, words);
            case TREE -> tree(rest, words);
            case PEEK -> peek(rest);
            case DIFF -> diff(rest, words);
            case WIRE -> session.watching().wire(rest, words);
            case WATCH -> session.watching().watch(rest);
            case BOARD -> new Board(session).run(rest, words);
            case EXPLORE -> new Explore(session).run(rest);
            default -> view(rest);
        };
    }

    /** The one key that the words of a line name; {@code null}, and a complaint, if they do not. */
    private Bytes key(String rest, ShellWord word) {
        CommandLine split = CommandLine.split(rest);
        if (!split.ok() || split.tokens().size() != 1) {
            session.refuse("One key, please: :" + word.label() + " " + word.syntax());
            return null;
        }
        return split.tokens().get(0).value();
    }

    private Result show(String rest, Words words) throws IOException {
        CommandLine split = CommandLine.split(rest);
        List<Bytes> said = split.ok() ? split.words() : List.of();
        boolean asSomething = said.size() == 3 && said.get(1).is("as");
        if (said.size() > 1 && said.size() <= MOST_SETS && !asSomething) {
            return overlap(said, words);
        }
        if (said.size() != 1 && !asSomething) {
            return session.refuse("One key, please: :show " + ShellWord.SHOW.syntax());
        }
        Bytes key = said.get(0);
        Picture picture;
        Aspect offered;
        Sight sight = Sight.of(session, List.of(key));
        synchronized (sight.link()) {
            Keyspace db = sight.keyspace();
            Value value = db.peek(key);
            if (value == null) {
                return missing(key, sight);
            }
            Aspect aspect = asSomething ? Aspect.named(said.get(2)) : null;
            if (asSomething && !Aspect.of(value).contains(aspect)) {
                return session.refuse(aspects(key, value));
            }
            long now = sight.link().clock().millis();
            picture = aspect == null
                    ? Pictures.of(key, value, db.expireAt(key), now)
                    : Pictures.of(key, value, db.expireAt(key), now, aspect);
            offered = asSomething ? null : Aspect.worthOffering(value);
        }
        session.screen().page(words.drawn(picture));
        sight.remarks().forEach(session::note);
        if (offered != null) {
            session.note("There is more to see: \":show " + Quoting.word(key) + " as " + offered.label() + "\".");
        }
        return Result.FINE;
    }

    /** What several sets or sorted sets have in common. */
    private Result overlap(List<Bytes> keys, Words words) throws IOException {
        Map<Bytes, Value> values = new LinkedHashMap<>();
        Picture picture;
        Sight sight = Sight.of(session, keys);
        synchronized (sight.link()) {
            for (Bytes key : keys) {
                Value value = sight.keyspace().peek(key);
                if (value == null) {
                    return missing(key, sight);
                }
                if (value.type() != Type.SET && value.type() != Type.ZSET) {
                    return session.refuse("Several keys are shown together if they are sets or sorted sets; "
                            + Quoting.word(key) + " is a " + value.typeName() + ".");
                }
                values.put(key, value);
            }
            if (values.size() < 2) {
                return session.refuse("Two different keys, please.");
            }
            picture = Boards.overlap(values);
        }
        session.screen().page(words.drawn(picture));
        sight.remarks().forEach(session::note);
        return Result.FINE;
    }

    /** What a key can be shown as. */
    private static String aspects(Bytes key, Value value) {
        List<String> names = new ArrayList<>();
        for (Aspect aspect : Aspect.of(value)) {
            names.add(aspect.label());
        }
        String name = Quoting.word(key);
        return names.isEmpty()
                ? "A " + value.typeName() + " can be shown in one way only: \":show " + name + "\"."
                : name + " can be shown as " + String.join(" or ", names) + ".";
    }

    private Result missing(Bytes key) {
        session.note("There is no key " + Quoting.word(key) + ".");
        return Result.ERROR;
    }

    /** It is not there, or it is there and cannot be copied. */
    private Result missing(Bytes key, Sight sight) {
        if (sight.remarks().isEmpty()) {
            return missing(key);
        }
        sight.remarks().forEach(session::note);
        return Result.ERROR;
    }

    private Result tree(String rest, Words words) throws IOException {
        boolean byMemory = rest.equals("by=mem") || rest.endsWith(" by=mem");
        String prefix =
                byMemory ? rest.substring(0, rest.length() - "by=mem".length()).strip() : rest;
        if (byMemory && session.isRemote()) {
            return session.refuse("The memory of keys is drawn for the built-in engine only; MEMORY USAGE KEY asks the"
                    + " server about one.");
        }
        return byMemory ? memoryTree(prefix, words) : nameTree(prefix, words);
    }

    private Result memoryTree(String prefix, Words words) {
        Picture picture;
        EmbeddedLink link = session.link();
        synchronized (link) {
            picture = Boards.memoryTree(link.engine().db(session.db()), Bytes.of(prefix));
        }
        session.screen().page(words.drawn(picture));
        return Result.FINE;
    }

    private Result nameTree(String prefix, Words words) throws IOException {
        List<TreeKey> keys = new ArrayList<>();
        String remark = session.isRemote() ? walked(prefix, keys) : gathered(prefix, keys);
        if (keys.isEmpty()) {
            session.note(prefix.isEmpty() ? "There are no keys here." : "No key begins with " + prefix + ".");
            return Result.FINE;
        }
        StyledText drawn = words.drawn(Pictures.tree(keys, ":"));
        boolean toBeListed = session.settings().isOn(Setting.PLAIN) && keys.size() > ALWAYS_TOLD;
        session.screen().page(toBeListed ? drawn.concat(listed(keys)) : drawn);
        if (!remark.isEmpty()) {
            session.note(remark);
        }
        return Result.FINE;
    }

    private String gathered(String prefix, List<TreeKey> keys) {
        EmbeddedLink link = session.link();
        Bytes start = Bytes.of(prefix);
        synchronized (link) {
            Keyspace db = link.engine().db(session.db());
            long now = link.clock().millis();
            for (Bytes key : db.keys()) {
                Value value = startsWith(key, start) ? db.peek(key) : null;
                if (value != null && keys.size() < MOST_TREE_KEYS) {
                    long expireAt = db.expireAt(key);
                    keys.add(new TreeKey(key, value.typeName(), expireAt < 0 ? -1 : Math.max(0, expireAt - now)));
                }
            }
        }
        return "";
    }

    /** The keys that a walk over a server finds; returns what it did not look at, as a sentence. */
    private String walked(String prefix, List<TreeKey> keys) throws IOException {
        RemoteView.Walk walk = session.remote().view().walk(session.db(), Bytes.of(prefix), RemoteView.MOST_KEYS);
        for (RemoteView.Seen seen : walk.keys()) {
            keys.add(new TreeKey(seen.key(), seen.type(), seen.ttl() < 0 ? -1 : seen.ttl()));
        }
        return walk.remark();
    }

    /** One key a line, for where no tree is drawn and its sentence may leave keys out. */
    private static StyledText listed(List<TreeKey> keys) {
        List<String> lines = new ArrayList<>();
        for (TreeKey key : keys) {
            lines.add(Quoting.word(key.key()) + ", " + key.type() + "\n");
        }
        Collections.sort(lines);
        int shown = Math.min(lines.size(), MOST_LISTED);
        String more = shown < lines.size() ? "and " + (lines.size() - shown) + " more\n" : "";
        return StyledText.of(String.join("", lines.subList(0, shown)) + more);
    }

    private static boolean startsWith(Bytes key, Bytes start) {
        return key.length() >= start.length() && key.slice(0, start.length()).equals(start);
    }

    private Result peek(String rest) {
        Bytes key = key(rest, ShellWord.PEEK);
        if (key == null) {
            return Result.USAGE;
        }
        StyledText.Builder out = new StyledText.Builder();
        Asked asked = asked();
        Reply type = answer(out, asked, List.of(Bytes.of("TYPE"), key));
        String name = type instanceof Reply.Status status ? status.text() : "none";
        if (name.equals("none")) {
            return type == null ? session.refuse("The server does not answer questions now.") : missing(key);
        }
        answer(out, asked, List.of(Bytes.of("OBJECT"), Bytes.of("ENCODING"), key));
        if (!lengthCommand(name).isEmpty()) {
            answer(out, asked, List.of(Bytes.of(lengthCommand(name)), key));
        }
        answer(out, asked, List.of(Bytes.of("PTTL"), key));
        session.screen().page(out.build());
        return Result.FINE;
    }

    /** Replies to commands that only look, without a trace in what is counted where that can be had. */
    private interface Asked {
        Reply reply(List<Bytes> command);
    }

    private Asked asked() {
        if (session.isRemote()) {
            return command -> session.remote().ask(session.db(), command);
        }
        TimeTravel.Trial trial = TimeTravel.Trial.on(session.link().fork(), session.db());
        return trial::send;
    }

    private static String lengthCommand(String type) {
        return switch (type) {
            case "string" -> "STRLEN";
            case "list" -> "LLEN";
            case "set" -> "SCARD";
            case "hash" -> "HLEN";
            case "zset" -> "ZCARD";
            case "stream" -> "XLEN";
            default -> "";
        };
    }

    /** Asks and shows the question with its reply. */
    private Reply answer(StyledText.Builder out, Asked asked, List<Bytes> command) {
        Reply reply = asked.reply(command);
        if (reply != null && !reply.isError()) {
            out.add(Quoting.line(command), Role.COMMAND).newline();
            out.add(session.printed(command, reply, 2));
        }
        return reply;
    }

    private Result diff(String rest, Words words) {
        if (rest.equals("on") || rest.equals("off")) {
            return new SettingWords(session).set("diff " + rest);
        }
        if (!rest.isEmpty()) {
            return session.refuse("\":diff on\", \":diff off\", or \":diff\" for the last change.");
        }
        List<KeyChange> changes = session.lastChanges();
        Picture diff = Pictures.diff(changes, session.now());
        Canvas canvas = session.screen().canvas();
        boolean plain = session.settings().isOn(Setting.PLAIN);
        session.screen().page(plain ? words.drawn(diff) : diff.draw(canvas.withLines(1000)));
        return Result.FINE;
    }

    private Result view(String rest) {
        if (rest.isEmpty()) {
            session.note("Replies are printed in the view " + session.settings().get(Setting.VIEW) + "; there are "
                    + String.join(", ", Setting.VIEW.allowed()) + ".");
            return Result.FINE;
        }
        if (View.named(rest) == null) {
            return session.refuse(
                    "There is no view \"" + rest + "\"; there are " + String.join(", ", Setting.VIEW.allowed()) + ".");
        }
        session.settings().put(Setting.VIEW, View.named(rest).label(), ":view");
        if (session.lastReply() != null && session.screen().isInteractive()) {
            session.screen()
                    .reply(session.printed(
                            session.lastCommand(),
                            session.lastReply(),
                            session.people().current()));
        }
        return Result.FINE;
    }
}
