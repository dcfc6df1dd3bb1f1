package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Locale;

/** INFO: what there is to say about this engine, in Redis's sections and with Redis's field names, in its order. */
final class InfoText {
    /** The sections, those in capitals only if they are asked for by name or with all others. */
    private static final String[] SECTIONS = {
        "Server",
        "Clients",
        "Memory",
        "Persistence",
        "Stats",
        "Replication",
        "CPU",
        "Modules",
        "*Commandstats",
        "Errorstats",
        "*Latencystats",
        "Cluster",
        "Keyspace"
    };

    private final Engine engine;
    private final StringBuilder out = new StringBuilder();

    InfoText(Engine engine) {
        this.engine = engine;
    }

    /** {@code wanted}: names of sections in any case of letters; none for the usual ones. */
    Reply reply(List<Bytes> wanted) {
        for (String entry : SECTIONS) {
            boolean extra = entry.charAt(0) == '*';
            String section = extra ? entry.substring(1) : entry;
            if (wanted.isEmpty() ? !extra : isWanted(section, extra, wanted)) {
                out.append(out.length() == 0 ? "" : "\r\n")
                        .append("# ")
                        .append(section)
                        .append("\r\n");
                write(section);
            }
        }
        return new Reply.Verbatim("txt", Bytes.of(out.toString()));
    }

    private static boolean isWanted(String section, boolean extra, List<Bytes> wanted) {
        for (Bytes word : wanted) {
            if (word.is(section) || word.is("all") || word.is("everything") || !extra && word.is("default")) {
                return true;
            }
        }
        return false;
    }

    private void write(String section) {
        switch (section) {
            case "Server" -> InfoServer.server(this, engine);
            case "Clients" -> InfoServer.clients(this, engine);
            case "Memory" -> InfoServer.memory(this, engine);
            case "Persistence" -> InfoFiles.persistence(this, engine);
            case "Stats" -> InfoCounts.stats(this, engine);
            case "Replication" -> InfoServer.replication(this, engine);
            case "CPU" -> InfoServer.cpu(this);
            case "Commandstats" -> InfoCounts.commands(this, engine.commandStats());
            case "Errorstats" -> InfoCounts.errors(this, engine.commandStats());
            case "Latencystats" -> InfoCounts.latency(this, engine);
            case "Cluster" -> field("cluster_enabled", 0);
            case "Keyspace" -> InfoCounts.keyspace(this, engine);
            default -> {
                // there are no modules
            }
        }
    }

    void field(String name, Object value) {
        out.append(name).append(':').append(value).append("\r\n");
    }

    /** Fields that are always the same here, {@code name:value} each, with blanks between. */
    void fields(String constants) {
        for (String each : constants.strip().split("\\s+")) {
            out.append(each).append("\r\n");
        }
    }

    /** A number of bytes and, as a field of its own, the same for people: {@code 1.28M}. */
    void bytes(String name, long bytes) {
        field(name, bytes);
        field(name + "_human", human(bytes));
    }

    static String human(long bytes) {
        if (bytes < 1024) {
            return bytes + "B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 1024 && unit < 3) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f", value) + "KMGT".charAt(unit);
    }
}
