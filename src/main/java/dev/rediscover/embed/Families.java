package dev.rediscover.embed;

import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Family;
import dev.rediscover.json.JsonCommands;
import dev.rediscover.persist.DebugCommands;
import dev.rediscover.persist.DumpCommands;
import dev.rediscover.persist.FunctionPayload;
import dev.rediscover.persist.MigrateCommands;
import dev.rediscover.prob.BloomCommands;
import dev.rediscover.prob.CountMinCommands;
import dev.rediscover.prob.CuckooCommands;
import dev.rediscover.prob.TDigestCommands;
import dev.rediscover.prob.TopKCommands;
import dev.rediscover.script.FunctionCommands;
import dev.rediscover.script.ScriptCommands;
import dev.rediscover.search.SearchCommands;
import dev.rediscover.series.SeriesCommands;
import dev.rediscover.vector.VectorSetCommands;
import java.util.ArrayList;
import java.util.List;

/** Every family of commands that the program has, from all rooms: what an engine is made of. */
public final class Families {
    private Families() {}

    /** All of them, for an engine of the user's own. */
    public static List<Family> all() {
        List<Family> families = new ArrayList<>(forLessons());
        families.add(new MigrateCommands());
        return families;
    }

    /** Those that cannot reach anything outside the engine, because anybody may have written a lesson. */
    public static List<Family> forLessons() {
        List<Family> families = new ArrayList<>(CoreFamilies.all());
        families.add(new DumpCommands());
        families.add(new DebugCommands());
        families.add(new ScriptCommands());
        families.add(new FunctionCommands(new FunctionPayload()));
        families.add(new JsonCommands());
        families.add(new BloomCommands());
        families.add(new CuckooCommands());
        families.add(new CountMinCommands());
        families.add(new TopKCommands());
        families.add(new TDigestCommands());
        families.add(new SeriesCommands());
        families.add(new SearchCommands());
        families.add(new VectorSetCommands());
        return families;
    }
}
