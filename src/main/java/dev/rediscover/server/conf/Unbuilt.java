package dev.rediscover.server.conf;

/** Says of what a configuration may ask for and nothing here does, why not, and what to do. */
final class Unbuilt {
    private Unbuilt() {}

    /** Why a directive that is no parameter cannot be used; {@code null} for all others. */
    static String directive(String name) {
        return switch (name) {
            case "rename-command" ->
                "commands cannot be renamed or taken away here, and without that they would be open to everybody;"
                        + " take the line out if that is meant";
            case "loadmodule" -> "modules cannot be loaded here; take the line out to start without this one";
            case "sentinel" -> "sentinel directive while not in sentinel mode";
            default -> null;
        };
    }

    /** Why nothing obeys this parameter. */
    static String parameter(String name) {
        return switch (name) {
            case "daemonize" ->
                "this program stays in the foreground: start it with & or by a service manager, and say daemonize no";
            case "replicaof" -> "this server cannot be a replica; take the line out to start it as a master";
            case "cluster-enabled" -> "this server cannot be part of a cluster; say cluster-enabled no";
            case "min-replicas-to-write" -> "replicas are not built, so every write would have to be refused; say 0";
            default -> byGroup(name);
        };
    }

    private static String byGroup(String name) {
        if (name.startsWith("cluster") || name.equals("tls-cluster")) {
            return "there is no cluster here";
        }
        if (name.startsWith("repl")
                || name.equals("tls-replication")
                || name.startsWith("min-replicas")
                || name.startsWith("master")) {
            return "there are no replicas here";
        }
        return "nothing here obeys it yet";
    }
}
