package dev.rediscover.value;

import java.util.ArrayList;
import java.util.List;

/**
 * What a search looks into: a circle, or a box, around a place. Lengths are in metres.
 *
 * @param radius of the circle; of a box, half its diagonal
 * @param isBox whether it is a box of that width and height
 */
public record GeoShape(GeoPosition center, boolean isBox, double radius, double width, double height) {
    private static final double MERCATOR_MAX = 20037726.37; // half the way around, as maps have it
    private static final double MARGIN = 0.001; // more than any error of calculation
    private static final double DEGREES = Math.PI / 180;

    /** The places up to {@code radius} away. */
    public static GeoShape circle(GeoPosition center, double radius) {
        return new GeoShape(center, false, radius, 2 * radius, 2 * radius);
    }

    /** The places up to half the width to the east or west, and half the height to the north or south. */
    public static GeoShape box(GeoPosition center, double width, double height) {
        double diagonal = Math.sqrt(width / 2 * (width / 2) + height / 2 * (height / 2));
        return new GeoShape(center, true, diagonal, width, height);
    }

    /** How far a place within is from the centre; NaN if it is not within. */
    public double distanceWithin(GeoPosition place) {
        if (isBox) {
            boolean outside = place.latitudeDistance(center.latitude()) > height / 2
                    || place.distanceTo(new GeoPosition(center.longitude(), place.latitude())) > width / 2;
            return outside ? Double.NaN : center.distanceTo(place);
        }
        if (center.latitudeDistance(place.latitude()) > radius + MARGIN) {
            return Double.NaN; // found out in a tenth of the time
        }
        double distance = center.distanceTo(place);
        return distance > radius ? Double.NaN : distance;
    }

    /**
     * Cells that together cover this, in the order in which Redis looks into them: the one in the middle, then north,
     * south, east, west, and the corners. A cell is left out where the shape does not reach it, and where it is the
     * same as the one before (on a coarse grid, east of east is west).
     */
    public List<GeoCell> cells() {
        Bounds bounds = bounds();
        int steps = steps();
        GeoCell middle = GeoCell.around(center, steps);
        if (steps > 1 && !bounds.isCoveredBy(middle)) {
            steps--;
            middle = GeoCell.around(center, steps);
        }
        List<GeoCell> cells = new ArrayList<>(9);
        cells.add(middle);
        GeoCell last = null;
        for (int[] direction : DIRECTIONS) {
            GeoCell cell = middle.neighbour(direction[0], direction[1]);
            boolean needed = steps < 2 || bounds.reachesOver(middle, direction[0], direction[1]);
            if (needed && !cell.equals(last)) {
                cells.add(cell);
                last = cell;
            }
        }
        return cells;
    }

    private static final int[][] DIRECTIONS = {
        {0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1},
    };

    /** The fineness of grid at which nine cells are about as large as this. */
    private int steps() {
        if (radius == 0) {
            return GeoPosition.STEPS;
        }
        int steps = -1;
        for (double range = radius; range < MERCATOR_MAX; range *= 2) {
            steps++;
        }
        double latitude = Math.abs(center.latitude());
        steps -= latitude > 80 ? 2 : latitude > 66 ? 1 : 0; // meridians are nearer to each other there
        return Math.max(1, Math.min(GeoPosition.STEPS, steps));
    }

    /** The edges of this in degrees, as far out as they reach. */
    private record Bounds(double west, double south, double east, double north) {
        boolean isCoveredBy(GeoCell middle) {
            return !(middle.neighbour(0, 1).north() < north
                    || middle.neighbour(0, -1).south() > south
                    || middle.neighbour(1, 0).east() < east
                    || middle.neighbour(-1, 0).west() > west);
        }

        /** Whether it lies over the edges of {@code middle} in that direction. */
        boolean reachesOver(GeoCell middle, int eastward, int northward) {
            return !(eastward > 0 && middle.east() > east
                    || eastward < 0 && middle.west() < west
                    || northward > 0 && middle.north() > north
                    || northward < 0 && middle.south() < south);
        }
    }

    private Bounds bounds() {
        double latitude = center.latitude();
        double up = height / 2 / GeoPosition.EARTH_RADIUS / DEGREES;
        double widest = latitude < 0 ? latitude - up : latitude + up; // the edge nearer to a pole
        double aside = width / 2 / GeoPosition.EARTH_RADIUS / StrictMath.cos(widest * DEGREES) / DEGREES;
        return new Bounds(center.longitude() - aside, latitude - up, center.longitude() + aside, latitude + up);
    }
}
