package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/** Reads the checks of {@code state:}. */
final class CheckReader {
    static final List<String> TYPES =
            List.of("string", "list", "set", "hash", "zset", "stream", "ReJSON-RL", "TSDB-TYPE", "vectorset");
    static final List<String> FIRST = List.of("run", "key", "absent", "only", "behaves");

    private final Faults faults;
    private final LineReader lines;
    private final MatcherReader replies;
    private final MatcherReader values;

    CheckReader(Faults faults, LineReader lines) {
        this.faults = faults;
        this.lines = lines;
        this.replies = new MatcherReader(faults, false);
        this.values = new MatcherReader(faults, true);
    }

    /** The checks of the field {@code state}. */
    List<Check> checks(Form form) {
        return checks(form, "state");
    }

    /** The checks of another field. */
    List<Check> checks(Form form, String field) {
        List<Check> checks = new ArrayList<>();
        for (Node item : form.items(field, false)) {
            Check check = check(item);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    private Check check(Node node) {
        if (node instanceof Node.Fields fields) {
            for (String first : FIRST) {
                if (fields.get(first) != null) {
                    return check(first, node);
                }
            }
        }
        faults.add(
                Rule.CHECK_UNKNOWN,
                node.place(),
                "this check does not say what to look at",
                "begin it with one of " + String.join(", ", FIRST));
        return null;
    }

    private Check check(String first, Node node) {
        return switch (first) {
            case "run" -> run(Form.of(Shape.CHECK_RUN, node, faults));
            case "key" -> key(Form.of(Shape.CHECK_KEY, node, faults));
            case "absent" -> absent(Form.of(Shape.CHECK_ABSENT, node, faults));
            case "only" -> only(Form.of(Shape.CHECK_ONLY, node, faults));
            default -> behaves(Form.of(Shape.CHECK_BEHAVES, node, faults));
        };
    }

    private Check.Label label(Form form) {
        return new Check.Label(
                form.place(), form.textOr("goal", null), form.message("say"), (int) form.number("points", 1));
    }

    private Check run(Form form) {
        Line line = lines.line(form, "run");
        Matcher expect = expect(form);
        return line == null ? null : new Check.Run(label(form), line, expect);
    }

    private Matcher expect(Form form) {
        form.require("expect", "say what the reply must be: expect: {is: \"29\"}, or a bare value");
        return replies.of(form, "expect", new Matcher.Anything());
    }

    private Check key(Form form) {
        String key = form.text("key", "name the key");
        String type = form.word("type", null);
        Node ttl = form.node("ttl");
        boolean forEver = ttl instanceof Node.Scalar scalar && scalar.text().equals("none");
        Matcher ttlMatcher = forEver
                ? new MatcherReader(faults, false).read(new Node.Scalar(ttl.place(), Node.Type.INT, "-1"))
                : replies.of(form, "ttl", null);
        return new Check.Key(label(form), key, type, values.of(form, "value", null), ttlMatcher);
    }

    private Check absent(Form form) {
        return new Check.Absent(label(form), form.texts("absent"));
    }

    private Check only(Form form) {
        return new Check.Only(label(form), form.texts("only"));
    }

    private Check behaves(Form form) {
        Form inner = Form.of(Shape.BEHAVES, form.node("behaves"), faults);
        if (inner == null) {
            return null;
        }
        inner.require("run", "write the command whose reply shows it: run: \"RPOP queue\"");
        Line run = lines.line(inner, "run");
        Matcher expect = expect(inner);
        List<Line> given = lines.lines(inner, "given");
        Check.Label outer = label(form);
        Message say = outer.say() != null ? outer.say() : inner.message("say");
        Check.Label label = new Check.Label(outer.place(), outer.goal(), say, outer.points());
        return run == null ? null : new Check.Behaves(label, given, run, expect);
    }
}
