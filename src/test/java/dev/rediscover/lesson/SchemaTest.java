package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The published JSON Schemas and the reader know the same fields and words. */
class SchemaTest {
    private static final Set<Shape> IN_PACK = Set.of(Shape.PACK, Shape.REQUIRES, Shape.POLICY);

    private static final Set<Shape> IN_OVERLAY = Set.of(
            Shape.OVERLAY,
            Shape.OVERLAY_PACK,
            Shape.OVERLAY_STEP,
            Shape.OVERLAY_OPTION,
            Shape.OVERLAY_CHECK,
            Shape.OVERLAY_MILESTONE);

    private static Node.Fields schema(String file) throws IOException {
        Faults faults = new Faults();
        Node root = YamlTree.read(file, Files.readString(Path.of("lessons", file)), faults);
        assertThat(faults.all()).isEmpty();
        return (Node.Fields) root;
    }

    private static Node.Fields definition(Node.Fields schema, String name) {
        Node found = ((Node.Fields) schema.get("$defs")).get(name);
        assertThat(found).as(name).isNotNull();
        return object((Node.Fields) found);
    }

    /** The object among the alternatives of a definition. */
    private static Node.Fields object(Node.Fields definition) {
        if (definition.get("anyOf") instanceof Node.Items alternatives) {
            for (Node alternative : alternatives.items()) {
                if (((Node.Fields) alternative).get("properties") != null) {
                    return (Node.Fields) alternative;
                }
            }
        }
        return definition;
    }

    private static List<String> names(Node node) {
        List<String> names = new ArrayList<>();
        ((Node.Fields) node).fields().forEach(field -> names.add(field.name()));
        return names;
    }

    private static List<String> words(Node node) {
        List<String> words = new ArrayList<>();
        ((Node.Items) node).items().forEach(item -> words.add(((Node.Scalar) item).text()));
        return words;
    }

    @Test
    void everyMappingHasTheFieldsThatTheReaderKnows() throws IOException {
        Node.Fields lesson = schema("lesson.schema.json");
        Node.Fields pack = schema("pack.schema.json");
        Node.Fields overlay = schema("overlay.schema.json");
        for (Shape shape : Shape.values()) {
            Node.Fields where = IN_PACK.contains(shape) ? pack : IN_OVERLAY.contains(shape) ? overlay : lesson;
            Node.Fields definition = definition(where, shape.schemaName());
            assertThat(names(definition.get("properties")))
                    .as(shape.schemaName())
                    .containsExactlyInAnyOrderElementsOf(shape.fields());
            assertThat(((Node.Scalar) definition.get("additionalProperties")).text())
                    .as(shape.schemaName())
                    .isEqualTo("false");
        }
        assertThat(names(definition(lesson, "policy").get("properties"))).isEqualTo(Shape.POLICY.fields());
    }

    @Test
    void everyKindOfStepIsListedUnderItsWord() throws IOException {
        Node.Fields lesson = schema("lesson.schema.json");
        for (Step.Kind kind : Step.Kind.values()) {
            Node.Fields properties =
                    (Node.Fields) definition(lesson, kind.word()).get("properties");
            Node constant = ((Node.Fields) properties.get("kind")).get("const");
            assertThat(((Node.Scalar) constant).text()).isEqualTo(kind.word());
        }
        Node.Fields steps = (Node.Fields) ((Node.Fields) lesson.get("$defs")).get("step");
        assertThat(((Node.Items) steps.get("oneOf")).items()).hasSize(Step.Kind.values().length);
    }

    @Test
    void theWordsForTypesAreTheReaders() throws IOException {
        Node.Fields lesson = schema("lesson.schema.json");
        Node.Fields matcher = (Node.Fields) definition(lesson, "matcher").get("properties");
        List<String> types = new ArrayList<>();
        for (Matcher.Type type : Matcher.Type.values()) {
            types.add(type.word());
        }
        assertThat(words(((Node.Fields) matcher.get("type")).get("enum"))).isEqualTo(types);
        Node.Fields key = (Node.Fields) definition(lesson, "check_key").get("properties");
        assertThat(words(((Node.Fields) key.get("type")).get("enum"))).isEqualTo(CheckReader.TYPES);
    }

    @Test
    void everyReferenceLeadsToADefinition() throws IOException {
        for (String file : List.of("lesson.schema.json", "pack.schema.json", "overlay.schema.json")) {
            Node.Fields schema = schema(file);
            List<String> known = names(schema.get("$defs"));
            for (String part : Files.readString(Path.of("lessons", file)).split("#/\\$defs/")) {
                String name = part.substring(0, Math.max(0, part.indexOf('"')));
                assertThat(part.startsWith("{") ? known.get(0) : name).isIn(known);
            }
        }
    }
}
