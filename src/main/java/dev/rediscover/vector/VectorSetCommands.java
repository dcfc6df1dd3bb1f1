package dev.rediscover.vector;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Vector sets: members with a direction in space, found by likeness. */
public final class VectorSetCommands implements Family {
    private static final String TABLE = """
            group vector_set
            VADD key [REDUCE dim] (FP32 | VALUES num) vector element [CAS] [NOQUANT | Q8 | BIN] [EF
                build-exploration-factor] [SETATTR attributes] [M numlinks]
              8.0.0 | write denyoom | O(log N) for N elements
              Adds an element with its vector to a vector set, or gives it a new vector.
              see VSIM VREM VSETATTR
              keys RW update
              later
            VCARD key
              8.0.0 | readonly fast | O(1)
              Counts the elements of a vector set.
              see VDIM VINFO
              keys RO
              later
            VDIM key
              8.0.0 | readonly fast | O(1)
              Tells how many dimensions the vectors of a set have.
              see VCARD VINFO
              keys RO
              later
            VEMB key element [RAW]
              8.0.0 | readonly fast | O(1)
              Reads the vector of an element, about as it was given.
              see VADD VSIM
              keys RO access
              later
            VGETATTR key element
              8.0.0 | readonly fast | O(1)
              Reads the JSON attributes of an element.
              see VSETATTR VSIM
              keys RO access
              later
            VINFO key
              8.0.0 | readonly fast | O(1)
              Tells how a vector set is built.
              see VCARD VDIM
              keys RO access
              later
            VISMEMBER key element
              8.0.0 | readonly | O(1)
              Tells whether an element is in a vector set.
              see VCARD VRANDMEMBER
              keys RO
              later
            VLINKS key element [WITHSCORES]
              8.0.0 | readonly fast | O(1)
              Shows the neighbours of an element in the graph that makes search quick.
              see VSIM VINFO
              keys RO access
              later
            VRANDMEMBER key [count]
              8.0.0 | readonly | O(N) for N elements picked
              Picks elements at random.
              see VRANGE VCARD
              keys RO access
              later
            VRANGE key start end [count]
              8.4.0 | readonly | O(log K + M) for K elements, M in the reply
              Reads the elements between two names, in the order of their bytes.
              see VRANDMEMBER VCARD
              keys RO access
              later
            VREM key element
              8.0.0 | write | O(log N) for N elements
              Removes an element.
              see VADD
              keys RW delete
              later
            VSETATTR key element "{ JSON obj }"
              8.0.0 | write fast | O(1)
              Sets, changes or removes the JSON attributes of an element.
              see VGETATTR VADD
              keys RW update
              later
            VSIM key (ELE | FP32 | VALUES num) (vector | element) [WITHSCORES] [WITHATTRIBS] [COUNT num] [EPSILON
                delta] [EF search-exploration-factor] [FILTER expression] [FILTER-EF max-filtering-effort] [TRUTH]
                [NOTHREAD]
              8.0.0 | readonly | O(log N) for N elements
              Finds the elements whose vectors are most like a given one.
              see VADD VEMB VLINKS
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
