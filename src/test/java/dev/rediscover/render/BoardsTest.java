package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Pictures of the whole engine, in every width, against {@code src/test/resources/render/boards.txt}, which is written
 * anew when the system property {@code rediscover.golden} is {@code write}.
 */
class BoardsTest {
    private static final Path FILE = Path.of("src/test/resources/render/boards.txt");

    private final VirtualClock clock = VirtualClock.frozenAt(1_767_225_600_000L);
    private final EmbeddedLink link = new EmbeddedLink(new Engine(Families.all(), clock, new RandomSource(7)), clock);
    private final Map<String, LinkClient> clients = new LinkedHashMap<>();

    /** Runs {@code CMD} as you, {@code bob> CMD} as bob. */
    private void run(String... lines) {
        for (String line : lines) {
            int arrow = line.indexOf("> ");
            String who = arrow > 0 && arrow < 6 ? line.substring(0, arrow) : "you";
            String text = arrow > 0 && arrow < 6 ? line.substring(arrow + 2) : line;
            LinkClient client = clients.computeIfAbsent(who, name -> link.open(name, (from, reply) -> {}));
            try {
                client.send(CommandLine.split(text).words());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Picture overlap(String... keys) {
        Map<Bytes, Value> values = new LinkedHashMap<>();
        for (String key : keys) {
            values.put(Bytes.of(key), link.engine().db(0).peek(Bytes.of(key)));
        }
        return Boards.overlap(values);
    }

    Map<String, Picture> all() {
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("no expiry", Boards.expiry(link.engine().db(0), clock.millis()));
        all.put("no transaction", Boards.transactions(link, 0));
        all.put("no listener", Boards.channels(link));
        all.put("empty scan", Boards.scan(link.engine().db(0)));
        all.put("no slots", Boards.slots(List.of()));
        run("SET session:ann x EX 59", "SET session:bob x PX 2500", "SET cache:page y EX 5400", "SET kept z");
        run("RPUSH jobs a b c", "HSET user:1 name Ann", "EXPIRE user:1 864000");
        all.put("expiry", Boards.expiry(link.engine().db(0), clock.millis()));
        all.put("scan", Boards.scan(link.engine().db(0)));
        all.put("memory by names", Boards.memoryTree(link.engine().db(0), Bytes.of("")));
        run("SADD mon ann bob chi größe", "SADD tue bob dora", "SADD wed bob ann eve", "ZADD late 1 bob 2 zoe");
        all.put("two sets", overlap("mon", "tue"));
        all.put("a set and a sorted set", overlap("mon", "late"));
        all.put("three sets", overlap("mon", "tue", "wed"));
        for (int i = 0; i < 100; i++) {
            run("SADD big m" + i, "SADD odd m" + (2 * i + 1));
        }
        all.put("two large sets", overlap("big", "odd"));
        all.put("slots", Boards.slots(List.of(Bytes.of("user:1"), Bytes.of("{user:1}:cart"), Bytes.of("a{}b{c}"))));
        run("WATCH kept jobs", "bob> SET kept other", "MULTI", "INCR n", "LPUSH jobs d", "eve> MULTI", "eve> INCR");
        all.put("transactions", Boards.transactions(link, 0));
        run("bob> SUBSCRIBE news sport", "cleo> SUBSCRIBE news", "cleo> PSUBSCRIBE new*", "cleo> SSUBSCRIBE orders");
        all.put("channels", Boards.channels(link));
        run("adm> ACL SETUSER shop on >a >b ~cart:* %R~stock:* %W~log:* +@read +set -getdel (&news.* +publish)");
        run("adm> ACL SETUSER ops on nopass allkeys &* +@all -@dangerous +info", "adm> ACL SETUSER old");
        all.put("users", Boards.users(link.engine()));
        return all;
    }

    @Test
    void everyFormIsAsTheFileHasIt() throws IOException {
        StringBuilder out = new StringBuilder();
        all().forEach((name, picture) -> {
            for (int columns : new int[] {40, 80, 120}) {
                out.append("== ").append(name).append(' ').append(columns).append('\n');
                out.append(picture.draw(Canvas.of(columns)).plain());
            }
            out.append("-- in ASCII\n")
                    .append(picture.draw(Canvas.of(60).inAscii()).plain());
            out.append("-- said\n").append(picture.sentence()).append('\n');
            out.append("-- data\n")
                    .append(DisplayWidth.head(picture.json(), 300).stripTrailing())
                    .append('\n');
        });
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.writeString(FILE, out.toString());
        }
        assertThat(out.toString()).isEqualTo(Files.readString(FILE));
    }

    @Test
    void nothingIsWiderThanTheTerminalOrTallerThanThePicturesMayBe() {
        all().forEach((name, picture) -> {
            for (int columns = Canvas.NARROWEST; columns <= 130; columns++) {
                int widest = columns;
                StyledText drawn = picture.draw(Canvas.of(columns));
                assertThat(drawn.lines()).as(name + " at " + columns).allMatch(line -> line.width() <= widest);
                assertThat(drawn.lines()).as(name).hasSizeLessThanOrEqualTo(columns < 40 ? 20 : 14);
                String ascii = picture.draw(Canvas.of(columns).inAscii()).plain();
                assertThat(ascii.chars()).as(name).allMatch(c -> c == '\n' || c >= ' ' && c < 127);
            }
        });
    }

    @Test
    void whatIsDrawnIsAlsoSaid() {
        all().forEach((name, picture) -> {
            Set<String> drawn = facts(picture.draw(new Canvas(120, 12, false)).plain());
            drawn.removeAll(facts(picture.sentence()));
            drawn.removeAll(Set.of("4,096", "8,192", "12,288")); // the scale of the ruler
            assertThat(drawn).as(name + ": " + picture.sentence()).isEmpty();
        });
    }

    private static Set<String> facts(String text) {
        Set<String> facts = new LinkedHashSet<>();
        for (String word : text.replaceAll("\\S*… [\\d,]+ more( …)?", "").split("[^\\p{L}\\p{N}_:,{}*]+")) {
            String bare = word.replaceAll("^[,:]+|[,:]+$", "").toLowerCase(Locale.ROOT);
            if (!bare.isEmpty()) {
                facts.add(bare);
            }
        }
        return facts;
    }

    @Test
    void memoryAndTimesDependOnTheProcessButTheirWordsDoNot() {
        run("CONFIG SET maxmemory 100mb maxmemory-policy allkeys-lru", "SET a 1", "SET b 2", "GET a");
        Picture memory = Boards.memory(link.engine(), link.engine().db(0));
        assertThat(memory.sentence()).contains("allkeys-lru", "a, ", "idle", "idle longest go first");
        assertThat(memory.draw(Canvas.of(80)).plain()).contains("maxmemory", "% full");
        run("CONFIG SET maxmemory-policy allkeys-lfu", "GET a");
        assertThat(Boards.memory(link.engine(), link.engine().db(0)).sentence()).contains("frequency");
        run("CONFIG SET maxmemory 0 maxmemory-policy noeviction");
        assertThat(Boards.memory(link.engine(), link.engine().db(0)).sentence()).contains("Nothing is removed");
        Picture latency = Boards.latency(link.engine().commandStats());
        List<String> lines =
                new ArrayList<>(latency.draw(Canvas.of(100)).plain().lines().toList());
        assertThat(lines).anyMatch(line -> line.matches("SET +.*2 calls, p50 [\\d,]+ µs, p99 [\\d,]+ µs"));
    }
}
