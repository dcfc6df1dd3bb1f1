package dev.rediscover.prob;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** t-digests: percentiles of a flood of numbers. */
public final class TDigestCommands implements Family {
    private static final String TABLE = """
            group tdigest
            TDIGEST.ADD key value [value ...]
              2.4.0 | write denyoom | O(N) for N numbers
              Adds numbers to a t-digest.
              see TDIGEST.CREATE TDIGEST.QUANTILE
              keys RW update
              later
            TDIGEST.BYRANK key rank [rank ...]
              2.4.0 | readonly | O(1)
              Estimates which number has a rank, counted from the least.
              see TDIGEST.BYREVRANK TDIGEST.RANK
              keys RO access
              later
            TDIGEST.BYREVRANK key reverse_rank [reverse_rank ...]
              2.4.0 | readonly | O(1)
              Estimates which number has a rank, counted from the greatest.
              see TDIGEST.BYRANK TDIGEST.REVRANK
              keys RO access
              later
            TDIGEST.CDF key value [value ...]
              2.4.0 | readonly | O(1)
              Estimates which share of the numbers is not greater than a value.
              see TDIGEST.QUANTILE TDIGEST.RANK
              keys RO access
              later
            TDIGEST.CREATE key [COMPRESSION compression]
              2.4.0 | write denyoom | O(1)
              Creates an empty t-digest.
              see TDIGEST.ADD TDIGEST.RESET
              keys OW insert
              later
            TDIGEST.INFO key
              2.4.0 | readonly | O(1)
              Tells size, compression and other facts of a t-digest.
              see TDIGEST.CREATE
              keys RO access
              later
            TDIGEST.MAX key
              2.4.0 | readonly fast | O(1)
              Tells the greatest number.
              see TDIGEST.MIN TDIGEST.QUANTILE
              keys RO access
              later
            TDIGEST.MERGE destination-key numkeys source-key [source-key ...] [COMPRESSION compression] [OVERRIDE]
              2.4.0 | write denyoom | O(N * K) for K digests of N centroids
              Merges t-digests into another.
              see TDIGEST.ADD TDIGEST.CREATE
              keys OW update
              keys RO access
              later
            TDIGEST.MIN key
              2.4.0 | readonly fast | O(1)
              Tells the least number.
              see TDIGEST.MAX TDIGEST.QUANTILE
              keys RO access
              later
            TDIGEST.QUANTILE key quantile [quantile ...]
              2.4.0 | readonly | O(1)
              Estimates below which number a given share of the numbers lies.
              see TDIGEST.CDF TDIGEST.BYRANK
              keys RO access
              later
            TDIGEST.RANK key value [value ...]
              2.4.0 | readonly | O(1)
              Estimates how many numbers are less than a value.
              see TDIGEST.REVRANK TDIGEST.CDF
              keys RO access
              later
            TDIGEST.RESET key
              2.4.0 | write fast | O(1)
              Empties a t-digest.
              see TDIGEST.CREATE
              keys RW delete
              later
            TDIGEST.REVRANK key value [value ...]
              2.4.0 | readonly | O(1)
              Estimates how many numbers are greater than a value.
              see TDIGEST.RANK
              keys RO access
              later
            TDIGEST.TRIMMED_MEAN key low_cut_quantile high_cut_quantile
              2.4.0 | readonly | O(N) for N centroids
              Estimates the mean of the numbers between two quantiles.
              see TDIGEST.QUANTILE
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
