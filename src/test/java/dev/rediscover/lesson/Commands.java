package dev.rediscover.lesson;

import dev.rediscover.spec.Catalog;
import java.util.List;

/** A small catalogue, so that these tests do not depend on which commands the engine has. */
final class Commands {
    private Commands() {}

    static Catalog catalog() {
        StringBuilder table = new StringBuilder("group test\n");
        List<String> commands = List.of(
                "GET key",
                "SET key value [NX|XX]",
                "INCR key",
                "INCRBY key increment",
                "DECRBY key decrement",
                "DEL key [key ...]",
                "TTL key",
                "EXPIRE key seconds",
                "LPUSH key element [element ...]",
                "RPOP key [count]",
                "BLPOP key [key ...] timeout",
                "MULTI",
                "EXEC",
                "DISCARD",
                "WATCH key [key ...]");
        for (String command : commands) {
            table.append(command).append("\n  1.0.0 | fast | O(1)\n  Does something.\n");
        }
        table.append("CONFIG\n  2.0.0 | | Depends\n  Settings.\n  container\n");
        table.append("CONFIG|SET parameter value\n  2.0.0 | admin | O(1)\n  Sets.\n");
        table.append("CONFIG|GET parameter\n  2.0.0 | admin | O(1)\n  Gets.\n");
        return new Catalog(List.of(table.toString()));
    }
}
