package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a step of kind {@code crash}. */
final class CrashReader {
    private static final int MOST_EVENTS = 40;
    private static final long LONGEST_WAIT = 2_000; // ms: a learner sits and waits
    private static final long LONGEST_IN_ALL = 6_000;
    private static final int MOST_CUT = 10_000; // bytes

    private final Faults faults;
    private final LineReader lines;
    private final JudgedReader judged;
    private final MatcherReader matchers;
    private final CheckReader checks;

    CrashReader(Faults faults, LineReader lines, JudgedReader judged) {
        this.faults = faults;
        this.lines = lines;
        this.judged = judged;
        this.matchers = new MatcherReader(faults, false);
        this.checks = new CheckReader(faults, lines);
    }

    Step.Crash read(Form form, Step.Head head) {
        boolean asks = form.has("ask");
        form.require("happens", "list what happens: happens: [\"SET a 1\", \":kill\", \":start\"]");
        List<CrashEvent> happens = events(form, "happens");
        List<CrashEvent> then = events(form, "then");
        checkLength(form, happens, then);
        checkMode(form, asks);
        Line ask = lines.line(form, "ask");
        List<Line> solution = lines.lines(form, "solution");
        solution.forEach(line -> allowed(line, form.placeOf("solution")));
        if (ask != null) {
            allowed(ask, form.placeOf("ask"));
        }
        Step.CrashAnswer answer = new Step.CrashAnswer(
                ask, matchers.of(form, "is", new Matcher.Anything()), solution, judged.alsoTyped(form), state(form));
        return new Step.Crash(head, server(form), happens, then, answer, judged.mistakes(form, asks));
    }

    /** Either a reply is predicted, or commands are typed; the fields of the one do not stand in the other. */
    private void checkMode(Form form, boolean asks) {
        if (asks) {
            form.require("is", "say what the reply is: is: 1, or is: null");
        } else if (!form.has("solution")) {
            fault(form.place(), "nothing is asked of the learner", "write ask: and is:, or solution: and state:");
        } else if (!form.has("state") || !form.has("then")) {
            fault(
                    form.place(),
                    "it is not said what happens after the learner's commands, or what must hold then",
                    "write then: [\":kill\", \":start\"] and state: [{run: \"GET a\", expect: \"1\"}]");
        }
        for (String other : asks ? List.of("solution", "state", "also") : List.of("is")) {
            if (form.has(other)) {
                faults.add(
                        Rule.FIELD_CONFLICT,
                        form.placeOf(other),
                        asks ? "a reply is predicted here, so nobody types a solution" : "there is no ask: to it",
                        asks ? "drop ask:, or drop this" : "write ask:, or drop this");
            }
        }
    }

    private void fault(Place place, String what, String cure) {
        faults.add(Rule.CRASH_EVENT, place, what, cure);
    }

    private void allowed(Line line, Place place) {
        String refusal = line.isTick() || line.isOther()
                ? "the second server has one client, and no clock to move"
                : CrashRules.refusal(line.words());
        if (refusal != null) {
            faults.add(Rule.CRASH_COMMAND, place, refusal, "see \"crash\" in lessons/README.md for what runs there");
        }
    }

    // ---- the configuration

    private Map<String, String> server(Form form) {
        Map<String, String> server = new LinkedHashMap<>();
        form.textsByName("server").forEach((name, value) -> {
            if (!CrashRules.isDirective(name)) {
                faults.add(
                        Rule.CRASH_SERVER,
                        form.placeOf("server"),
                        "a second server cannot be given the directive " + Texts.quoted(name),
                        "these it can be given: " + String.join(", ", CrashRules.directives()));
            } else if (!CrashRules.isValue(value)) {
                faults.add(
                        Rule.CRASH_SERVER,
                        form.placeOf("server"),
                        CrashRules.hasOption(value)
                                ? "the value of " + name + " looks like an option"
                                : "the value of " + name + " cannot be one",
                        "write a short word or number, on one line, that does not begin with -");
            } else {
                server.put(name.toLowerCase(java.util.Locale.ROOT), value);
            }
        });
        return server;
    }

