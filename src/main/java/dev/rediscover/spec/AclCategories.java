package dev.rediscover.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The ACL categories of a command. Nearly all follow from its flags and its group, by the rule that the ACL page of the
 * Redis documentation describes; an {@code acl} line adds the others, or takes one away with a minus.
 */
public final class AclCategories {
    /** Every category, in the order in which ACL CAT lists them; those that came with modules at the end. */
    public static final List<String> ALL = List.of(
            "keyspace",
            "read",
            "write",
            "set",
            "sortedset",
            "list",
            "hash",
            "string",
            "bitmap",
            "hyperloglog",
            "geo",
            "stream",
            "pubsub",
            "admin",
            "fast",
            "slow",
            "blocking",
            "dangerous",
            "connection",
            "transaction",
            "scripting",
            "bloom",
            "cuckoo",
            "cms",
            "topk",
            "tdigest",
            "search",
            "timeseries",
            "json",
            "array",
            "vectorset");

    private AclCategories() {}

    static List<String> of(CommandSpec spec, String extras) {
        TreeSet<String> found = new TreeSet<>();
        addByFlags(spec, found);
        String family = ofGroup(spec.group());
        if (family != null && !spec.isContainer()) {
            found.add(family);
        }
        for (String extra : TableEntry.wordsOf(extras == null ? "" : extras)) {
            if (extra.startsWith("-")) {
                found.remove(extra.substring(1));
            } else {
                found.add(extra);
            }
        }
        List<String> ordered = new ArrayList<>(ALL);
        ordered.retainAll(found);
        return ordered;
    }

    private static void addByFlags(CommandSpec spec, TreeSet<String> found) {
        if (spec.isWrite()) {
            found.add("write");
        }
        if (spec.isReadOnly() && !spec.group().equals("scripting")) {
            found.add("read");
        }
        if (spec.hasFlag("admin")) {
            found.add("admin");
            found.add("dangerous");
        }
        if (spec.hasFlag("pubsub")) {
            found.add("pubsub");
        }
        if (spec.isBlocking()) {
            found.add("blocking");
        }
        found.add(spec.hasFlag("fast") ? "fast" : "slow");
    }

    private static String ofGroup(String group) {
        return switch (group) {
            case "generic" -> "keyspace";
            case "sorted-set" -> "sortedset";
            case "transactions" -> "transaction";
            case "bf" -> "bloom";
            case "cf" -> "cuckoo";
            case "suggestion" -> "search";
            case "vector_set" -> "vectorset";
            case "server", "cluster" -> null;
            default -> group;
        };
    }
}
