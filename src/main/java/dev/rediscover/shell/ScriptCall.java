package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import java.util.ArrayList;
import java.util.List;

/** What a script is called with. */
record ScriptCall(List<Bytes> keys, List<Bytes> arguments) {
    private static final int MOST_TOLD = 8;

    /** Keys and, behind a comma of its own, arguments, as {@code redis-cli --eval} takes them. */
    static ScriptCall of(List<Bytes> words) {
        List<Bytes> keys = new ArrayList<>();
        List<Bytes> arguments = new ArrayList<>();
        boolean behind = false;
        for (Bytes word : words) {
            if (!behind && word.is(",")) {
                behind = true;
            } else {
                (behind ? arguments : keys).add(word);
            }
        }
        return new ScriptCall(keys, arguments);
    }

    /** The command that runs {@code script}. */
    List<Bytes> command(String script) {
        List<Bytes> command = new ArrayList<>();
        command.add(Bytes.of("EVAL"));
        command.add(Bytes.of(script));
        command.add(Bytes.of(Integer.toString(keys.size())));
        command.addAll(keys);
        command.addAll(arguments);
        return command;
    }

    /** What the script of {@code command} finds in KEYS and ARGV, as sentences. */
    static String told(List<Bytes> command) {
        boolean loads = command.get(1).is("LOAD");
        int count = loads || command.size() < 3
                ? -1
                : TimeTravel.number(command.get(2).utf8());
        if (count < 0 || count > command.size() - 3) {
            return loads ? "It is only loaded, not run:" : "The script:";
        }
        StringBuilder out = new StringBuilder();
        for (int i = 3; i < command.size() && i < 3 + MOST_TOLD; i++) {
            boolean key = i < 3 + count;
            out.append(out.length() == 0 ? "In it, " : ", ").append(key ? "KEYS[" : "ARGV[");
            out.append(key ? i - 2 : i - 2 - count).append("] is ").append(Quoting.word(command.get(i)));
        }
        return out.length() == 0
                ? "It gets no keys and no arguments:"
                : out.append(':').toString();
    }

    /** In words. */
    String shown() {
        if (keys.isEmpty() && arguments.isEmpty()) {
            return "no keys, no arguments";
        }
        String named = keys.isEmpty() ? "no keys" : "KEYS " + Quoting.line(keys);
        return arguments.isEmpty() ? named : named + ", ARGV " + Quoting.line(arguments);
    }
}
