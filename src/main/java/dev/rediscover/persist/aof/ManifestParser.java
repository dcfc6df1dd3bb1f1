package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.aof.AofPart.Kind;
import dev.rediscover.resp.CommandLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads manifests, as strictly and as leniently as a real server does: it takes words that it does not know.
 * Stricter is it where one file has two uses, because a real server deletes what it has loaded then.
 */
final class ManifestParser {
    /** Bytes of a line, its end included. */
    private static final int LONGEST_LINE = 1024;

    private final Bytes text;
    private final String name;
    private final List<AofPart> increments = new ArrayList<>();
    private final List<AofPart> history = new ArrayList<>();
    private final Map<String, Kind> used = new HashMap<>();
    private final Set<String> own; // the manifest, and what the folder writes before it has its name
    private AofPart base;
    private int line;

    ManifestParser(Bytes text, String name) {
        this.text = text;
        this.name = name;
        own = AofFolder.ownNames(name);
    }

    Manifest read() throws AofFault {
        if (text.isEmpty()) {
            throw fault("the manifest is empty");
        }
        int from = 0;
        while (from < text.length()) {
            line++;
            int most = Math.min(from + LONGEST_LINE, text.length());
            int end = find('\n', from, most);
            if (end < 0) {
                end = most - 1;
                if (text.at(from) != '#') {
                    throw fault("the line is longer than " + LONGEST_LINE + " bytes, or has no end");
                }
            }
            if (text.at(from) != '#') {
                add(trimmed(from, end));
            }
            from = end + 1;
        }
        long baseSeq = lastNumber(base == null ? 0 : base.seq(), ".base.");
        long last =
                increments.isEmpty() ? 0 : increments.get(increments.size() - 1).seq();
        return new Manifest(base, increments, history, baseSeq, lastNumber(last, ".incr."));
    }

    /** No new file may take the name of one that is history, and about to be deleted. */
    private long lastNumber(long seq, String kind) {
        long last = seq;
        for (AofPart part : history) {
            last = part.name().contains(kind) ? Math.max(last, part.seq()) : last;
        }
        return last;
    }

    /** Where {@code c} is; looks no further than {@code to}, so that all lines together cost one pass. */
    private int find(int c, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.at(i) == c) {
                return i;
            }
        }
        return -1;
    }

    private Bytes trimmed(int from, int end) throws AofFault {
        if (find('\0', from, end) >= 0) {
            throw fault("there is a zero byte in the line");
        }
        int first = from;
        int last = end;
        while (first < last && isBlank(text.at(first))) {
            first++;
        }
        while (last > first && isBlank(text.at(last - 1))) {
            last--;
        }
        return text.slice(first, last);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private void add(Bytes trimmed) throws AofFault {
        CommandLine split = CommandLine.split(trimmed);
        List<Bytes> words = split.words();
        if (!split.ok() || words.size() < 6 || words.size() % 2 != 0) {
            throw fault("the line is not of the form «file NAME seq NUMBER type b|h|i»");
        }
        place(part(words));
    }

    private AofPart part(List<Bytes> words) throws AofFault {
        String file = null;
        long seq = 0;
        int letter = 0;
        long start = AofPart.UNSAID;
        long end = AofPart.UNSAID;
        for (int i = 0; i < words.size(); i += 2) {
            Bytes value = words.get(i + 1);
            switch (words.get(i).latin1().toLowerCase(java.util.Locale.ROOT)) {
                case "file" -> file = checked(value);
                case "seq" -> seq = number(value);
                case "type" -> letter = value.isEmpty() ? 0 : value.at(0);
                case "startoffset" -> start = number(value);
                case "endoffset" -> end = number(value);
                default -> {} // a later version may say more
            }
        }
        if (file == null || seq == 0 || letter == 0) {
            throw fault("the line must say «file», a «seq» other than 0, and «type»");
        }
        return new AofPart(file, seq, kind(letter), start, end);
    }

    private Kind kind(int letter) throws AofFault {
        for (Kind kind : Kind.values()) {
            if (kind.letter() == letter) {
                return kind;
            }
        }
        throw fault("the type is none of b, h and i");
    }

    private String checked(Bytes value) throws AofFault {
        String file = value.utf8();
        if (file.indexOf('/') >= 0 || file.indexOf('\\') >= 0 || file.indexOf('\0') >= 0 || file.equals("..")) {
            throw fault("the file is to be named without a path");
        }
        if (file.isEmpty() || file.equals(".") || own.contains(file)) {
            throw fault("a file of that name can be no part");
        }
        return file;
    }

    /** Else a file would go as history, or be written over, that is loaded: there a real server loses data. */
    private void place(AofPart part) throws AofFault {
        switch (part.kind()) {
            case BASE -> {
                if (base != null) {
                    throw fault("there is a second base file");
                }
                base = part;
            }
            case HISTORY -> history.add(part);
            case INCREMENT -> {
                long last = increments.isEmpty()
                        ? 0
                        : increments.get(increments.size() - 1).seq();
                if (part.seq() <= last) {
                    throw fault("the number of the increment is not greater than the one before");
                }
                increments.add(part);
            }
        }
        Kind before = used.put(part.name(), part.kind());
        if (before != null && (before != Kind.HISTORY || part.kind() != Kind.HISTORY)) {
            throw fault("the file is named before, for another use");
        }
    }

    /** As C's atoll: what stands in front of the first character that is no digit, 0 for none. */
    private static long number(Bytes text) {
        int at = 0;
        while (at < text.length() && (isBlank(text.at(at)) || text.at(at) == 0x0b || text.at(at) == 0x0c)) {
            at++;
        }
        boolean negative = at < text.length() && text.at(at) == '-';
        if (negative || at < text.length() && text.at(at) == '+') {
            at++;
        }
        long number = 0;
        for (; at < text.length() && text.at(at) >= '0' && text.at(at) <= '9'; at++) {
            int digit = text.at(at) - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            number = number * 10 + digit;
        }
        return negative ? -number : number;
    }

    private AofFault fault(String what) {
        return new AofFault(name, line, name + ", line " + line + ": " + what);
    }
}
