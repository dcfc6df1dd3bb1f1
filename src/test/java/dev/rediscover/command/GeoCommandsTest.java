package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.engine.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events of geo commands and a few plain cases; replies are compared with a real server elsewhere. */
class GeoCommandsTest {
    private final Session session = new Session();

    private void sicily() {
        session.run("GEOADD Sicily 13.361389 38.115556 Palermo 15.087269 37.502669 Catania");
    }

    @Test
    void places_are_found_by_distance() {
        sicily();
        assertThat(session.run("GEODIST Sicily Palermo Catania")).isEqualTo("\"166274.1516\"");
        assertThat(session.run("GEOSEARCH Sicily FROMLONLAT 15 37 BYRADIUS 200 km ASC WITHDIST"))
                .isEqualTo("[[\"Catania\" \"56.4413\"] [\"Palermo\" \"190.4424\"]]");
        assertThat(session.run("GEOSEARCH Sicily FROMMEMBER Palermo BYBOX 10 10 km"))
                .isEqualTo("[\"Palermo\"]");
        assertThat(session.run("GEOPOS Sicily Palermo none"))
                .isEqualTo("[[13.36138933897018433 38.11555639549629859] nil-array]");
    }

    @Test
    void adding_obeys_its_options() {
        sicily();
        assertThat(session.run("GEOADD Sicily NX 1 2 Palermo 3 4 New")).isEqualTo("1");
        assertThat(session.run("GEOADD Sicily XX CH 1 2 Palermo 3 4 Newer")).isEqualTo("1");
        assertThat(session.run("ZCARD Sicily")).isEqualTo("3");
        assertThat(session.run("GEOADD Sicily GT 1 2 Palermo")).isEqualTo("!ERR syntax error");
    }

    @Test
    void events_say_what_was_stored_where() {
        List<KeyEvent.Type> events = new ArrayList<>();
        session.engine.listen(event -> events.add(event.type()));
        sicily();
        sicily();
        session.run("GEOSEARCHSTORE near Sicily FROMLONLAT 15 37 BYRADIUS 100 km STOREDIST");
        session.run("GEORADIUS Sicily 15 37 100 km STORE near");
        session.run("GEORADIUS Sicily 1 1 1 m STORE near");
        session.run("GEORADIUS Sicily 1 1 1 m STORE near");
        assertThat(events)
                .containsExactly(
                        KeyEvent.Type.ZADD,
                        KeyEvent.Type.GEOSEARCHSTORE,
                        KeyEvent.Type.GEORADIUSSTORE,
                        KeyEvent.Type.DEL);
    }
}
