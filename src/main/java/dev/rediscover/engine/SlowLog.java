package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The commands that took longest, the newest first. */
public final class SlowLog {
    private static final int MOST_WORDS = 32;
    private static final int LONGEST_WORD = 128;

    /** One slow command: when it began (seconds since 1970), how long it took, what it was, and whose. */
    public record Entry(long id, long seconds, long micros, List<Bytes> words, String address, Bytes name) {}

    private final Config config;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long lastId;

    /** Where the commands of scripts come from. */
    private static final String NOBODY = "?:0";

    SlowLog(Config config) {
        this.config = config;
    }

    /** Whether a command that took so long is to be noted. */
    boolean isSlow(long micros) {
        long threshold = config.number(Parameter.SLOWLOG_LOG_SLOWER_THAN);
        return threshold >= 0 && micros >= threshold;
    }

    /** Notes a slow command. */
    void note(Client client, List<Bytes> argv, long micros, long nowMillis) {
        boolean inScript = client.scriptProtocol() != 0;
        String address = inScript ? NOBODY : client.address();
        Bytes name = inScript ? Bytes.EMPTY : client.name();
        entries.addFirst(new Entry(lastId++, nowMillis / 1000, micros, shortened(Redaction.of(argv)), address, name));
        while (entries.size() > config.number(Parameter.SLOWLOG_MAX_LEN)) {
            entries.removeLast();
        }
    }

    private static List<Bytes> shortened(List<Bytes> argv) {
        List<Bytes> words = new ArrayList<>();
        int shown = argv.size() <= MOST_WORDS ? argv.size() : MOST_WORDS - 1;
        for (Bytes word : argv.subList(0, shown)) {
            int more = word.length() - LONGEST_WORD;
            words.add(more <= 0 ? word : word.slice(0, LONGEST_WORD).concat(Bytes.of("... (" + more + " more bytes)")));
        }
        if (shown < argv.size()) {
            words.add(Bytes.of("... (" + (argv.size() - shown) + " more arguments)"));
        }
        return words;
    }

    /** At most {@code most} entries, the newest first. */
    public List<Entry> newest(long most) {
        List<Entry> newest = new ArrayList<>();
        for (Entry entry : entries) {
            if (newest.size() >= most) {
                break;
            }
            newest.add(entry);
        }
        return newest;
    }

    public int size() {
        return entries.size();
    }

    public void clear() {
        entries.clear();
    }
}
