package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.GeoPosition;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A sorted set of places as a map: north is up, and a kilometre is as long upwards as it is sideways. Names stand
 * beside their points while there is room; where several points fall into one sign, their number stands there.
 */
final class MapPicture implements Picture {
    private static final int REACH = 10_000; // places drawn
    private static final int NAMED = 8; // in the sentence
    private static final int LISTED = 2 * Window.REACH; // in the data, beside those with their names on the map
    private static final int WIDEST_NAME = 24;
    private static final double KILOMETRES = Math.PI * 6372.797560856 / 180; // of a degree of latitude

    private final Subject subject;
    private final List<Bytes> names = new ArrayList<>();
    private final List<GeoPosition> places = new ArrayList<>();
    private double west = 180;
    private double east = -180;
    private double south = 90;
    private double north = -90;

    MapPicture(Bytes key, ZSetValue value, long ttl) {
        subject = Subject.of(key, value, ttl);
        Iterator<ScoredMember> members = value.iterator();
        while (members.hasNext() && places.size() < REACH) {
            ScoredMember member = members.next();
            GeoPosition place = GeoPosition.of(member.score());
            names.add(member.member());
            places.add(place);
            west = Math.min(west, place.longitude());
            east = Math.max(east, place.longitude());
            south = Math.min(south, place.latitude());
            north = Math.max(north, place.latitude());
        }
    }

    /** How long a degree of longitude is in the middle of the map. */
    private double kilometresEastward() {
        return KILOMETRES * Math.max(0.05, Math.cos(Math.toRadians((north + south) / 2)));
    }

    private double width() {
        return (east - west) * kilometresEastward();
    }

