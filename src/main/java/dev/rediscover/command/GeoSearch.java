package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.GeoCell;
import dev.rediscover.value.GeoPosition;
import dev.rediscover.value.GeoShape;
import dev.rediscover.value.Ranks;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** One GEOSEARCH, GEOSEARCHSTORE, GEORADIUS or GEORADIUSBYMEMBER: what was asked for, the search, and the reply. */
final class GeoSearch {
    /** A place that was found, and how many metres it is from the centre. */
    private record Found(Bytes member, double score, GeoPosition place, double distance) {}

    private static final Comparator<Found> NEAREST_FIRST = new Comparator<>() {
        @Override
        public int compare(Found a, Found b) {
            return Double.compare(a.distance(), b.distance());
        }
    };

    private final Call call;
    private final ZSetValue source; // null if there is no such key
    private final boolean newer; // GEOSEARCH and GEOSEARCHSTORE name where to look from by options
    private final boolean mayStore;

    private Bytes target; // the key to store at, or null
    private boolean storeDistances;
    private GeoPosition center;
    private boolean fromMember;
    private boolean fromPlace;
    private double radius = -1; // in metres, as are width and height; -1 for not given
    private double width = -1;
    private double height;
    private GeoUnit unit = GeoUnit.M;
    private long count; // 0 for all
    private boolean any;
    private int order; // 1 nearest first, -1 farthest first, 0 as found
    private boolean withCoordinates;
    private boolean withDistance;
    private boolean withHash;

    private GeoSearch(Call call, Bytes key, boolean newer, boolean mayStore) {
        this.call = call;
        this.source = call.read(key, ZSetValue.class);
        this.newer = newer;
        this.mayStore = mayStore;
    }

    /** GEOSEARCH, or GEOSEARCHSTORE with its {@code target}. */
    static Reply byOptions(Call call, Bytes key, Bytes target) {
        GeoSearch search = new GeoSearch(call, key, true, target != null);
        search.target = target;
        search.readOptions();
        return search.reply();
    }

    /** GEORADIUS, around a place. */
    static Reply around(Call call, Bytes key, boolean mayStore) {
        GeoSearch search = new GeoSearch(call, key, false, mayStore);
        search.center = GeoCommands.position(call.args());
        search.readRadius();
        search.readOptions();
        return search.reply();
    }

    /** GEORADIUSBYMEMBER, around a member. */
    static Reply aroundMember(Call call, Bytes key, boolean mayStore) {
        GeoSearch search = new GeoSearch(call, key, false, mayStore);
        if (search.source == null) {
            call.args().skip(3); // not even looked at
        } else {
            search.center = search.positionOf(call.args().next());
            search.readRadius();
        }
        search.readOptions();
        return search.reply();
    }

    // ---- reading the line

    private void readRadius() {
        Args args = call.args();
        double length = args.number(Errors.GEO_RADIUS);
        if (length < 0) {
            throw Errors.GEO_RADIUS_NEGATIVE.raise();
        }
        unit = GeoUnit.of(args.next());
        radius = unit.toMetres(length);
    }

    private void readBox() {
        Args args = call.args();
        double across = args.number(Errors.GEO_WIDTH);
        double up = args.number(Errors.GEO_HEIGHT);
        if (across < 0 || up < 0) {
            throw Errors.GEO_BOX_NEGATIVE.raise();
        }
        unit = GeoUnit.of(args.next());
        width = unit.toMetres(across);
        height = unit.toMetres(up);
    }

    private GeoPosition positionOf(Bytes member) {
        double score = source.score(member);
        if (Double.isNaN(score)) {
            throw Errors.GEO_NO_MEMBER.raise();
        }
        return GeoPosition.of(score);
    }

    private void readOptions() {
        Args args = call.args();
        while (args.hasNext()) {
            boolean known = readFlag(args) || readCount(args) || (newer ? readShape(args) : readTarget(args));
            if (!known) {
                throw Errors.SYNTAX.raise();
            }
        }
        check();
    }

    private boolean readFlag(Args args) {
        if (args.take("WITHDIST")) {
            withDistance = true;
        } else if (args.take("WITHHASH")) {
            withHash = true;
        } else if (args.take("WITHCOORD")) {
            withCoordinates = true;
        } else if (args.take("ANY")) {
            any = true;
        } else if (args.take("ASC")) {
            order = 1;
        } else if (args.take("DESC")) {
            order = -1;
        } else {
            return false;
        }
        return true;
    }

