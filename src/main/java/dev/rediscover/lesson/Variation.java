package dev.rediscover.lesson;

import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A step on several data: {@code vary} gives names to what may differ and {@code variants} lists other setups. A value
 * that the learner is told of (in the prompt, say) differs only on another day; one that stands in the data alone also
 * differs behind the learner's back, so that an answer made up for what is shown is found out.
 */
final class Variation {
    private static final int MOST_VALUES = 50;
    private static final int MOST_VARIANTS = 12;
    private static final int MOST_HIDDEN = 8;
    private static final int OTHERS = 4;
    private static final long SEED = 0x5EED;

    /** The fields that the learner does not see before the answer. */
    private static final Set<String> UNSEEN = Set.of("setup", "vary", "variants", "state", "accept", "after", "is");

    private final Node.Fields step;
    private final Map<String, Values> values;
    private final List<Node> setups;

    private Variation(Node.Fields step, Map<String, Values> values, List<Node> setups) {
        this.step = step;
        this.values = values;
        this.setups = setups;
    }

    /**
     * What a name may stand for; the first is shown.
     *
     * @param numbers whether a place-holder that stands alone is a number, not a text
     */
    private record Values(List<String> all, boolean numbers) {}

    /** The variation of a step; {@code null} if its data is always the same. */
    static Variation of(Step.Kind kind, Node.Fields step, Faults faults) {
        Node vary = step.get("vary");
        Node variants = step.get("variants");
        if (vary == null && variants == null) {
            return null;
        }
        Map<String, Values> values = vary == null ? Map.of() : values(step, vary, faults);
        List<Node> setups = variants == null ? List.of() : setups(kind, variants, faults);
        return new Variation(step, values, setups);
    }

    // ---- reading

    private static Map<String, Values> values(Node.Fields step, Node vary, Faults faults) {
        Map<String, Values> values = new LinkedHashMap<>();
        if (!(vary instanceof Node.Fields names)) {
            faults.add(
                    Rule.FIELD_TYPE,
                    vary.place(),
                    "the field \"vary\" is " + vary.called() + "; a mapping of names is wanted",
                    "write vary: {who: {pick: [ann, bob]}, n: {int: [2, 9]}}");
            return values;
        }
        for (Node.Field name : names.fields()) {
            boolean taken = Message.PLAIN.contains(name.name()) || Message.WITH_KEY.contains(name.name());
            if (!Form.isId(name.name(), "_") || taken) {
                faults.add(
                        Rule.VARY_NAME,
                        name.place(),
                        "the name " + Texts.quoted(name.name())
                                + (taken
                                        ? " stands for something else in messages"
                                        : " has a character it may not have"),
                        "use another name: a letter, then lower-case letters, digits and _");
            } else if (!mentions(step, name.name())) {
                faults.add(
                        Rule.VARY_UNUSED,
                        name.place(),
                        "nothing in this step says {" + name.name() + "}",
                        "write {" + name.name() + "} where the value belongs, or remove the name");
            }
            Values read = values(name.value(), faults);
            if (read != null) {
                values.put(name.name(), read);
            }
        }
        return values;
    }

    private static Values values(Node node, Faults faults) {
        Form form = Form.of(Shape.VALUES, node, faults);
        if (form == null) {
            return null;
        }
        List<String> picked = form.has("pick") ? form.texts("pick") : List.of();
        Values values = form.has("int") ? numbers(form) : new Values(picked, allNumbers(form));
        if (values == null
                || values.all().size() < 2
                || values.all().size() > MOST_VALUES
                || picked.size() > 0 && form.has("int")) {
            faults.add(
                    Rule.VARY_VALUES,
                    node.place(),
                    "from 2 to " + MOST_VALUES + " values are wanted here, by pick or by int",
                    "write {pick: [ann, bob]} or {int: [2, 9]}");
            return null;
        }
        return values;
    }

    private static boolean allNumbers(Form form) {
        return form.has("pick")
                && form.items("pick", true).stream()
                        .allMatch(item -> item instanceof Node.Scalar scalar && scalar.type() == Node.Type.INT);
    }

    /** The numbers of a range: the middle one is shown, the ends and some between are the others. */
    private static Values numbers(Form form) {
        List<String> ends = form.texts("int");
        if (ends.size() != 2 || !allInts(form.items("int", true))) {
            return null;
        }
        long least = Long.parseLong(ends.get(0));
        long most = Long.parseLong(ends.get(1));
        Set<String> all = new LinkedHashSet<>();
        all.add(Long.toString(least + (most - least) / 2));
        RandomSource random = new RandomSource(SEED);
        for (int i = 0; i < 6 && most > least; i++) {
            all.add(Long.toString(least + random.nextLong(most - least + 1)));
        }
        all.add(Long.toString(least));
        all.add(Long.toString(most));
        return new Values(List.copyOf(all), true);
    }

    private static boolean allInts(List<Node> nodes) {
        return nodes.stream()
                .allMatch(node -> node instanceof Node.Scalar scalar
                        && scalar.type() == Node.Type.INT
                        && scalar.text().length() <= 12);
    }

