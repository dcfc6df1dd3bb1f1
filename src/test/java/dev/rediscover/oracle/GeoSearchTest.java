package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Searches among many places all over the world find the same ones as on a real server, in the same order even where
 * none was asked for, and the same few where any will do. {@code -Dgeo.seed=N} takes other places.
 */
class GeoSearchTest {
    private static final int PLACES = 5000;

    private final long seed = Long.getLong("geo.seed", 5);
    private final RandomSource random = new RandomSource(seed);
    private final Engine engine =
            new Engine(CoreFamilies.all(), VirtualClock.frozenAt(1_767_225_600_000L), new RandomSource(seed));
    private final Client client = engine.connect((from, reply) -> {});
    private LinkClient real;
    private int found;

    @Test
    void searches_find_the_same_places_in_the_same_order() throws IOException {
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000)) {
            real = link.open("real", (from, reply) -> {});
            for (int i = 0; i < PLACES; i++) {
                both("GEOADD g " + place() + " p" + i);
            }
            both("ZADD odd -5 a 4503599627370496 b 1e300 c -inf d +inf e 0.5 f 9223372036854775808 g");
            for (String command : List.of("GEOPOS odd a b c d e f g", "GEOHASH odd a b c d e f g")) {
                both(command);
            }
            for (int i = 0; i < 1500; i++) {
                search();
            }
            assertThat(found).as("places found").isGreaterThan(50_000);
        }
    }

    /** Half of them everywhere, half of them near the edges of the map and in a small region. */
    private String place() {
        double longitude = 360 * random.nextDouble() - 180;
        double latitude = 170 * random.nextDouble() - 85;
        switch (random.nextInt(6)) {
            case 0 -> longitude = 179.9 + random.nextDouble() / 10;
            case 1 -> latitude = (random.nextInt(2) == 0 ? 1 : -1) * (84 + random.nextDouble());
            case 2 -> {
                longitude = 13 + random.nextDouble();
                latitude = 38 + random.nextDouble();
            }
            default -> {}
        }
        return longitude + " " + latitude;
    }

    private void search() throws IOException {
        String unit = List.of("m", "km", "ft", "mi").get(random.nextInt(4));
        double size = Math.exp(random.nextDouble() * (unit.equals("m") || unit.equals("ft") ? 17 : 10));
        String from = random.nextInt(3) == 0 ? " FROMMEMBER p" + random.nextInt(PLACES) : " FROMLONLAT " + place();
        String shape = random.nextInt(2) == 0
                ? " BYRADIUS " + size + " " + unit
                : " BYBOX " + size + " " + size * 3 * random.nextDouble() + " " + unit;
        String order = List.of("", "", " ASC", " DESC").get(random.nextInt(4));
        String count = List.of("", "", " COUNT 7", " COUNT 7 ANY").get(random.nextInt(4));
        String with = List.of("", " WITHDIST", " WITHCOORD WITHHASH").get(random.nextInt(3));
        Reply reply = both("GEOSEARCH g" + from + shape + order + count + with);
        found += ((Reply.Arr) reply).items().size();
        both("GEOSEARCHSTORE r g" + from + shape + order + count + (random.nextInt(2) == 0 ? " STOREDIST" : ""));
        both("ZRANGE r 0 20 WITHSCORES");
        both("GEODIST g p" + random.nextInt(PLACES) + " p" + random.nextInt(PLACES) + " " + unit);
        both("GEOHASH g p" + random.nextInt(PLACES) + " p" + random.nextInt(PLACES));
        both("GEOPOS g p" + random.nextInt(PLACES) + " p" + random.nextInt(PLACES));
    }

    private Reply both(String text) throws IOException {
        List<Bytes> line = new ArrayList<>();
        for (String word : text.split(" ")) {
            line.add(Bytes.of(word));
        }
        Reply theirs = real.send(line);
        Reply ours = engine.execute(client, line).resp2();
        if (!Deviation.LAST_DIGITS.explains(line, theirs, ours)) {
            assertThat(ours).as("seed %d: %s", seed, Quoting.line(line)).isEqualTo(theirs);
        }
        return ours;
    }
}