    private boolean readCount(Args args) {
        if (args.remaining() < 2 || !args.take("COUNT")) {
            return false;
        }
        count = args.integer();
        if (count <= 0) {
            throw Errors.GEO_COUNT.raise();
        }
        return true;
    }

    private boolean readTarget(Args args) {
        if (!mayStore || args.remaining() < 2) {
            return false;
        }
        boolean distances = args.take("STOREDIST");
        if (!distances && !args.take("STORE")) {
            return false;
        }
        storeDistances = distances;
        target = args.next();
        return true;
    }

    private boolean readShape(Args args) {
        int words = args.remaining();
        if (words > 1 && !fromPlace && args.take("FROMMEMBER")) {
            Bytes member = args.next();
            center = source == null ? null : positionOf(member);
            fromMember = true;
        } else if (words > 2 && !fromMember && args.take("FROMLONLAT")) {
            center = GeoCommands.position(args);
            fromPlace = true;
        } else if (words > 2 && width < 0 && args.take("BYRADIUS")) {
            readRadius();
        } else if (words > 3 && radius < 0 && args.take("BYBOX")) {
            readBox();
        } else if (target != null && args.take("STOREDIST")) {
            storeDistances = true;
        } else {
            return false;
        }
        return true;
    }

    private void check() {
        if (target != null && (withDistance || withHash || withCoordinates)) {
            throw Errors.GEO_STORE_WITH.raise(newer ? "GEOSEARCHSTORE" : "STORE option in GEORADIUS");
        }
        if (newer && !fromMember && !fromPlace) {
            throw Errors.GEO_FROM.raise(call.argv().get(0));
        }
        if (newer && radius < 0 && width < 0) {
            throw Errors.GEO_BY.raise(call.argv().get(0));
        }
        if (any && count == 0) {
            throw Errors.GEO_ANY.raise();
        }
    }

    // ---- searching

    private Reply reply() {
        if (source == null) {
            return target == null ? Reply.EMPTY_ARRAY : store(List.of());
        }
        GeoShape shape = width < 0 ? GeoShape.circle(center, radius) : GeoShape.box(center, width, height);
        List<Found> found = found(shape);
        if (order == 0 && count > 0 && !any) {
            order = 1; // a few of many are the nearest ones
        }
        if (order != 0) {
            found.sort(order > 0 ? NEAREST_FIRST : NEAREST_FIRST.reversed());
        }
        List<Found> wanted = count > 0 && count < found.size() ? found.subList(0, (int) count) : found;
        return target == null ? list(wanted) : store(wanted);
    }

    private List<Found> found(GeoShape shape) {
        List<Found> found = new ArrayList<>();
        for (GeoCell cell : shape.cells()) {
            if (any && found.size() >= count) {
                break;
            }
            look(shape, source.ranks(cell.scores()), found);
        }
        return found;
    }

    private void look(GeoShape shape, Ranks ranks, List<Found> found) {
        Iterator<ScoredMember> members = source.iterator(ranks.isEmpty() ? -1 : ranks.from());
        for (long i = ranks.count(); i > 0; i--) {
            ScoredMember member = members.next();
            GeoPosition place = GeoPosition.of(member.score());
            double distance = shape.distanceWithin(place);
            if (!Double.isNaN(distance)) {
                found.add(new Found(member.member(), member.score(), place, distance));
                if (any && found.size() >= count) {
                    return;
                }
            }
        }
    }

    // ---- replying

    private Reply list(List<Found> found) {
        List<Reply> items = new ArrayList<>(found.size());
        for (Found one : found) {
            items.add(item(one));
        }
        return Reply.array(items);
    }

    private Reply item(Found found) {
        Reply member = Reply.of(found.member());
        if (!withDistance && !withHash && !withCoordinates) {
            return member;
        }
        List<Reply> parts = new ArrayList<>(4);
        parts.add(member);
        if (withDistance) {
            parts.add(unit.reply(found.distance()));
        }
        if (withHash) {
            parts.add(Reply.of((long) found.score()));
        }
        if (withCoordinates) {
            parts.add(GeoCommands.coordinates(found.place()));
        }
        return Reply.array(parts);
    }

    private Reply store(List<Found> found) {
        if (found.isEmpty()) {
            call.db().delete(target);
            return Reply.ZERO;
        }
        ZSetValue zset = new ZSetValue(call.limits());
        for (Found one : found) {
            zset.put(one.member(), storeDistances ? unit.ofMetres(one.distance()) : one.score());
        }
        call.db().put(target, zset, newer ? KeyEvent.Type.GEOSEARCHSTORE : KeyEvent.Type.GEORADIUSSTORE);
        return Reply.of(found.size());
    }
}
