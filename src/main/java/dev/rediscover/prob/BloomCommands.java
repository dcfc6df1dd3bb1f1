package dev.rediscover.prob;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Bloom filters: "surely not" or "probably yes" about membership. */
public final class BloomCommands implements Family {
    private static final String TABLE = """
            group bf
            BF.ADD key item
              1.0.0 | write denyoom | O(k) for k hash functions
              Adds an item to a Bloom filter, which it creates if there is none.
              see BF.EXISTS BF.MADD BF.RESERVE
              keys RW insert
              later
            BF.CARD key
              2.4.4 | readonly fast | O(1)
              Tells how many different items a Bloom filter was given, as far as it noticed.
              see BF.INFO BF.ADD
              keys RO
              later
            BF.EXISTS key item
              1.0.0 | readonly | O(k) for k hash functions
              Tells whether an item may have been added; "no" is certain.
              see BF.ADD BF.MEXISTS
              keys RO
              later
            BF.INFO key [CAPACITY | SIZE | FILTERS | ITEMS | EXPANSION]
              1.0.0 | readonly fast | O(1)
              Tells size, capacity and other facts of a Bloom filter.
              see BF.CARD BF.RESERVE
              keys RO access
              later
            BF.INSERT key [CAPACITY capacity] [ERROR error] [EXPANSION expansion] [NOCREATE] [NONSCALING] ITEMS item
                [item ...]
              1.0.0 | write denyoom | O(k * n) for k hash functions and n items
              Adds items to a Bloom filter, saying how to create it if there is none.
              see BF.MADD BF.RESERVE
              keys RW insert
              later
            BF.LOADCHUNK key iterator data
              1.0.0 | write denyoom | O(n) for n bytes
              Restores one piece of a Bloom filter that BF.SCANDUMP gave.
              see BF.SCANDUMP
              keys RW insert
              later
            BF.MADD key item [item ...]
              1.0.0 | write denyoom | O(k * n) for k hash functions and n items
              Adds several items to a Bloom filter.
              see BF.ADD BF.INSERT
              keys RW insert
              later
            BF.MEXISTS key item [item ...]
              1.0.0 | readonly | O(k * n) for k hash functions and n items
              Tells for several items whether they may have been added.
              see BF.EXISTS
              keys RO
              later
            BF.RESERVE key error_rate capacity [EXPANSION expansion] [NONSCALING]
              1.0.0 | write denyoom fast | O(1)
              Creates an empty Bloom filter for a given error rate and capacity.
              see BF.ADD BF.INFO
              keys OW insert
              later
            BF.SCANDUMP key iterator
              1.0.0 | write denyoom | O(n) for n bytes
              Reads a Bloom filter piece by piece, to restore it elsewhere.
              see BF.LOADCHUNK
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
