package dev.rediscover.lesson;

import dev.rediscover.spec.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads data that an instructor has not given away: {@code lesson: {step: [setup, setup]}}, each setup a list of lines
 * in the place of the step's own. It may stand for steps whose answers are commands.
 */
public final class HeldOutReader {
    private final Catalog catalog;

    /** {@code catalog}: the commands that setups may use. */
    public HeldOutReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What was read.
     *
     * @param lessons by id, the lessons named, with the data as hidden variants of their steps
     * @param faults in the order of lines
     */
    public record Result(Map<String, Lesson> lessons, List<Fault> faults) {}

    /**
     * Reads a file.
     *
     * @param source the files of the pack
     * @param file how messages call it
     * @param yaml what is in it
     */
    public Result read(PackSource source, Pack pack, String file, String yaml) {
        Faults faults = new Faults();
        Map<String, Lesson> lessons = new LinkedHashMap<>();
        Node root = YamlTree.read(file, yaml, faults);
        for (Node.Field field : fields(root, faults)) {
            Lesson lesson = pack.lesson(field.name());
            if (lesson == null) {
                missing(field, "the pack has no lesson " + Texts.quoted(field.name()), faults);
            } else {
                lessons.put(lesson.id(), lesson(source, pack, lesson, field, faults));
            }
        }
        return new Result(faults.hasErrors() ? Map.of() : lessons, faults.all());
    }

    private Lesson lesson(PackSource source, Pack pack, Lesson lesson, Node.Field named, Faults faults) {
        Map<String, Node> data = new LinkedHashMap<>();
        for (Node.Field field : fields(named.value(), faults)) {
            if (lesson.step(field.name()) == null) {
                missing(field, "the lesson has no step " + Texts.quoted(field.name()), faults);
            }
            data.put(field.name(), field.value());
        }
        Node tree = new PackReader(catalog).tree(source, lesson.file(), Place.whole(lesson.file()), faults);
        Skills skills = new Skills(pack.skills().keySet());
        return new LessonReader(source, catalog, skills, pack.policy(), faults).read(lesson.file(), with(tree, data));
    }

    private static List<Node.Field> fields(Node node, Faults faults) {
        if (node instanceof Node.Fields fields) {
            return fields.fields();
        }
        if (node != null) {
            faults.add(
                    Rule.FIELD_TYPE,
                    node.place(),
                    "this is " + node.called() + "; a mapping is wanted",
                    "write lesson-id: {step-id: [[\"SET a 1\"], [\"SET a 2\"]]}");
        }
        return List.of();
    }

    private static void missing(Node.Field field, String what, Faults faults) {
        faults.add(Rule.FIELD_UNKNOWN, field.place(), what, "correct the id, or name another pack");
    }

    /** The tree of a lesson, the data in the place of its steps' own variants. */
    private static Node with(Node lesson, Map<String, Node> data) {
        if (!(lesson instanceof Node.Fields fields) || !(fields.get("steps") instanceof Node.Items steps)) {
            return lesson;
        }
        List<Node> changed = new ArrayList<>();
        for (Node step : steps.items()) {
            Node id = step instanceof Node.Fields one ? one.get("id") : null;
            Node variants = id instanceof Node.Scalar scalar ? data.get(scalar.text()) : null;
            changed.add(variants == null ? step : put((Node.Fields) step, "variants", variants));
        }
        return put(fields, "steps", new Node.Items(steps.place(), changed));
    }

    private static Node.Fields put(Node.Fields node, String name, Node value) {
        List<Node.Field> fields = new ArrayList<>();
        node.fields().stream().filter(field -> !field.name().equals(name)).forEach(fields::add);
        fields.add(new Node.Field(value.place(), name, Node.Type.TEXT, value));
        return new Node.Fields(node.place(), fields);
    }
}
