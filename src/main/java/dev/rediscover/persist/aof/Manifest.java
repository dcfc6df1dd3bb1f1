package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.aof.AofPart.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files an append-only file is made of: a base, increments behind it in their order, and history that can go. A
 * value: each step of a rewrite makes another one, which is on disk before anybody relies on it.
 *
 * @param base {@code null} if there is none
 * @param baseSeq the number of the last base that there was
 * @param incrementSeq the number of the last increment that there was
 */
public record Manifest(AofPart base, List<AofPart> increments, List<AofPart> history, long baseSeq, long incrementSeq) {
    /** The one of an append-only file that does not exist yet. */
    public static final Manifest EMPTY = new Manifest(null, List.of(), List.of(), 0, 0);

    public Manifest {
        increments = List.copyOf(increments);
        history = List.copyOf(history);
    }

    /**
     * Reads the text of a manifest.
     *
     * @param name of the file, for the message
     * @throws AofFault with the line, if it is not well formed, or gives one file two uses
     */
    public static Manifest parse(Bytes text, String name) throws AofFault {
        return new ManifestParser(text, name).read();
    }

    /** Its text: the base, history, increments. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (base != null) {
            text.append(base.line());
        }
        for (AofPart part : history) {
            text.append(part.line());
        }
        for (AofPart part : increments) {
            text.append(part.line());
        }
        return text.toString();
    }

    /** Whether it names no data. */
    public boolean isEmpty() {
        return base == null && increments.isEmpty();
    }

    /** What is to be loaded, in this order: the base and the increments. */
    public List<AofPart> data() {
        List<AofPart> parts = new ArrayList<>();
        if (base != null) {
            parts.add(base);
        }
        parts.addAll(increments);
        return parts;
    }

    /** The increment that is appended to; {@code null} if there is none. */
    public AofPart last() {
        return increments.isEmpty() ? null : increments.get(increments.size() - 1);
    }

    /** With one more increment, named after {@code filename} (appendfilename). */
    public Manifest withIncrement(String filename) {
        long seq = incrementSeq + 1;
        while (names(filename, seq, ".incr.aof")) {
            seq++;
        }
        List<AofPart> more = new ArrayList<>(increments);
        more.add(new AofPart(filename + "." + seq + ".incr.aof", seq, Kind.INCREMENT));
        return new Manifest(base, more, history, baseSeq, seq);
    }

    /**
     * With a new base, named after {@code filename}; the one before becomes history.
     *
     * @param rdb whether it is an RDB file, else it is one of commands
     */
    public Manifest withBase(String filename, boolean rdb) {
        String ending = rdb ? ".base.rdb" : ".base.aof";
        long seq = baseSeq + 1;
        while (names(filename, seq, ending)) {
            seq++;
        }
        List<AofPart> old = new ArrayList<>();
        if (base != null) {
            old.add(base.as(Kind.HISTORY));
        }
        old.addAll(history);
        return new Manifest(
                new AofPart(filename + "." + seq + ending, seq, Kind.BASE), increments, old, seq, incrementSeq);
    }

    /** Whether a part has that name, whatever its number says: a new one would be written over it. */
    private boolean names(String filename, long seq, String ending) {
        String name = filename + "." + seq + ending;
        return base != null && base.name().equals(name) || isAmong(increments, name) || isAmong(history, name);
    }

    private static boolean isAmong(List<AofPart> parts, String name) {
        for (AofPart part : parts) {
            if (part.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** With the increments that the base holds already as history: all but the last {@code kept}. */
    public Manifest withoutIncrements(int kept) {
        List<AofPart> old = new ArrayList<>(history);
        int gone = increments.size() - kept;
        for (AofPart part : increments.subList(0, gone)) {
            old.add(0, part.as(Kind.HISTORY));
        }
        return new Manifest(base, increments.subList(gone, increments.size()), old, baseSeq, incrementSeq);
    }

    /** Without history. */
    public Manifest withoutHistory() {
        return new Manifest(base, increments, List.of(), baseSeq, incrementSeq);
    }
}
