package dev.rediscover.arch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.rediscover.base.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may know whom: the rooms and layers of the house, and what only one room may touch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayersTest {
    /** Rooms on the way to the prompt or to a reply: what costs start-up time stays out of them. */
    private static final Set<String> HOT = Set.of("base", "resp", "spec", "value", "engine", "command");

    /** Libraries and the only rooms that may import them. */
    private static final Map<String, String> LIBRARIES =
            Map.of("org.jline", "shell", "picocli", "cli", "org.yaml.snakeyaml", "lesson", "jdk.net", "server");

    /** Calls that read the time, wait for it, or draw by chance; an empty name means every method. */
    private static final Map<String, Set<String>> TIME_AND_CHANCE = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            Map.entry("java.lang.Thread", Set.of("sleep")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.lang.StrictMath", Set.of("random")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.Collections", Set.of("shuffle")),
            Map.entry("java.util.Random", Set.of("")),
            Map.entry("java.util.SplittableRandom", Set.of("")),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("")),
            Map.entry("java.security.SecureRandom", Set.of("")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")));

    private static final Set<String> REGEX_METHODS = Set.of("matches", "replaceAll", "replaceFirst");

    private Path classesFolder;
    private JavaClasses classes;
    private Exceptions exceptions;

    @BeforeAll
    void readTheHouse() throws IOException, URISyntaxException {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        classesFolder = Path.of(
                Bytes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        classes = new ClassFileImporter().importPath(classesFolder);
        exceptions = Exceptions.read();
    }

    @Test
    void everyClassLivesInARoomOfTheHouse() {
        Set<String> strangers = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!Rooms.known(Rooms.of(type.getName()))) {
                strangers.add(type.getName());
            }
        }
        assertThat(strangers).as("classes outside the rooms of Rooms.LAYERS").isEmpty();
    }

    @Test
    void aRoomImportsOnlyLowerLayersAndListedSiblings() {
        assertThat(dependencies((from, to) -> {
                    String room = Rooms.of(from);
                    String other = Rooms.of(to);
                    return !Rooms.known(room)
                            || !Rooms.known(other)
                            || Rooms.sees(room, other)
                            || exceptions.allows("room", room + " -> " + other);
                }))
                .as("imports against the layers")
                .isEmpty();
    }

    /** Users and rules are values: what becomes of a refusal is the engine's affair. */
    @Test
    void accessControlAsValuesKnowsNoEngine() {
        String acl = Rooms.ROOT + ".engine.acl.";
        assertThat(dependencies((from, to) ->
                        !from.startsWith(acl) || !to.startsWith(Rooms.ROOT + ".engine.") || to.startsWith(acl)))
                .as("imports of the engine in engine.acl")
                .isEmpty();
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching(Rooms.ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void aLibraryIsKnownToOneRoomOnly() {
        assertThat(dependencies((from, to) -> to.startsWith(Rooms.ROOT + ".")
                        || to.startsWith("java.")
                        || to.startsWith("javax.")
                        || !to.contains(".")
                        || to.startsWith("[")
                        || libraryAllowed(from, to)))
                .as("imports of libraries outside their room")
                .isEmpty();
    }

    private boolean libraryAllowed(String from, String to) {
        String room = Rooms.of(from);
        for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
            if (room.equals(library.getValue()) && to.startsWith(library.getKey() + ".")) {
                return true;
            }
        }
        String target = to.substring(0, to.lastIndexOf('.'));
        return exceptions.allows("library", Rooms.ROOT + "." + room + " -> " + target)
                || exceptions.allows("library", topLevel(from) + " -> " + target);
    }

    @Test
    void onlyTheCommandLinePrints() {
        assertThat(accesses(
                        "cli",
                        "console",
                        (owner, name) -> owner.equals("java.lang.System")
                                && Set.of("out", "err", "setOut", "setErr", "console")
                                        .contains(name)))
                .as("uses of System.out, System.err and the console outside cli")
                .isEmpty();
    }

    @Test
    void onlyBaseAsksForTimeOrChance() {
        assertThat(accesses("base", "clock", (owner, name) -> {
                    Set<String> names = TIME_AND_CHANCE.getOrDefault(owner, Set.of());
                    return names.contains("") || names.contains(name);
                }))
                .as("time and chance outside base (use base.Clock and base.RandomSource)")
                .isEmpty();
    }

    @Test
    void noRegularExpressionsOnTheWayToAReply() {
        Set<String> found = accesses(
                "",
                "regex",
                (owner, name) -> owner.startsWith("java.util.regex.")
                        || owner.equals("java.lang.String") && REGEX_METHODS.contains(name));
        found.removeIf(line -> !HOT.contains(Rooms.of(line)));
        assertThat(found)
                .as("regular expressions in the rooms %s", new TreeSet<>(HOT))
                .isEmpty();
    }

    @Test
    void noLambdasOnTheWayToAReply() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String room : HOT) {
            Path folder = classesFolder.resolve(Rooms.ROOT.replace('.', '/')).resolve(room);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(LayersTest::makesLambdas).forEach(file -> found.add(className(file)));
                }
            }
        }
        found.removeIf(name -> exceptions.allows("lambda", name));
        assertThat(found)
                .as("lambdas or method references in the rooms %s: the first one costs tens of ms", new TreeSet<>(HOT))
                .isEmpty();
    }

    private static boolean makesLambdas(Path file) {
        if (!file.toString().endsWith(".class")) {
            return false;
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("LambdaMetafactory");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String className(Path file) {
        String path = classesFolder.relativize(file).toString();
        return topLevel(path.substring(0, path.length() - ".class".length())
                .replace('/', '.')
                .replace('\\', '.'));
    }

    @Test
    void valuesShareNoState() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            for (JavaField field : type.getFields()) {
                Set<JavaModifier> modifiers = field.getModifiers();
                if (Rooms.of(type.getName()).equals("value")
                        && modifiers.contains(JavaModifier.STATIC)
                        && !modifiers.contains(JavaModifier.FINAL)) {
                    found.add(field.getFullName());
                }
            }
        }
        assertThat(found).as("static fields of value that can change").isEmpty();
    }

    @Test
    void everyExceptionSaysSomethingThatIsListed() {
        List<String> unknown = exceptions.unused("room").stream()
                .flatMap(line -> Stream.of(line.substring(line.indexOf('|') + 1).split("->")))
                .map(String::strip)
                .filter(room -> !Rooms.known(room))
                .toList();
        assertThat(unknown).as("rooms that the list of exceptions names").isEmpty();
    }

    private Set<String> dependencies(BiPredicate<String, String> allowed) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getName();
                if (!allowed.test(type.getName(), target)) {
                    found.add(topLevel(type.getName()) + " -> " + target);
                }
            }
        }
        return found;
    }

    private Set<String> accesses(String freeRoom, String rule, BiPredicate<String, String> banned) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                String owner = access.getTargetOwner().getName();
                if (banned.test(owner, access.getName())
                        && !Rooms.of(type.getName()).equals(freeRoom)
                        && !exceptions.allows(rule, topLevel(type.getName()))) {
                    found.add(type.getName() + " uses " + owner + "." + access.getName() + " (line "
                            + access.getLineNumber() + ")");
                }
            }
        }
        return found;
    }

    private static String topLevel(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }
}
