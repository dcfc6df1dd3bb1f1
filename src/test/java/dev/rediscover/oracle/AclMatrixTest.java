package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.acl.User;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Generated users times commands times keys and channels: who may run what here is who may run it on a real
 * redis-server, in the same words (those of 7.2, when the texts became what 8.0 says). {@code -Dacl.users=N} and {@code
 * -Dacl.seed=N} take others.
 */
class AclMatrixTest {
    /** Since 7.2 WAIT is a blocking command, and these take one more word. */
    private static final Set<String> CHANGED = Set.of("WAIT", "WAITAOF", "ZRANK", "ZREVRANK");

    private static final int MOST_SHOWN = 25;
    private static final int BY_HAND = 200;
    private static final int QUEUED = 80;

    private final long seed = Long.getLong("acl.seed", 7_000);
    private final int users = Integer.getInteger("acl.users", 60);
    private final RandomSource random = new RandomSource(seed);
    private final CommandGenerator generator = new CommandGenerator(random);
    private final Engine engine = new Engine(Families.all(), VirtualClock.frozenAt(0), new RandomSource(seed));
    private final Client admin = engine.connect((from, reply) -> {});
    private final Map<String, List<Reply>> shapes = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;
    private int refused;

    @Test
    void users_may_do_what_they_may_do_on_a_real_server() throws IOException {
        try (RealServer server = RealServer.start();
                AclWire real = new AclWire(server.port())) {
            readShapes(real);
            AclPieces pieces = new AclPieces(random, commands());
            for (int i = 0; i < users && differences.size() < MOST_SHOWN; i++) {
                List<Bytes> rules = i % 4 == 3 ? pieces.wrongRules() : pieces.rules();
                makeUser(real, rules);
                compareDryRuns(real, pieces, rules);
                compareQueueing(server, pieces, rules);
            }
        }
        System.out.printf(
                "acl: %d lines of %d users and %d commands compared, %d refused, seed %d, %d differences%n",
                compared, users, shapes.size(), refused, seed, differences.size());
        assertThat(differences).as("differences; seed %d", seed).isEmpty();
        assertThat(compared).isGreaterThan(10_000);
        assertThat(refused).isBetween(compared / 5, compared * 9 / 10);
    }

    /** The arguments of every command that a real server documents and this engine knows. */
    private void readShapes(AclWire real) throws IOException {
        List<Reply> docs = CommandGenerator.items(real.ask("COMMAND", "DOCS"));
        readShapes(docs);
        assertThat(shapes).hasSizeGreaterThan(330);
    }

    private void readShapes(List<Reply> docs) {
        for (int i = 0; i + 1 < docs.size(); i += 2) {
            Map<String, Reply> fields = CommandGenerator.fields(docs.get(i + 1));
            String name = CommandGenerator.text(docs.get(i)).toUpperCase(Locale.ROOT);
            if (engine.catalog().find(name) != null) {
                shapes.put(name, CommandGenerator.items(fields.get("arguments")));
            }
            readShapes(CommandGenerator.items(fields.get("subcommands")));
        }
    }

    private List<String> commands() {
        return shapes.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
    }

    private void makeUser(AclWire real, List<Bytes> rules) throws IOException {
        List<Bytes> line = new ArrayList<>(CommandLine.split("ACL SETUSER u").words());
        line.addAll(rules);
        judge(rules, line, real.ask(line), ours(admin, line));
        describeAgain(real, rules);
    }

    /** The rules that we tell of the user make the same user again, here and there. */
    private void describeAgain(AclWire real, List<Bytes> rules) throws IOException {
        User user = engine.access().user(Bytes.of("u"));
        List<Bytes> line =
                new ArrayList<>(CommandLine.split("ACL SETUSER again reset").words());
        line.addAll(CommandLine.split(user.rules()).words());
        real.ask(line);
        Reply first = real.ask("ACL", "GETUSER", "u");
        Reply second = real.ask("ACL", "GETUSER", "again");
        if (!unflagged(first).equals(unflagged(second))) {
            differences.add(AclPieces.text(rules) + "\n    told as " + user.rules() + "\n    which is " + second
                    + "\n    and not " + first);
        }
        engine.access().change(Bytes.of("again"), line.subList(3, line.size()));
        assertThat(engine.access().user(Bytes.of("again")).rules()).isEqualTo(user.rules());
    }

