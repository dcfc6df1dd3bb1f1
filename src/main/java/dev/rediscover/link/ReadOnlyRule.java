package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.CommandSpec;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a read-only connection does not send: by the command's flags what writes; what may write and cannot tell
 * (scripts, functions); what reaches other clients or changes the server.
 */
final class ReadOnlyRule {
    /** Commands with the flag admin that only look. */
    private static final Set<String> LOOKS = Set.of(
            "ACL|CAT",
            "ACL|DRYRUN",
            "ACL|GETUSER",
            "ACL|LIST",
            "ACL|USERS",
            "ACL|WHOAMI",
            "CLIENT|LIST",
            "CLUSTER|COUNT-FAILURE-REPORTS",
            "CLUSTER|REPLICAS",
            "CLUSTER|SLAVES",
            "CLUSTER|LINKS",
            "CLUSTER|SLOT-STATS",
            "CONFIG|GET",
            "LATENCY|DOCTOR",
            "LATENCY|GRAPH",
            "LATENCY|HISTOGRAM",
            "LATENCY|HISTORY",
            "LATENCY|LATEST",
            "MODULE|LIST",
            "MONITOR",
            "ROLE",
            "SLOWLOG|GET",
            "SLOWLOG|LEN",
            "HOTKEYS|GET");

    /** Commands without a flag that says so, which others feel. */
    private static final Set<String> FELT = Set.of(
            "PUBLISH",
            "SPUBLISH",
            "SCRIPT|FLUSH",
            "SCRIPT|KILL",
            "FUNCTION|KILL",
            "MEMORY|PURGE",
            "CLUSTER|SLOT-MIGRATION",
            "CLIENT|NO-EVICT");

    /** Commands that have a twin for reading. */
    private static final Set<String> TWINS =
            Set.of("SORT", "GEORADIUS", "GEORADIUSBYMEMBER", "BITFIELD", "EVAL", "EVALSHA", "FCALL");

    private final RemoteCatalog commands;

    ReadOnlyRule(RemoteCatalog commands) {
        this.commands = commands;
    }

    /** Why {@code argv} is not sent; {@code null} if it may be. */
    String refusal(List<Bytes> argv) {
        CommandSpec spec = commands.find(argv);
        String name = Connections.commandName(argv);
        if (spec == null) {
            return commands.isStrange(argv.get(0))
                    ? null
                    : said(name, "is not known here, and the server does not tell whether it writes");
        }
        name = spec.words();
        if (spec.isWrite()) {
            return said(name, "writes");
        }
        if (isScript(spec)) {
            return said(name, "may write");
        }
        if (FELT.contains(spec.name())) {
            return said(name, "is felt by others");
        }
        if (spec.name().equals("ACL|LOG") && argv.size() > 2 && argv.get(2).is("RESET")) {
            return said(name, "empties the log");
        }
        boolean changes = spec.hasFlag("admin") && !looks(spec);
        return changes ? said(name, "changes the server") : null;
    }

    private static boolean looks(CommandSpec spec) {
        return LOOKS.contains(spec.name())
                || spec.name().endsWith("|HELP")
                || spec.name().equals("ACL|LOG")
                || spec.isContainer();
    }

    /** A script runs whatever it likes, unless it is called by the twin that only reads. */
    private static boolean isScript(CommandSpec spec) {
        return !spec.isReadOnly()
                && (spec.group().equals("scripting") && spec.hasFlag("movablekeys")
                        || spec.aclCategories().contains("scripting") && spec.hasFlag("skip_monitor"));
    }

    private static String said(String name, String what) {
        String twin = TWINS.contains(name.toUpperCase(Locale.ROOT)) ? " There is " + name + "_RO for reading." : "";
        return name + " " + what + ", and this connection is read-only; it was not sent." + twin;
    }
}
