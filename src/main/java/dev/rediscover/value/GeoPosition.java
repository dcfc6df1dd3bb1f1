package dev.rediscover.value;

/**
 * A place on the globe, in degrees. A sorted set keeps it as its score: 26 bits each of longitude and latitude, in turn
 * (a geohash of 52 bits), so that neighbours mostly have scores near each other.
 *
 * <p>Sources: the geohash as geohash.c of Redis documents it; the haversine formula with the radius that Redis uses.
 */
public record GeoPosition(double longitude, double latitude) {
    /** Longitudes go from minus this to this. */
    public static final double MOST_LONGITUDE = 180;
    /** Latitudes go from minus this to this: where a square map of the world ends (EPSG:3857). */
    public static final double MOST_LATITUDE = 85.05112878;
    /** How many bits of longitude, and of latitude, a score has. */
    public static final int STEPS = 26;
    /** In metres. */
    static final double EARTH_RADIUS = 6372797.560856;

    private static final double RADIANS = Math.PI / 180;
    private static final double TWO_TO_63 = 0x1p63;
    private static final String ALPHABET = "0123456789bcdefghjkmnpqrstuvwxyz";

    /** Whether a place can be kept: nearer to the poles no square map reaches. */
    public boolean isOnTheMap() {
        return longitude >= -MOST_LONGITUDE
                && longitude <= MOST_LONGITUDE
                && latitude >= -MOST_LATITUDE
                && latitude <= MOST_LATITUDE;
    }

    /** The score that stands for this place. */
    public double score() {
        return GeoCell.around(this, STEPS).bits();
    }

    /** The middle of the tiny cell that {@code score} stands for; any score stands for one. */
    public static GeoPosition of(double score) {
        GeoCell cell = new GeoCell(unsigned(score), STEPS);
        double longitude = (cell.west() + cell.east()) / 2;
        double latitude = (cell.south() + cell.north()) / 2;
        return new GeoPosition(clamp(longitude, MOST_LONGITUDE), clamp(latitude, MOST_LATITUDE));
    }

    private static double clamp(double degrees, double most) {
        return Math.max(-most, Math.min(most, degrees));
    }

    /** As a C program on a usual processor turns a double into an unsigned number, negative ones too. */
    private static long unsigned(double score) {
        if (score < TWO_TO_63) {
            return (long) score;
        }
        return score < 2 * TWO_TO_63 ? (long) (score - TWO_TO_63) ^ Long.MIN_VALUE : 0;
    }

    /** Whether {@code score} is one that GEOADD could have given. */
    public static boolean isScore(double score) {
        return score >= 0 && score < 0x1p52 && score == Math.rint(score);
    }

    /** The public geohash: eleven letters and digits, of which the last carries nothing. */
    public String geohash() {
        long bits = GeoCell.bits((longitude + 180) / 360, latitude, 90, STEPS);
        StringBuilder text = new StringBuilder(11);
        for (int i = 1; i <= 10; i++) {
            text.append(ALPHABET.charAt((int) (bits >>> 52 - 5 * i & 31)));
        }
        return text.append('0').toString();
    }

    /** The distance along the globe in metres. */
    public double distanceTo(GeoPosition other) {
        double v = StrictMath.sin((other.longitude * RADIANS - longitude * RADIANS) / 2);
        if (v == 0) {
            return latitudeDistance(other.latitude);
        }
        double south = latitude * RADIANS;
        double north = other.latitude * RADIANS;
        double u = StrictMath.sin((north - south) / 2);
        double a = u * u + StrictMath.cos(south) * StrictMath.cos(north) * v * v;
        return 2.0 * EARTH_RADIUS * StrictMath.asin(Math.sqrt(a));
    }

    /** The distance to another latitude in metres. */
    double latitudeDistance(double other) {
        return EARTH_RADIUS * Math.abs(other * RADIANS - latitude * RADIANS);
    }
}