    /** 7.0 does not tell of a user that its payloads are looked through, unless somebody has said so. */
    private static List<Reply> unflagged(Reply user) {
        List<Reply> items = CommandGenerator.items(user);
        return items.subList(2, items.size());
    }

    private void compareDryRuns(AclWire real, AclPieces pieces, List<Bytes> rules) throws IOException {
        List<List<Bytes>> lines = new ArrayList<>();
        for (Map.Entry<String, List<Reply>> shape : shapes.entrySet()) {
            List<Bytes> line = generator.line(shape.getKey(), shape.getValue());
            if (!CHANGED.contains(line.get(0).utf8().toUpperCase(Locale.ROOT)) && !asksForKeys(line)) {
                lines.add(line);
            }
        }
        for (int i = 0; i < BY_HAND; i++) {
            lines.add(pieces.line());
        }
        List<List<Bytes>> asked = new ArrayList<>();
        for (List<Bytes> line : lines) {
            List<Bytes> question =
                    new ArrayList<>(CommandLine.split("ACL DRYRUN u").words());
            question.addAll(line);
            asked.add(question);
        }
        List<Reply> theirs = real.askAll(asked);
        for (int i = 0; i < asked.size(); i++) {
            judge(rules, asked.get(i), theirs.get(i), ours(admin, asked.get(i)));
        }
    }

    /** COMMAND GETKEYS of a command without arguments is new. */
    private static boolean asksForKeys(List<Bytes> line) {
        return line.size() == 3 && line.get(0).is("COMMAND");
    }

    /** What the user itself is told: lines that are only queued, so that nothing happens. */
    private void compareQueueing(RealServer server, AclPieces pieces, List<Bytes> rules) throws IOException {
        Client client = engine.connect((from, reply) -> {});
        try (AclWire real = new AclWire(server.port())) {
            List<List<Bytes>> lines = new ArrayList<>();
            lines.add(CommandLine.split("AUTH u x").words());
            for (int i = 0; i < QUEUED; i++) {
                List<Bytes> line = pieces.line();
                CommandSpec spec = spec(line);
                if (spec != null && spec.isBuilt() && !spec.hasFlag("no_multi") && !isNotQueued(spec)) {
                    lines.add(List.of(Bytes.of("MULTI")));
                    lines.add(line);
                    lines.add(List.of(Bytes.of("DISCARD")));
                }
            }
            List<Reply> theirs = real.askAll(lines);
            for (int i = 0; i < lines.size(); i++) {
                judge(rules, lines.get(i), theirs.get(i), ours(client, lines.get(i)));
            }
        }
        engine.disconnect(client);
    }

    private CommandSpec spec(List<Bytes> line) {
        CommandSpec spec = engine.catalog().find(line.get(0));
        return spec != null && spec.isContainer() && line.size() > 1 ? spec.subcommand(line.get(1)) : spec;
    }

    private static boolean isNotQueued(CommandSpec spec) {
        return List.of("WATCH", "QUIT", "RESET", "MULTI", "EXEC", "DISCARD").contains(spec.name());
    }

    private Reply ours(Client client, List<Bytes> line) {
        return engine.execute(client, line).resp2();
    }

    private void judge(List<Bytes> rules, List<Bytes> line, Reply theirs, Reply ours) {
        compared++;
        refused += ours instanceof Reply.Bulk || ours.isError() ? 1 : 0;
        Reply wanted = AclWire.newer(theirs, "u");
        if (!wanted.equals(ours)) {
            differences.add(AclPieces.text(rules) + "\n  " + AclPieces.text(line) + "\n    real: " + wanted
                    + "\n    ours: " + ours);
        }
    }
}
