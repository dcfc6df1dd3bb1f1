package dev.rediscover.render;

/** The ways to print a reply. */
public enum View {
    /** As redis-cli on a terminal. */
    CLASSIC,
    /** As {@code redis-cli --raw}. */
    RAW,
    /** As {@code redis-cli --csv}. */
    CSV,
    /** As {@code redis-cli --json}. */
    JSON,
    /** As {@code redis-cli --quoted-json}. */
    QUOTED_JSON,
    /** Aligned columns; our own. */
    TABLE;

    /** The view of that name as users write it ({@code quoted-json}), or {@code null}. */
    public static View named(String name) {
        for (View view : values()) {
            if (view.label().equalsIgnoreCase(name)) {
                return view;
            }
        }
        return null;
    }

    /** The name as users write it. */
    public String label() {
        return switch (this) {
            case CLASSIC -> "classic";
            case RAW -> "raw";
            case CSV -> "csv";
            case JSON -> "json";
            case QUOTED_JSON -> "quoted-json";
            case TABLE -> "table";
        };
    }
}
