package dev.rediscover.cli;

/** The version of this program. */
final class Version {
    private Version() {}

    /** As the build wrote it into the jar's manifest; {@code development} where there is none. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
