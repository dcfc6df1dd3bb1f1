package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.KeySpec.Begin;
import dev.rediscover.spec.KeySpec.Find;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the keys among the words of a command: by its key specifications, and for the few commands whose keys no
 * specification can describe (SORT, MIGRATE, and the effect of SET and BITFIELD) by knowing their options.
 */
public final class KeyPositions {
    /** A key: the word it is, and what happens to it. */
    public record Key(int position, List<String> flags) {}

    /** The arguments do not fit the command's key specifications, so its keys cannot be told. */
    public static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unclear(CommandSpec spec) {
            super("the keys of " + spec.name() + " cannot be told from these arguments", null, false, false);
        }
    }

    private static final List<String> READ = List.of("RO", "access");
    private static final List<String> REPLACED = List.of("OW", "update");
    private static final List<String> READ_AND_CHANGED = List.of("RW", "access", "update");

    private static final int LIMIT = 10_000_000; // more than any line has words

    private final CommandSpec spec;
    private final List<Bytes> argv;
    private final List<Key> keys = new ArrayList<>();

    private KeyPositions(CommandSpec spec, List<Bytes> argv) {
        this.spec = spec;
        this.argv = argv;
    }

    /** Whether {@code spec} has keys at all; if not, COMMAND GETKEYS says that the command has no key arguments. */
    public static boolean hasKeys(CommandSpec spec) {
        for (KeySpec each : spec.keySpecs()) {
            if (each.isKey()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The positions of the keys in {@code argv}, the command's name being word 0; empty if it has none.
     *
     * @throws Unclear if the arguments do not fit, which COMMAND GETKEYS reports as invalid arguments
     */
    public static List<Integer> of(CommandSpec spec, List<Bytes> argv) {
        List<Integer> positions = new ArrayList<>();
        for (Key key : keys(spec, argv)) {
            positions.add(key.position());
        }
        return positions;
    }

    /**
     * As {@link #of}, with what happens to each key.
     *
     * @throws Unclear as {@link #of}
     */
    public static List<Key> keys(CommandSpec spec, List<Bytes> argv) {
        KeyPositions search = new KeyPositions(spec, argv);
        boolean fits = hasKeys(spec) && (search.findAll() || search.findLoosely());
        if (!fits || search.keys.isEmpty()) {
            if (!hasKeys(spec) || spec.hasFlag("no_mandatory_keys")) {
                return List.of();
            }
            throw new Unclear(spec);
        }
        return search.keys;
    }

    /**
     * The keys for which access control asks. A line whose keys cannot be told has none: such a command fails before it
     * touches any.
     */
    public static List<Key> guarded(CommandSpec spec, List<Bytes> argv) {
        KeyPositions search = new KeyPositions(spec, argv);
        return hasKeys(spec) && (search.findAll() || search.findLoosely()) ? search.keys : List.of();
    }

    /** False as soon as the arguments do not fit. */
    private boolean findAll() {
        switch (spec.name()) {
            case "SORT", "SORT_RO" -> sort();
            case "MIGRATE" -> migrate();
            case "SET" -> add(1, hasWordFrom(3, "GET") ? READ_AND_CHANGED : REPLACED);
            case "BITFIELD" -> add(1, bitFieldReads() ? READ : READ_AND_CHANGED);
            default -> {
                return bySpecs();
            }
        }
        return true;
    }

    private boolean bySpecs() {
        for (KeySpec each : spec.keySpecs()) {
            int first = each.isKey() ? begin(each.begin()) : 0;
            if (first > 0 && !find(first, each)) {
                return false;
            }
        }
        return true;
    }

    /** The first word of the run, or 0 if there is none. */
    private int begin(Begin begin) {
        if (begin instanceof Begin.Index index) {
            return index.position();
        }
        if (begin instanceof Begin.Keyword keyword) {
            int step = keyword.startFrom() > 0 ? 1 : -1;
            int at = keyword.startFrom() > 0 ? keyword.startFrom() : argv.size() + keyword.startFrom();
            while (at > 0 && at < argv.size() - 1) {
                if (argv.get(at).is(keyword.word())) {
                    return at + 1;
                }
                at += step;
            }
        }
        return 0;
    }

    private boolean find(int first, KeySpec run) {
        if (run.find() instanceof Find.Range range) {
            return add(first, last(first, range), range.step(), run.flags());
        }
        if (run.find() instanceof Find.NumKeys count) {
            int at = first + count.at();
            int number = at < argv.size() ? number(argv.get(at)) : -1;
            int start = first + count.first();
            return number >= 0 && add(start, start + (number - 1) * count.step(), count.step(), run.flags());
        }
        return false;
    }

    private int last(int first, Find.Range range) {
        if (range.last() >= 0) {
            return first + range.last();
        }
        int left = argv.size() - first;
        return first + (range.limit() > 1 ? left / range.limit() : left) + range.last();
    }

    /** The number that {@code word} spells, or -1 if it is none that could count arguments. */
    private static int number(Bytes word) {
        int number = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.at(i) - '0';
            if (digit < 0 || digit > 9 || i > 6) {
                return -1;
            }
            number = number * 10 + digit;
        }
        boolean odd = word.isEmpty() || word.length() > 1 && word.at(0) == '0';
        return odd ? -1 : number;
    }

    /** The number that {@code word} begins with, whatever follows; 0 if it begins with none. */
    private static int leadingNumber(Bytes word) {
        int at = 0;
        while (at < word.length() && (word.at(at) == ' ' || word.at(at) >= '\t' && word.at(at) <= '\r')) {
            at++;
        }
        if (at < word.length() && word.at(at) == '+') {
            at++;
        }
        int number = 0;
        while (at < word.length() && word.at(at) >= '0' && word.at(at) <= '9' && number < LIMIT) {
            number = number * 10 + word.at(at++) - '0';
        }
        return number;
    }

    /**
     * Looks for the keys again where the number of keys is none in full, such as {@code 1x}: Redis then goes by what it
     * begins with, tells nothing of what is done to them, and names the destination last.
     */
    private boolean findLoosely() {
        keys.clear();
        Key destination = null;
        for (KeySpec each : spec.keySpecs()) {
            if (!(each.begin() instanceof Begin.Index index)) {
                return false;
            }
            if (each.find() instanceof Find.NumKeys count) {
                int at = index.position() + count.at();
                int number = at < argv.size() ? leadingNumber(argv.get(at)) : 0;
                int start = index.position() + count.first();
                if (number < 1 || !add(start, start + (number - 1) * count.step(), count.step(), List.of())) {
                    return false;
                }
            } else {
                destination = new Key(index.position(), List.of());
            }
        }
        if (destination != null && !keys.isEmpty()) {
            keys.add(destination);
        }
        return !keys.isEmpty();
    }

    private boolean add(int first, int last, int step, List<String> flags) {
        if (last < first || last >= argv.size()) {
            return false;
        }
        for (int at = first; at <= last; at += step) {
            add(at, flags);
        }
        return true;
    }

    private void add(int position, List<String> flags) {
        if (position < argv.size()) {
            keys.add(new Key(position, flags));
        }
    }

    private boolean hasWordFrom(int from, String word) {
        for (int i = from; i < argv.size(); i++) {
            if (argv.get(i).is(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all operations of BITFIELD read; what cannot be understood may write. */
    private boolean bitFieldReads() {
        int at = 2;
        while (at < argv.size()) {
            int left = argv.size() - at - 1;
            if (argv.get(at).is("GET") && left >= 2) {
                at += 3;
            } else if (argv.get(at).is("OVERFLOW") && left >= 1) {
                at += 2;
            } else {
                return false;
            }
        }
        return true;
    }

    /** The key to sort, then the one that the last STORE names. */
    private void sort() {
        add(1, READ);
        int store = 0;
        int at = 2;
        while (at < argv.size()) {
            Bytes option = argv.get(at);
            if (option.is("STORE") && !spec.isReadOnly()) {
                store = at + 1;
            }
            at += option.is("LIMIT") ? 3 : option.is("GET") || option.is("BY") || option.is("STORE") ? 2 : 1;
        }
        if (store > 0) {
            add(store, REPLACED);
        }
    }

    /** One key as the third argument, or an empty one there and many behind KEYS. */
    private void migrate() {
        List<String> flags = spec.keySpecs().get(0).flags();
        int first = 3;
        int last = 3;
        int at = 6;
        while (at < argv.size()) {
            Bytes option = argv.get(at);
            if (option.is("KEYS") && at + 1 < argv.size()) {
                first = at + 1;
                last = argv.get(3).isEmpty() ? argv.size() - 1 : at;
                break;
            }
            at += option.is("AUTH2") ? 3 : option.is("AUTH") ? 2 : 1;
        }
        add(first, last, 1, flags);
    }
}