    private double height() {
        return (north - south) * KILOMETRES;
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "place");
        Sheet sheet = plot(canvas, new ArrayList<>());
        String top = degrees(canvas, north, "N", "S");
        String bottom = degrees(canvas, south, "N", "S") + ", " + degrees(canvas, west, "E", "W");
        if (east > west) {
            bottom += " to " + degrees(canvas, east, "E", "W");
        }
        int columns = Math.min(canvas.columns() - 4, Math.max(sheet.usedColumns(), bottom.length() + 3));
        String corners = canvas.ascii() ? "++++" : "╭╮╰╯";
        border(out, canvas, corners.substring(0, 2), top, columns + 2);
        for (int line = 0; line < sheet.usedLines(); line++) {
            out.add(canvas.bar() + " ", Role.BORDER);
            sheet.write(out, line, columns);
            out.add(" " + canvas.bar(), Role.BORDER).newline();
        }
        border(out, canvas, corners.substring(2), bottom, columns + 2);
        scale(out, canvas, sheet);
        return out.build();
    }

    private static void border(StyledText.Builder out, Canvas canvas, String corners, String text, int width) {
        String label = " " + DisplayWidth.fit(text, width - 4, canvas.gap()) + " ";
        String rest = canvas.rule(width - 1 - DisplayWidth.of(label));
        out.add(corners.charAt(0) + canvas.rule(1) + label + rest + corners.charAt(1), Role.BORDER)
                .newline();
    }

    /** A round number of kilometres, as long as it is on the map. */
    private void scale(StyledText.Builder out, Canvas canvas, Sheet sheet) {
        double most = sheet.kilometresPerColumn() * Math.min(24, canvas.columns() / 3);
        double length = Math.pow(10, Math.floor(Math.log10(most)));
        length *= most >= 5 * length ? 5 : most >= 2 * length ? 2 : 1;
        int columns = (int) Math.max(1, Math.round(length / sheet.kilometresPerColumn()));
        String ends = canvas.ascii() ? "||" : "├┤";
        String bar = ends.charAt(0) + canvas.rule(columns - 1) + ends.charAt(1);
        StringBuilder text = new StringBuilder(" ").append(kilometres(length)).append(", north is up");
        if (sheet.isCrowded()) {
            text.append("; a digit or * is several places");
        }
        long left = subject.size() - places.size();
        if (left > 0) {
            text.append("; ").append(Wording.count(left)).append(" more not drawn");
        } else if (sheet.unnamed() > 0) {
            text.append("; ").append(Wording.count(sheet.unnamed())).append(" without their names");
        }
        out.add(bar, Role.BORDER);
        out.add(
                DisplayWidth.head(text.toString(), canvas.columns() - bar.length())
                        .stripTrailing(),
                Role.MUTED);
        out.newline();
    }

    /** The map, and in {@code named} which places have their names on it. */
    private Sheet plot(Canvas canvas, List<Integer> named) {
        int columns = Math.max(8, canvas.columns() - 4);
        int lines = Math.max(2, canvas.lines() - 4);
        int room = places.size() == 1 ? 1 : Math.max(1, columns - longestName(canvas) - 2); // the last name needs some
        double scale = Math.max(width() / Math.max(1, room - 1), height() / (2.0 * Math.max(1, lines - 1)));
        Sheet sheet = new Sheet(canvas, columns, lines, scale > 0 ? scale : 0.001);
        int[] xs = new int[places.size()];
        int[] ys = new int[places.size()];
        for (int i = 0; i < places.size(); i++) {
            xs[i] = sheet.column((places.get(i).longitude() - west) * kilometresEastward());
            ys[i] = sheet.line((north - places.get(i).latitude()) * KILOMETRES);
            sheet.point(xs[i], ys[i]);
        }
        for (int i = 0; i < places.size(); i++) {
            if (sheet.name(xs[i], ys[i], canvas.text(names.get(i), WIDEST_NAME))) {
                named.add(i);
            }
        }
        return sheet;
    }

    private int longestName(Canvas canvas) {
        int longest = 0;
        for (int i = 0; i < Math.min(names.size(), LISTED); i++) {
            longest = Math.max(longest, DisplayWidth.of(canvas.text(names.get(i), WIDEST_NAME)));
        }
        return Math.min(longest, canvas.columns() / 3);
    }

    private static String degrees(Canvas canvas, double number, String positive, String negative) {
        return degrees(number, (canvas.ascii() ? "" : "°") + positive, (canvas.ascii() ? "" : "°") + negative);
    }

    private static String degrees(double number, String positive, String negative) {
        return twoDecimals(Math.abs(number)) + (number < 0 ? negative : positive);
    }

    private static String twoDecimals(double number) {
        long hundredths = Math.round(number * 100);
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }

    private static String kilometres(double length) {
        return length >= 1 ? Wording.count(Math.round(length)) + " km" : Math.max(1, Math.round(length * 1000)) + " m";
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("Sorted set", "place"));
        if (places.size() > 1) {
            out.append(" in an area ").append(kilometres(width())).append(" wide and ");
            out.append(kilometres(height())).append(" high, from ").append(worded(south, west));
            out.append(" to ").append(worded(north, east));
        }
        List<Integer> said = new ArrayList<>();
        plot(Canvas.HEARD, said);
        for (int i = 0; i < places.size() && said.size() < NAMED; i++) {
            if (!said.contains(i)) {
                said.add(i);
            }
        }
        String lead = ": ";
        for (int i : said) {
            out.append(lead).append(Wording.said(names.get(i), WIDEST_NAME)).append(" at ");
            out.append(worded(places.get(i).latitude(), places.get(i).longitude()));
            lead = ", ";
        }
        if (subject.size() > said.size()) {
            out.append(", and ")
                    .append(Wording.count(subject.size() - said.size()))
                    .append(" more");
            quarters(out);
        }
        return out.append(subject.sentenceEnd()).toString();
    }

    /** How the places are spread, in words. */
    private void quarters(StringBuilder out) {
        long[] counts = new long[4];
        for (GeoPosition place : places) {
            int down = place.latitude() < (north + south) / 2 ? 2 : 0;
            counts[down + (place.longitude() < (east + west) / 2 ? 0 : 1)]++;
        }
        out.append("; ").append(Wording.count(counts[0])).append(" lie in the north-west, ");
        out.append(Wording.count(counts[1])).append(" in the north-east, ");
        out.append(Wording.count(counts[2])).append(" in the south-west, ");
        out.append(Wording.count(counts[3])).append(" in the south-east");
    }

    private static String worded(double latitude, double longitude) {
        return degrees(latitude, " north", " south") + " " + degrees(longitude, " east", " west");
    }

    @Override
    public Map<String, Object> data() {
        List<Integer> listed = new ArrayList<>();
        plot(Canvas.HEARD, listed);
        for (int i = 0; i < Math.min(LISTED, places.size()); i++) {
            listed.add(i);
        }
        List<Object> list = new ArrayList<>();
        for (int i : new TreeSet<>(listed)) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("member", names.get(i));
            entry.put("longitude", places.get(i).longitude());
            entry.put("latitude", places.get(i).latitude());
            list.add(entry);
        }
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("west", west);
        data.put("east", east);
        data.put("south", south);
        data.put("north", north);
        data.put("places", list);
        data.put("omitted", subject.size() - list.size());
        return data;
    }
}
