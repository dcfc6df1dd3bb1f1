package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.KeyHistory;
import dev.rediscover.resp.Quoting;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What a key is, and by which commands of this session it became so. */
public final class KeyFacts {
    private static final int LONGEST_SHOWN = 40;

    private final Situation situation;
    private final Bytes key;
    private final Value value;
    private final long expireAt;
    private final List<KeyHistory.Note> notes;

    KeyFacts(Situation situation, Bytes key) {
        this.situation = situation;
        this.key = key;
        Keyspace db = situation.engine().db(situation.db());
        value = db.peek(key);
        expireAt = value == null ? Keyspace.NO_EXPIRY : db.expireAt(key);
        notes = situation.historyOf(key);
    }

    /** The key as it is typed. */
    String name() {
        return Quoting.word(key);
    }

    Value value() {
        return value;
    }

    boolean isThere() {
        return value != null;
    }

    String type() {
        return value == null ? "none" : value.typeName();
    }

    /** What it is now, in a sentence. */
    String now() {
        if (value == null) {
            return "There is no key " + name() + ".";
        }
        String left = expireAt < 0 ? "no expiry" : "it expires in " + span(expireAt - situation.now());
        return name() + " is " + described(value) + "; " + left + ".";
    }

    /** {@code a list of 3 elements}; for a short string what it holds. */
    public static String described(Value value) {
        if (value instanceof StringValue text) {
            return value.size() <= LONGEST_SHOWN
                    ? "the string " + Quoting.quote(text.bytes())
                    : "a string of " + count(value.size(), "byte");
        }
        return switch (value.type()) {
            case LIST -> "a list of " + count(value.size(), "element");
            case SET -> "a set of " + count(value.size(), "member");
            case ZSET -> "a sorted set of " + count(value.size(), "member");
            case HASH -> "a hash of " + count(value.size(), "field");
            case STREAM -> "a stream of " + (value.size() == 1 ? "1 entry" : value.size() + " entries");
            default -> "a value of type " + value.typeName();
        };
    }

    static String count(long number, String one) {
        return number == 1 ? "1 " + one : number + " " + one + "s";
    }

    /** All that is to be told of it: what it is, what made it so, what happened last. */
    List<String> sentences() {
        List<String> told = new ArrayList<>();
        told.add(now());
        if (value == null) {
            String gone = gone();
            if (!gone.isEmpty()) {
                told.add(gone);
            }
            return told;
        }
        KeyHistory.Note made = last(KeyHistory.Kind.CREATED);
        if (made != null) {
            told.add("It was made by " + by(made) + ".");
        }
        KeyHistory.Note last = notes.isEmpty() ? null : notes.get(notes.size() - 1);
        if (last != null && last != made) {
            told.add(happened(last));
        }
        return told;
    }

    /** The last note. */
    KeyHistory.Note last() {
        return notes.isEmpty() ? null : notes.get(notes.size() - 1);
    }

    private KeyHistory.Note last(KeyHistory.Kind kind) {
        for (int i = notes.size() - 1; i >= 0; i--) {
            if (notes.get(i).kind() == kind) {
                return notes.get(i);
            }
        }
        return null;
    }

    private String happened(KeyHistory.Note note) {
        return switch (note.kind()) {
            case CHANGED -> "It was changed last by " + by(note) + ".";
            case EXPIRY_SET -> "Its expiry was set by " + by(note) + ".";
            case EXPIRY_REMOVED -> "Its expiry was taken off by " + by(note) + ".";
            case FIELDS_EXPIRED -> "Fields of it expired " + ago(note.millis()) + ".";
            case REVERTED -> "It was put back by undo, redo or back.";
            default -> "";
        };
    }

    /** How it went, in a sentence; empty if it was never there in this session. */
    String gone() {
        KeyHistory.Note note = last();
        if (note == null || value != null) {
            return notes.isEmpty() ? "Nothing in this session has made it." : "";
        }
        return switch (note.kind()) {
            case EXPIRED -> expired(note);
            case EVICTED -> "It was evicted, because memory is short, " + ago(note.millis()) + ".";
            case REVERTED -> "It went when a change was taken back.";
            case DELETED -> "It was removed by " + by(note) + ".";
            default -> "";
        };
    }

    private String expired(KeyHistory.Note note) {
        String out = "It expired" + (note.expireAt() < 0 ? "" : " " + ago(note.expireAt()));
        for (int i = notes.size() - 2; i >= 0; i--) {
            KeyHistory.Note set = notes.get(i);
            if (set.expireAt() == note.expireAt() && set.expireAt() >= 0) {
                boolean first = i == 0 || notes.get(i - 1).expireAt() != set.expireAt();
                if (first) {
                    return out + ": " + by(set) + " had set it to expire after " + span(set.expireAt() - set.millis())
                            + ".";
                }
            }
        }
        return out + ".";
    }

    /** {@code "SET a 1", 2 commands ago, by bob}. */
    String by(KeyHistory.Note note) {
        long commands = situation.link().commands() - note.number();
        String when =
                commands <= 0 ? "this very command" : commands == 1 ? "the command before" : commands + " commands ago";
        String who = note.who().isEmpty() || note.who().equals("you") ? "" : ", by " + note.who();
        String line = note.line().isEmpty() ? "undo" : note.line();
        long age = situation.now() - note.millis();
        return "\"" + line + "\" (" + when + who + (age >= 1000 ? ", " + ago(note.millis()) : "") + ")";
    }

    String ago(long millis) {
        long age = situation.now() - millis;
        return age < 1000 ? "just now" : span(age) + " ago";
    }

    /** {@code 3 s}, {@code 2 min}, {@code 1 h 30 min}. */
    static String span(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        if (millis < 1000) {
            return Math.max(0, millis) + " ms";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        if (seconds < 172_800) {
            return seconds / 3600 + " h" + (seconds / 60 % 60 == 0 ? "" : " " + seconds / 60 % 60 + " min");
        }
        return seconds / 86_400 + " days";
    }

    /** A command that reads the key as what it is. */
    Cause.Way reader() {
        String line = switch (value == null ? "none" : value.type().redisName()) {
            case "string" -> "GET " + name();
            case "list" -> "LRANGE " + name() + " 0 9";
            case "set" -> "SSCAN " + name() + " 0";
            case "zset" -> "ZRANGE " + name() + " 0 9 WITHSCORES";
            case "hash" -> "HSCAN " + name() + " 0";
            case "stream" -> "XRANGE " + name() + " - + COUNT 10";
            default -> "TYPE " + name();
        };
        return new Cause.Way(line, value == null ? "asks for its type" : "reads it as what it is");
    }
}
