package dev.rediscover.prob;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Count-min sketches: how often something was seen, never too low. */
public final class CountMinCommands implements Family {
    private static final String TABLE = """
            group cms
            CMS.INCRBY key item increment [item increment ...]
              2.0.0 | write denyoom | O(n) for n items
              Raises the counts of items in a count-min sketch.
              see CMS.QUERY CMS.INITBYDIM
              keys RW update
              later
            CMS.INFO key
              2.0.0 | readonly fast | O(1)
              Tells width, depth and total count of a sketch.
              see CMS.QUERY
              keys RO access
              later
            CMS.INITBYDIM key width depth
              2.0.0 | write denyoom fast | O(1)
              Creates a count-min sketch of a given width and depth.
              see CMS.INITBYPROB CMS.INCRBY
              keys OW insert
              later
            CMS.INITBYPROB key error probability
              2.0.0 | write denyoom fast | O(1)
              Creates a count-min sketch for a given error and probability.
              see CMS.INITBYDIM CMS.INCRBY
              keys OW insert
              later
            CMS.MERGE destination numKeys source [source ...] [WEIGHTS weight [weight ...]]
              2.0.0 | write denyoom | O(n) for n sketches
              Adds sketches, each with its weight, into another.
              see CMS.INCRBY CMS.QUERY
              keys OW update
              keys RO access
              later
            CMS.QUERY key item [item ...]
              2.0.0 | readonly | O(n) for n items
              Estimates how often items were counted.
              see CMS.INCRBY
              keys RO access
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        throw c.unbound();
    }
}
