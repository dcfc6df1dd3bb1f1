package dev.rediscover.server.conf;

/** Why a configuration cannot be used: the message says where, what, and why, in several lines. */
public final class ConfigFault extends Exception {
    private static final long serialVersionUID = 1;
    private static final int SHOWN_CHARACTERS = 200;

    private ConfigFault(String message) {
        super(message, null, false, false);
    }

    /** A line that cannot be used. */
    static ConfigFault at(Directive directive, String why) {
        return at(directive.source(), directive.line(), directive.text(), why);
    }

    static ConfigFault at(String source, int line, String text, String why) {
        String where =
                line == 0 ? "Reading " + source : "Reading the configuration file " + source + ", at line " + line;
        String shown = text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + " ...";
        return new ConfigFault(where + "\n>>> '" + shown + "'\n" + why);
    }

    /** A file that cannot be read at all. */
    static ConfigFault of(String message) {
        return new ConfigFault(message);
    }
}
