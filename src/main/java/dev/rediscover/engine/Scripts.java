package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The texts that an engine runs: scripts by their digests, libraries of functions by their names. Deleting keys leaves
 * them alone. Scripts that came with EVAL are kept as long as they are among the {@value #MOST_EVALUATED} that ran
 * last; those that came with SCRIPT LOAD stay until SCRIPT FLUSH.
 */
public final class Scripts {
    /** How many scripts that came with EVAL are kept, as in Redis 7.4 and later. */
    public static final int MOST_EVALUATED = 500;

    private static final int ENTRY_BYTES = 100;

    /** A library of functions. */
    public static final class Library {
        private final Bytes name;
        private final Bytes code;
        private final Set<Bytes> functions;
        private Object compiled;

        /** {@code functions} are the names that it registers. */
        public Library(Bytes name, Bytes code, Collection<Bytes> functions) {
            this.name = name;
            this.code = code;
            this.functions = new LinkedHashSet<>(functions);
        }

        public Bytes name() {
            return name;
        }

        /** Its whole text with the first line. */
        public Bytes code() {
            return code;
        }

        /** The names of its functions, in the order in which it registered them. */
        public Set<Bytes> functions() {
            return functions;
        }

        /** What whoever runs it has made of the text; {@code null} in a fork at first: what it holds is not shared. */
        public Object compiled() {
            return compiled;
        }

        public void compiled(Object made) {
            compiled = made;
        }
    }

    private final Map<Bytes, Bytes> texts = new HashMap<>();
    private final LinkedHashSet<Bytes> evaluated = new LinkedHashSet<>();
    private final Map<Bytes, Library> libraries = new TreeMap<>();
    private final Map<String, Library> byFunction = new HashMap<>();
    private long scriptBytes;
    private long evicted;
    private long chance = 0x1234ABCD330EL;

    /** None yet. */
    public Scripts() {}

    /** Takes over the texts of another engine. */
    void copy(Scripts other) {
        texts.putAll(other.texts);
        evaluated.addAll(other.evaluated);
        scriptBytes = other.scriptBytes;
        chance = other.chance;
        for (Library library : other.libraries.values()) {
            put(new Library(library.name, library.code, library.functions));
        }
    }

    /** Makes scripts and libraries those of {@code other}. */
    public void become(Scripts other) {
        clear();
        clearLibraries();
        copy(other);
    }

    /**
     * Where math.random stands, 48 bits: it goes on from script to script. It begins as in Redis, so that an engine
     * always draws the same.
     */
    public long chance() {
        return chance;
    }

    public void chance(long state) {
        chance = state;
    }

    // ---- scripts

    /** The text of a script; {@code null} if it is not there. Says nothing of its use. */
    public Bytes get(Bytes digest) {
        return texts.get(digest);
    }

    /** The digests of all scripts, in no order. */
    public Collection<Bytes> digests() {
        return texts.keySet();
    }

    /** A script that is about to run is the last that has to go. */
    public void used(Bytes digest) {
        if (evaluated.remove(digest)) {
            evaluated.add(digest);
        }
    }

    /** Keeps a script that came with EVAL, as long as there is room for it. */
    public void evaluated(Bytes digest, Bytes text) {
        if (!add(digest, text)) {
            return;
        }
        if (evaluated.size() >= MOST_EVALUATED) {
            Iterator<Bytes> oldest = evaluated.iterator();
            Bytes leaving = oldest.next();
            oldest.remove();
            scriptBytes -= bytes(texts.remove(leaving));
            evicted++;
        }
        evaluated.add(digest);
    }

    /** Keeps a script that came with SCRIPT LOAD, until {@link #clear()}. */
    public void loaded(Bytes digest, Bytes text) {
        if (!add(digest, text)) {
            evaluated.remove(digest);
        }
    }

    private boolean add(Bytes digest, Bytes text) {
        boolean isNew = texts.putIfAbsent(digest, text) == null;
        scriptBytes += isNew ? bytes(text) : 0;
        return isNew;
    }

    private static long bytes(Bytes text) {
        return text.length() + (long) ENTRY_BYTES;
    }

    /** Forgets all scripts; libraries stay. */
    public void clear() {
        texts.clear();
        evaluated.clear();
        scriptBytes = 0;
    }

    /** How many scripts there are. */
    public int size() {
        return texts.size();
    }

    /** How many scripts had to go for others. */
    public long evicted() {
        return evicted;
    }

    void resetStatistics() {
        evicted = 0;
    }

    /** Roughly how many bytes the texts of the scripts take. */
    public long scriptBytes() {
        return scriptBytes;
    }

    // ---- libraries

    /** All libraries, by name. */
    public Collection<Library> libraries() {
        return libraries.values();
    }

    /** The library of that name; {@code null} if there is none. */
    public Library library(Bytes name) {
        return libraries.get(name);
    }

    /** The library that has a function of that name, in whatever case; {@code null} if none has. */
    public Library withFunction(Bytes function) {
        return byFunction.get(folded(function));
    }

    /** Adds a library; neither its name nor those of its functions may be taken. */
    public void put(Library library) {
        libraries.put(library.name, library);
        for (Bytes function : library.functions) {
            byFunction.put(folded(function), library);
        }
    }

    /** Takes a library away and gives it; {@code null} if there is none of that name. */
    public Library remove(Bytes name) {
        Library library = libraries.remove(name);
        if (library != null) {
            for (Bytes function : library.functions) {
                byFunction.remove(folded(function));
            }
        }
        return library;
    }

    /** Takes all libraries away. */
    public void clearLibraries() {
        libraries.clear();
        byFunction.clear();
    }

    /** How many functions there are in all libraries. */
    public int functions() {
        return byFunction.size();
    }

    /** Roughly how many bytes the texts of the libraries take. */
    public long libraryBytes() {
        long sum = 0;
        for (Library library : libraries.values()) {
            sum += bytes(library.code) + (long) ENTRY_BYTES * library.functions.size();
        }
        return sum;
    }

    private static String folded(Bytes function) {
        return function.latin1().toLowerCase(Locale.ROOT);
    }
}
