package dev.rediscover.prob;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Top-k sketches: which items come most often. */
public final class TopKCommands implements Family {
    private static final String TABLE = """
            group topk
            TOPK.ADD key items [items ...]
              2.0.0 | write denyoom | O(n * k) for n items and depth k
              Counts items and tells which ones they pushed off the list.
              see TOPK.LIST TOPK.INCRBY TOPK.RESERVE
              keys RW update
              later
            TOPK.COUNT key item [item ...]
              2.0.0 | readonly | O(n) for n items
              Estimates how often items were counted.
              see TOPK.LIST TOPK.QUERY
              keys RO access
              later
            TOPK.INCRBY key item increment [item increment ...]
              2.0.0 | write denyoom | O(n * k * incr) for n items, depth k and the increment
              Raises the counts of items and tells which ones they pushed off the list.
              see TOPK.ADD
              keys RW update
              later
            TOPK.INFO key
              2.0.0 | readonly fast | O(1)
              Tells the size and other facts of a top-k sketch.
              see TOPK.RESERVE
              keys RO access
              later
            TOPK.LIST key [WITHCOUNT]
              2.0.0 | readonly | O(k * log k) for k items on the list
              Lists the most frequent items, with their counts if wanted.
              see TOPK.ADD TOPK.QUERY
              keys RO access
              later
            TOPK.QUERY key item [item ...]
              2.0.0 | readonly | O(n) for n items
              Tells which items are among the most frequent.
              see TOPK.LIST TOPK.COUNT
              keys RO access
              later
            TOPK.RESERVE key topk [width depth decay]
              2.0.0 | write denyoom fast | O(1)
              Creates a sketch that keeps the k most frequent items.
              see TOPK.ADD TOPK.INFO
              keys OW insert
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
