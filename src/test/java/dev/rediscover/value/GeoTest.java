package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rediscover.base.RandomSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of places and cells; that they are Redis's own is compared with a real server elsewhere. */
class GeoTest {
    private static GeoPosition place(RandomSource random) {
        return new GeoPosition(360 * random.nextDouble() - 180, 170 * random.nextDouble() - 85);
    }

    @Test
    void a_score_gives_its_place_back_to_within_a_metre() {
        for (long seed = 1; seed <= 1000; seed++) {
            GeoPosition place = place(new RandomSource(seed));
            double score = place.score();
            assertThat(GeoPosition.isScore(score)).isTrue();
            assertThat(GeoPosition.of(score).distanceTo(place))
                    .as("seed %d", seed)
                    .isLessThan(1);
            assertThat(GeoPosition.of(score).score()).as("seed %d", seed).isEqualTo(score);
        }
        assertThat(GeoPosition.isScore(-1)).isFalse();
        assertThat(GeoPosition.isScore(0.5)).isFalse();
        assertThat(GeoPosition.isScore(Double.POSITIVE_INFINITY)).isFalse();
    }

    @Test
    void known_places_are_as_far_from_each_other_as_is_known() {
        GeoPosition palermo = new GeoPosition(13.361389, 38.115556);
        GeoPosition catania = new GeoPosition(15.087269, 37.502669);
        assertThat(palermo.distanceTo(catania)).isCloseTo(166_274, within(10.0));
        assertThat(GeoPosition.of(palermo.score()).geohash()).isEqualTo("sqc8b49rny0");
        GeoPosition pole = new GeoPosition(0, 90);
        assertThat(pole.distanceTo(new GeoPosition(90, 0))).isCloseTo(Math.PI / 2 * 6372797.56, within(1.0));
        assertThat(pole.isOnTheMap()).isFalse();
    }

    @Test
    void neighbours_touch_and_the_way_back_leads_home() {
        for (long seed = 1; seed <= 500; seed++) {
            RandomSource random = new RandomSource(seed);
            GeoCell cell = GeoCell.around(place(random), 1 + random.nextInt(26));
            for (int x = -1; x <= 1; x++) {
                for (int y = -1; y <= 1; y++) {
                    GeoCell neighbour = cell.neighbour(x, y);
                    assertThat(neighbour.neighbour(-x, -y)).as("seed %d", seed).isEqualTo(cell);
                    if (x > 0 && neighbour.west() > cell.west()) {
                        assertThat(neighbour.west()).as("seed %d", seed).isEqualTo(cell.east());
                    }
                    if (y > 0 && neighbour.south() > cell.south()) {
                        assertThat(neighbour.south()).as("seed %d", seed).isEqualTo(cell.north());
                    }
                }
            }
        }
    }

    @Test
    void the_cells_of_a_shape_cover_what_lies_within() {
        for (long seed = 1; seed <= 2000; seed++) {
            RandomSource random = new RandomSource(seed);
            GeoPosition center = new GeoPosition(300 * random.nextDouble() - 150, 120 * random.nextDouble() - 60);
            double size = Math.exp(14 * random.nextDouble());
            GeoShape shape = random.nextInt(2) == 0
                    ? GeoShape.circle(center, size)
                    : GeoShape.box(center, size, size * random.nextDouble());
            double reach = size / 80_000; // degrees, more than the shape reaches
            GeoPosition near = new GeoPosition(
                    center.longitude() + reach * (2 * random.nextDouble() - 1),
                    center.latitude() + reach * (2 * random.nextDouble() - 1));
            if (near.isOnTheMap() && !Double.isNaN(shape.distanceWithin(near))) {
                assertThat(holds(shape.cells(), near.score()))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    private static boolean holds(List<GeoCell> cells, double score) {
        for (GeoCell cell : cells) {
            if (cell.scores().contains(score)) {
                return true;
            }
        }
        return false;
    }
}