    // ---- what happens

    private void checkLength(Form form, List<CrashEvent> happens, List<CrashEvent> then) {
        List<CrashEvent> all = new ArrayList<>(happens);
        all.addAll(then);
        long waits = all.stream()
                .filter(event -> event.kind() == CrashEvent.Kind.WAIT)
                .mapToLong(CrashEvent::amount)
                .sum();
        if (all.size() > MOST_EVENTS || waits > LONGEST_IN_ALL) {
            fault(
                    form.placeOf("happens"),
                    "too much happens for one step",
                    "at most " + MOST_EVENTS + " events, and 6 seconds of waiting in all");
        }
    }

    private List<CrashEvent> events(Form form, String field) {
        List<CrashEvent> events = new ArrayList<>();
        for (Node item : form.items(field, true)) {
            CrashEvent event = item instanceof Node.Scalar scalar ? event(scalar) : null;
            if (event != null) {
                events.add(event);
            } else if (!(item instanceof Node.Scalar)) {
                faults.add(
                        Rule.FIELD_TYPE,
                        item.place(),
                        "here stands " + item.called() + "; something that happens is wanted",
                        "write a command, or :kill, :start, :wait 1s");
            }
        }
        return events;
    }

    private CrashEvent event(Node.Scalar scalar) {
        String text = scalar.text().strip();
        if (!text.startsWith(":")) {
            Line line = lines.read(text, scalar.place());
            if (line != null) {
                allowed(line, scalar.place());
            }
            return line == null ? null : CrashEvent.run(line);
        }
        String[] words = text.split("\\s+");
        List<String> known = new ArrayList<>();
        for (CrashEvent.Kind kind : CrashEvent.Kind.values()) {
            if (kind.word().equals(words[0])) {
                CrashEvent event = event(kind, words);
                if (event == null) {
                    fault(
                            scalar.place(),
                            Texts.quoted(text) + " cannot be read",
                            kind.wants().isEmpty()
                                    ? "write " + kind.word() + " alone"
                                    : "behind " + kind.word() + " belongs " + kind.wants() + " (" + example(kind)
                                            + ")");
                }
                return event;
            }
            known.add(kind.word());
        }
        fault(scalar.place(), "nothing is called " + Texts.quoted(words[0]), Texts.didYouMean(words[0], known));
        return null;
    }

    private static String example(CrashEvent.Kind kind) {
        return switch (kind) {
            case WAIT -> ":wait 1s, at most 2s";
            case CUT -> ":cut aof 9";
            default -> ":mend aof";
        };
    }

    private static CrashEvent event(CrashEvent.Kind kind, String[] words) {
        boolean file = words.length > 1 && (words[1].equals(CrashEvent.AOF) || words[1].equals(CrashEvent.RDB));
        return switch (kind) {
            case WAIT -> {
                long millis = words.length == 2 ? Line.duration(words[1]) : 0;
                yield millis > 0 && millis <= LONGEST_WAIT ? new CrashEvent(kind, null, millis, "") : null;
            }
            case CUT -> {
                boolean number = words.length == 3 && words[2].matches("[0-9]{1,5}");
                int bytes = number ? Integer.parseInt(words[2]) : 0;
                yield file && bytes > 0 && bytes <= MOST_CUT ? new CrashEvent(kind, null, bytes, words[1]) : null;
            }
            case MEND ->
                words.length == 2 && words[1].equals(CrashEvent.AOF) ? new CrashEvent(kind, null, 0, words[1]) : null;
            default -> words.length == 1 ? new CrashEvent(kind, null, 0, "") : null;
        };
    }

    // ---- what must hold

    private List<Check> state(Form form) {
        List<Check> state = new ArrayList<>();
        for (Check check : checks.checks(form)) {
            if (check instanceof Check.Run run) {
                allowed(run.run(), check.label().place());
                state.add(check);
            } else {
                faults.add(
                        Rule.CRASH_COMMAND,
                        check.label().place(),
                        "the second server can only be asked for replies",
                        "write run: and expect:");
            }
        }
        return state;
    }
}