    private static List<Node> setups(Step.Kind kind, Node variants, Faults faults) {
        boolean judged = switch (kind) {
            case COMMAND, FILL, TASK, FIX, SCRIPT -> true;
            default -> false;
        };
        if (!judged) {
            faults.add(
                    Rule.VARIANTS_KIND,
                    variants.place(),
                    "a " + kind.word() + " is not judged on other data",
                    "remove it, or use vary: for new data on another day");
            return List.of();
        }
        if (!(variants instanceof Node.Items items) || items.items().size() > MOST_VARIANTS) {
            faults.add(
                    Rule.FIELD_TYPE,
                    variants.place(),
                    "a list of at most " + MOST_VARIANTS + " setups is wanted here",
                    "write variants: [[\"SET a 1\"], [\"SET a 2\"]]");
            return List.of();
        }
        return items.items();
    }

    // ---- the steps

    /** The step as it is shown. */
    Node.Fields shown() {
        return with(first(), null);
    }

    /** The same question on other data, what differs least first. */
    List<Node.Fields> hidden() {
        List<Node.Fields> steps = new ArrayList<>();
        Map<String, String> shown = first();
        List<String> unseen = new ArrayList<>();
        values.keySet().stream().filter(name -> !isSeen(name)).forEach(unseen::add);
        Map<String, String> all = new LinkedHashMap<>(shown);
        for (String name : unseen) {
            for (int i = 1; i < Math.min(3, values.get(name).all().size()); i++) {
                Map<String, String> one = new LinkedHashMap<>(shown);
                one.put(name, values.get(name).all().get(i));
                all.put(name, one.get(name));
                steps.add(with(one, null));
            }
        }
        if (unseen.size() > 1) {
            steps.add(with(all, null));
        }
        setups.forEach(setup -> steps.add(with(shown, setup)));
        return steps.subList(0, Math.min(MOST_HIDDEN + setups.size(), steps.size()));
    }

    /** The step with other data altogether. */
    List<Node.Fields> others() {
        Set<Map<String, String>> draws = new LinkedHashSet<>();
        RandomSource random = new RandomSource(SEED);
        for (int i = 0; i < 4 * OTHERS && draws.size() < OTHERS && !values.isEmpty(); i++) {
            Map<String, String> draw = new LinkedHashMap<>();
            values.forEach((name, of) ->
                    draw.put(name, of.all().get(random.nextInt(of.all().size()))));
            draws.add(draw);
        }
        draws.remove(first());
        List<Node.Fields> steps = new ArrayList<>();
        draws.forEach(draw -> steps.add(with(draw, null)));
        setups.forEach(setup -> steps.add(with(first(), setup)));
        return steps;
    }

    private Map<String, String> first() {
        Map<String, String> first = new LinkedHashMap<>();
        values.forEach((name, of) -> first.put(name, of.all().get(0)));
        return first;
    }

    private boolean isSeen(String name) {
        for (Node.Field field : step.fields()) {
            if (!UNSEEN.contains(field.name()) && !isSaidAfterwards(field.name()) && mentions(field.value(), name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSaidAfterwards(String field) {
        return field.equals("mistakes") || field.equals("hints");
    }

    private static boolean mentions(Node node, String name) {
        if (node instanceof Node.Scalar scalar) {
            return Placeholders.mentions(scalar.text(), name);
        }
        if (node instanceof Node.Items items) {
            return items.items().stream().anyMatch(item -> mentions(item, name));
        }
        return ((Node.Fields) node)
                .fields().stream()
                        .anyMatch(field -> Placeholders.mentions(field.name(), name) || mentions(field.value(), name));
    }

    /** The step with values put in and, where {@code setup} is not null, with that setup. */
    private Node.Fields with(Map<String, String> chosen, Node setup) {
        List<Node.Field> fields = new ArrayList<>();
        boolean replaced = false;
        for (Node.Field field : step.fields()) {
            boolean isSetup = field.name().equals("setup") && setup != null;
            Node value = isSetup ? setup : field.value();
            replaced |= isSetup;
            fields.add(new Node.Field(field.place(), field.name(), field.nameType(), put(value, chosen)));
        }
        if (setup != null && !replaced) {
            fields.add(new Node.Field(setup.place(), "setup", Node.Type.TEXT, put(setup, chosen)));
        }
        return new Node.Fields(step.place(), fields);
    }

    private Node put(Node node, Map<String, String> chosen) {
        if (node instanceof Node.Scalar scalar) {
            String text = Placeholders.fill(scalar.text(), chosen);
            boolean number = scalar.type() == Node.Type.TEXT
                    && !text.equals(scalar.text())
                    && Placeholders.isAlone(scalar.text())
                    && isNumber(scalar.text());
            return new Node.Scalar(scalar.place(), number ? Node.Type.INT : scalar.type(), text);
        }
        if (node instanceof Node.Items items) {
            return new Node.Items(
                    items.place(),
                    items.items().stream().map(item -> put(item, chosen)).toList());
        }
        List<Node.Field> fields = new ArrayList<>();
        for (Node.Field field : ((Node.Fields) node).fields()) {
            String name = Placeholders.fill(field.name(), chosen);
            fields.add(new Node.Field(field.place(), name, field.nameType(), put(field.value(), chosen)));
        }
        return new Node.Fields(node.place(), fields);
    }

    private boolean isNumber(String placeholder) {
        return values.entrySet().stream()
                .filter(entry -> Placeholders.mentions(placeholder, entry.getKey()))
                .allMatch(entry -> entry.getValue().numbers());
    }
}
