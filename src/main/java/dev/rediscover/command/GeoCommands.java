package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Places on a map, kept as a sorted set whose scores encode longitude and latitude. */
public final class GeoCommands implements Family {
    private static final String TABLE = """
            group geo
            GEOADD key [NX | XX] [CH] longitude latitude member [longitude latitude member ...]
              3.2.0 | write denyoom | O(log N) for each place, N being places in the set
              Puts places on the map by longitude and latitude, or moves those already there.
              see GEOPOS GEOSEARCH GEODIST
              keys RW update
              later
            GEODIST key member1 member2 [M | KM | FT | MI]
              3.2.0 | readonly | O(1)
              Tells the distance between two places.
              see GEOPOS GEOSEARCH
              keys RO access
              later
            GEOHASH key [member [member ...]]
              3.2.0 | readonly | O(1) for each place
              Tells the geohash of places: a short text that begins alike for neighbours.
              see GEOPOS GEOADD
              keys RO access
              later
            GEOPOS key [member [member ...]]
              3.2.0 | readonly | O(1) for each place
              Tells the longitude and latitude of places.
              see GEOADD GEOHASH GEODIST
              keys RO access
              later
            GEORADIUS key longitude latitude radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count
                [ANY]] [ASC | DESC] [STORE key | STOREDIST key]
              3.2.0 | write denyoom movablekeys | O(N + log M) for N places in the circle's box, M in the result
              Finds places within a distance of a point, and can store them; older than GEOSEARCH.
              see GEOSEARCH GEOSEARCHSTORE
              keys RO access
              keys STORE@6 OW update
              keys STOREDIST@6 OW update
              later
            GEORADIUSBYMEMBER key member radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count
                [ANY]] [ASC | DESC] [STORE key | STOREDIST key]
              3.2.0 | write denyoom movablekeys | O(N + log M) for N places in the circle's box, M in the result
              Finds places within a distance of a place, and can store them; see GEOSEARCH.
              see GEOSEARCH GEOSEARCHSTORE
              keys RO access
              keys STORE@5 OW update
              keys STOREDIST@5 OW update
              later
            GEORADIUSBYMEMBER_RO key member radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count
                [ANY]] [ASC | DESC]
              3.2.10 | readonly | O(N + log M) for N places in the circle's box, M in the result
              Finds places within a distance of another place, without storing them.
              see GEOSEARCH GEORADIUSBYMEMBER
              keys RO access
              later
            GEORADIUS_RO key longitude latitude radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT
                count [ANY]] [ASC | DESC]
              3.2.10 | readonly | O(N + log M) for N places in the circle's box, M in the result
              Finds places within a distance of a point, without storing them.
              see GEOSEARCH GEORADIUS
              keys RO access
              later
            GEOSEARCH key <FROMMEMBER member | FROMLONLAT longitude latitude> <BYRADIUS radius <M | KM | FT | MI> |
                BYBOX width height <M | KM | FT | MI>> [ASC | DESC] [COUNT count [ANY]] [WITHCOORD] [WITHDIST]
                [WITHHASH]
              6.2.0 | readonly | O(N + log M) for N places in the shape's box, M inside the shape
              Finds the places inside a circle or a box around a point or another place.
              see GEOSEARCHSTORE GEOADD GEODIST
              keys RO access
              later
            GEOSEARCHSTORE destination source <FROMMEMBER member | FROMLONLAT longitude latitude> <BYRADIUS radius <M
                | KM | FT | MI> | BYBOX width height <M | KM | FT | MI>> [ASC | DESC] [COUNT count [ANY]] [STOREDIST]
              6.2.0 | write denyoom | O(N + log M) for N places in the shape's box, M inside the shape
              Finds places as GEOSEARCH does and stores them in another key.
              see GEOSEARCH GEOADD
              keys OW update
              keys RO access
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        throw c.unbound();
    }
}
