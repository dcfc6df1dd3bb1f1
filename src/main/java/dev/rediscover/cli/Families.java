package dev.rediscover.cli;

import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Family;
import dev.rediscover.persist.DumpCommands;
import java.util.ArrayList;
import java.util.List;

/** Every family of commands that the program has, from all rooms: what an engine is made of. */
public final class Families {
    private Families() {}

    public static List<Family> all() {
        List<Family> families = new ArrayList<>(CoreFamilies.all());
        families.add(new DumpCommands());
        return families;
    }
}
