package dev.rediscover.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Transactions under way: what each client has queued and watches, and what its EXEC would do now. */
final class QueuePicture implements Picture {
    private static final String NOTHING = "Nobody has a transaction, and nobody watches a key.";

    /** One watched key; {@code changed} says how it changed since, empty if it did not. */
    record Watched(String key, String changed) {}

    /**
     * One client's transaction.
     *
     * @param open whether MULTI was said
     * @param failed whether a command was refused while queueing
     * @param changed whether a watched key was changed
     */
    record Queue(
            String client,
            boolean open,
            boolean failed,
            boolean changed,
            List<String> commands,
            List<Watched> watched) {
        String fate() {
            if (!open) {
                return changed ? "MULTI and EXEC would reply nil: a watched key was changed" : "MULTI is not said yet";
            }
            if (failed) {
                return "EXEC would run nothing: a command was refused (EXECABORT)";
            }
            return changed
                    ? "EXEC would run nothing and reply nil: a watched key was changed"
                    : "EXEC would run " + Wording.count(commands.size(), "command") + " in one go";
        }
    }

    private final List<Queue> queues;

    QueuePicture(List<Queue> queues) {
        this.queues = List.copyOf(queues);
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        if (queues.isEmpty()) {
            Wording.wrapped(NOTHING, canvas.columns())
                    .forEach(line -> out.add(line, Role.MUTED).newline());
            return out.build();
        }
        int room = Math.max(2, canvas.lines() / queues.size() - 3);
        for (Queue queue : queues) {
            out.add(DisplayWidth.fit(queue.client(), canvas.columns(), canvas.gap()), Role.HEADING)
                    .newline();
            for (Watched key : queue.watched()) {
                String mark = key.changed().isEmpty()
                        ? "watches " + key.key()
                        : "watches " + key.key() + ", " + key.changed();
                line("  " + mark, key.changed().isEmpty() ? Role.KEY : Role.WARNING, canvas, out);
            }
            cards(queue, room, canvas, out);
            Role role = queue.failed() || queue.changed() ? Role.WARNING : Role.MUTED;
            Wording.wrapped(queue.fate(), canvas.columns() - 2)
                    .forEach(text -> out.add("  " + text, role).newline());
        }
        return out.build();
    }

    private static void cards(Queue queue, int room, Canvas canvas, StyledText.Builder out) {
        int shown = queue.commands().size() <= room ? queue.commands().size() : room - 1;
        for (int i = 0; i < shown; i++) {
            line("  " + (i + 1) + " " + canvas.bar() + " " + queue.commands().get(i), Role.COMMAND, canvas, out);
        }
        if (shown < queue.commands().size()) {
            line("  " + canvas.more(queue.commands().size() - shown), Role.MUTED, canvas, out);
        }
    }

    private static void line(String text, Role role, Canvas canvas, StyledText.Builder out) {
        out.add(DisplayWidth.fit(text, canvas.columns(), canvas.gap()), role).newline();
    }

    @Override
    public String sentence() {
        if (queues.isEmpty()) {
            return NOTHING;
        }
        StringBuilder out = new StringBuilder();
        for (Queue queue : queues) {
            List<String> said = new ArrayList<>();
            for (Watched key : queue.watched()) {
                said.add("watches " + key.key() + (key.changed().isEmpty() ? "" : ", " + key.changed()));
            }
            for (int i = 0; i < Math.min(20, queue.commands().size()); i++) {
                said.add("queued " + (i + 1) + ", " + queue.commands().get(i));
            }
            said.add(queue.fate());
            out.append(out.length() == 0 ? "" : " ").append(queue.client()).append(": ");
            out.append(String.join("; ", said)).append('.');
        }
        return out.toString();
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Queue queue : queues) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("client", queue.client());
            one.put("open", queue.open());
            one.put("failed", queue.failed());
            one.put("changed", queue.changed());
            one.put("commands", new ArrayList<Object>(queue.commands()));
            List<Object> watched = new ArrayList<>();
            for (Watched key : queue.watched()) {
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("key", key.key());
                facts.put("changed", key.changed().isEmpty() ? null : key.changed());
                watched.add(facts);
            }
            one.put("watched", watched);
            one.put("fate", queue.fate());
            list.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("clients", list);
        return data;
    }
}
