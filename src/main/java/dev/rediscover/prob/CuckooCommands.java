package dev.rediscover.prob;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Cuckoo filters: as Bloom filters, but items can also be deleted. */
public final class CuckooCommands implements Family {
    private static final String TABLE = """
            group cf
            CF.ADD key item
              1.0.0 | write denyoom | O(k + i) for k buckets and i moves
              Adds an item to a cuckoo filter, even if it is there already.
              see CF.ADDNX CF.EXISTS CF.DEL
              keys RW insert
              later
            CF.ADDNX key item
              1.0.0 | write denyoom | O(k + i) for k buckets and i moves
              Adds an item to a cuckoo filter unless it seems to be there.
              see CF.ADD CF.EXISTS
              keys RW insert
              later
            CF.COUNT key item
              1.0.0 | readonly | O(k) for k filters inside
              Estimates how often an item is in a cuckoo filter.
              see CF.EXISTS CF.ADD
              keys RO
              later
            CF.DEL key item
              1.0.0 | write | O(k) for k filters inside
              Deletes an item once from a cuckoo filter.
              see CF.ADD CF.EXISTS
              keys RW delete
              later
            CF.EXISTS key item
              1.0.0 | readonly | O(k) for k filters inside
              Tells whether an item may be in a cuckoo filter; "no" is certain.
              see CF.ADD CF.MEXISTS
              keys RO
              later
            CF.INFO key
              1.0.0 | readonly fast | O(1)
              Tells size and other facts of a cuckoo filter.
              see CF.RESERVE
              keys RO access
              later
            CF.INSERT key [CAPACITY capacity] [NOCREATE] ITEMS item [item ...]
              1.0.0 | write denyoom | O(n * (k + i)) for n items, k buckets and i moves
              Adds items to a cuckoo filter, saying how to create it if there is none.
              see CF.INSERTNX CF.ADD
              keys RW insert
              later
            CF.INSERTNX key [CAPACITY capacity] [NOCREATE] ITEMS item [item ...]
              1.0.0 | write denyoom | O(n * (k + i)) for n items, k buckets and i moves
              Adds items to a cuckoo filter unless they seem to be there.
              see CF.INSERT CF.ADDNX
              keys RW insert
              later
            CF.LOADCHUNK key iterator data
              1.0.0 | write denyoom | O(n) for n bytes
              Restores one piece of a cuckoo filter that CF.SCANDUMP gave.
              see CF.SCANDUMP
              keys RW insert
              later
            CF.MEXISTS key item [item ...]
              1.0.0 | readonly | O(k * n) for k filters inside and n items
              Tells for several items whether they may be in a cuckoo filter.
              see CF.EXISTS
              keys RO
              later
            CF.RESERVE key capacity [BUCKETSIZE bucketsize] [MAXITERATIONS maxiterations] [EXPANSION expansion]
              1.0.0 | write denyoom fast | O(1)
              Creates an empty cuckoo filter of a given capacity.
              see CF.ADD CF.INFO
              keys OW insert
              later
            CF.SCANDUMP key iterator
              1.0.0 | write denyoom | O(n) for n bytes
              Reads a cuckoo filter piece by piece, to restore it elsewhere.
              see CF.LOADCHUNK
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
