package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.GeoPosition;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.ZSetValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Places on a map, kept as a sorted set whose scores encode longitude and latitude. */
public final class GeoCommands implements Family {
    private static final String TABLE = """
            group geo
            GEOADD key [NX | XX] [CH] longitude latitude member [longitude latitude member ...]
              3.2.0 | write denyoom | O(log N) for each place, N being places in the set
              Puts places on the map by longitude and latitude, or moves those already there.
              see GEOPOS GEOSEARCH GEODIST
              keys RW update
            GEODIST key member1 member2 [M | KM | FT | MI]
              3.2.0 | readonly | O(1)
              Tells the distance between two places.
              see GEOPOS GEOSEARCH
              keys RO access
            GEOHASH key [member [member ...]]
              3.2.0 | readonly | O(1) for each place
              Tells the geohash of places: a short text that begins alike for neighbours.
              see GEOPOS GEOADD
              keys RO access
            GEOPOS key [member [member ...]]
              3.2.0 | readonly | O(1) for each place
              Tells the longitude and latitude of places.
              see GEOADD GEOHASH GEODIST
              keys RO access
            GEORADIUS key longitude latitude radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count
                [ANY]] [ASC | DESC] [STORE key | STOREDIST key]
              3.2.0 | write denyoom movablekeys | O(N + log M) for N places in the circle's box, M in the result
              Finds places within a distance of a point, and can store them; older than GEOSEARCH.
              see GEOSEARCH GEOSEARCHSTORE
              keys RO access
              keys STORE@6 OW update
              keys STOREDIST@6 OW update
            GEORADIUSBYMEMBER key member radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count
                [ANY]] [ASC | DESC] [STORE key | STOREDIST key]
              3.2.0 | write denyoom movablekeys | O(N + log M) for N places in the circle's box, M in the result
              Finds places within a distance of a place, and can store them; see GEOSEARCH.
              see GEOSEARCH GEOSEARCHSTORE
              keys RO access
              keys STORE@5 OW update
              keys STOREDIST@5 OW update
            GEORADIUSBYMEMBER_RO key member radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count
                [ANY]] [ASC | DESC]
              3.2.10 | readonly | O(N + log M) for N places in the circle's box, M in the result
              Finds places within a distance of another place, without storing them.
              see GEOSEARCH GEORADIUSBYMEMBER
              keys RO access
            GEORADIUS_RO key longitude latitude radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT
                count [ANY]] [ASC | DESC]
              3.2.10 | readonly | O(N + log M) for N places in the circle's box, M in the result
              Finds places within a distance of a point, without storing them.
              see GEOSEARCH GEORADIUS
              keys RO access
            GEOSEARCH key <FROMMEMBER member | FROMLONLAT longitude latitude> <BYRADIUS radius <M | KM | FT | MI> |
                BYBOX width height <M | KM | FT | MI>> [ASC | DESC] [COUNT count [ANY]] [WITHCOORD] [WITHDIST]
                [WITHHASH]
              6.2.0 | readonly | O(N + log M) for N places in the shape's box, M inside the shape
              Finds the places inside a circle or a box around a point or another place.
              see GEOSEARCHSTORE GEOADD GEODIST
              keys RO access
            GEOSEARCHSTORE destination source <FROMMEMBER member | FROMLONLAT longitude latitude> <BYRADIUS radius <M
                | KM | FT | MI> | BYBOX width height <M | KM | FT | MI>> [ASC | DESC] [COUNT count [ANY]] [STOREDIST]
              6.2.0 | write denyoom | O(N + log M) for N places in the shape's box, M inside the shape
              Finds places as GEOSEARCH does and stores them in another key.
              see GEOSEARCH GEOADD
              keys OW update
              keys RO access
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "GEOADD" -> add(c, args.next());
            case "GEODIST" -> distance(c, args.next(), args.next(), args.next());
            case "GEOHASH" -> hashes(c.read(args.next(), ZSetValue.class), args.rest());
            case "GEOPOS" -> positions(c.read(args.next(), ZSetValue.class), args.rest());
            case "GEORADIUS" -> GeoSearch.around(c, args.next(), true);
            case "GEORADIUSBYMEMBER" -> GeoSearch.aroundMember(c, args.next(), true);
            case "GEORADIUSBYMEMBER_RO" -> GeoSearch.aroundMember(c, args.next(), false);
            case "GEORADIUS_RO" -> GeoSearch.around(c, args.next(), false);
            case "GEOSEARCH" -> GeoSearch.byOptions(c, args.next(), null);
            case "GEOSEARCHSTORE" -> searchAndStore(c, args.next(), args.next());
            default -> throw c.unbound();
        };
    }

    private static Reply searchAndStore(Call c, Bytes target, Bytes source) {
        return GeoSearch.byOptions(c, source, target);
    }

    /** Reads a longitude and a latitude. */
    static GeoPosition position(Args args) {
        GeoPosition place = new GeoPosition(args.number(), args.number());
        if (!place.isOnTheMap()) {
            throw Errors.GEO_POSITION.raise(sixDecimals(place.longitude()), sixDecimals(place.latitude()));
        }
        return place;
    }

    /** As C's %f prints it. */
    private static String sixDecimals(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String text = new BigDecimal(number).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
        boolean lost = (number < 0 || 1 / number < 0) && text.charAt(0) != '-'; // BigDecimal has no minus zero
        return lost ? "-" + text : text;
    }

    private static Reply add(Call c, Bytes key) {
        Args args = c.args();
        List<Bytes> options = new ArrayList<>();
        while (args.hasNext()
                && (args.peek().is("NX") || args.peek().is("XX") || args.peek().is("CH"))) {
            options.add(args.next());
        }
        ScoreUpdate update = ScoreUpdate.read(new Args(options, 0));
        if (args.remaining() == 0 || args.remaining() % 3 != 0 || update.isContradiction()) {
            throw Errors.SYNTAX.raise();
        }
        List<ScoredMember> places = new ArrayList<>(args.remaining() / 3);
        while (args.hasNext()) {
            double score = position(args).score();
            places.add(new ScoredMember(args.next(), score));
        }
        ZSetCommands.update(c, key, update, places);
        if (c.tells()) {
            tell(c, key, options, places);
        }
        return update.reply();
    }

    /** Places are told as what they are: members of a sorted set. */
    private static void tell(Call c, Bytes key, List<Bytes> options, List<ScoredMember> places) {
        List<Bytes> argv = new ArrayList<>(List.of(Bytes.of("ZADD"), key));
        argv.addAll(options);
        for (ScoredMember place : places) {
            argv.add(Bytes.of((long) place.score()));
            argv.add(place.member());
        }
        c.tell(argv);
    }

    // ---- reading

    private static GeoPosition position(ZSetValue zset, Bytes member) {
        double score = zset == null ? Double.NaN : zset.score(member);
        return Double.isNaN(score) ? null : GeoPosition.of(score);
    }

    private static Reply distance(Call c, Bytes key, Bytes from, Bytes to) {
        GeoUnit unit = c.args().remaining() == 1 ? GeoUnit.of(c.args().next()) : GeoUnit.M;
        c.args().end();
        ZSetValue zset = c.read(key, ZSetValue.class);
        GeoPosition one = position(zset, from);
        GeoPosition other = position(zset, to);
        return one == null || other == null ? Reply.NIL : unit.reply(one.distanceTo(other));
    }

    private static Reply hashes(ZSetValue zset, List<Bytes> members) {
        List<Reply> items = new ArrayList<>(members.size());
        for (Bytes member : members) {
            GeoPosition place = position(zset, member);
            items.add(place == null ? Reply.NIL : Reply.bulk(place.geohash()));
        }
        return Reply.array(items);
    }

    private static Reply positions(ZSetValue zset, List<Bytes> members) {
        List<Reply> items = new ArrayList<>(members.size());
        for (Bytes member : members) {
            GeoPosition place = position(zset, member);
            items.add(place == null ? Reply.NIL_ARRAY : coordinates(place));
        }
        return Reply.array(items);
    }

    /** Longitude and latitude with up to 17 decimals, as Redis prints them. */
    static Reply coordinates(GeoPosition place) {
        return Reply.array(coordinate(place.longitude()), coordinate(place.latitude()));
    }

    private static Reply coordinate(double degrees) {
        return new Reply.Dbl(degrees, DegreeText.of(degrees));
    }
}
