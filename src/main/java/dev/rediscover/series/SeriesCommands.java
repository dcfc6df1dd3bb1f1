package dev.rediscover.series;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Time series: samples of a number over time, labelled, aggregated, thinned out by rules. */
public final class SeriesCommands implements Family {
    private static final String TABLE = """
            group timeseries
            TS.ADD key timestamp value [RETENTION retentionPeriod] [ENCODING <UNCOMPRESSED | COMPRESSED>] [CHUNK_SIZE
                size] [ON_DUPLICATE <BLOCK | FIRST | LAST | MIN | MAX | SUM>] [LABELS label value [label value ...]]
              1.0.0 | write denyoom | O(M) for M rules of the series
              Adds a sample to a series, which it creates if there is none.
              see TS.MADD TS.CREATE TS.RANGE
              keys RW update
              later
            TS.ALTER key [RETENTION retentionPeriod] [CHUNK_SIZE size] [DUPLICATE_POLICY <BLOCK | FIRST | LAST | MIN |
                MAX | SUM>] [LABELS label value [label value ...]]
              1.0.0 | write denyoom | O(N) for N labels
              Changes retention, labels and other settings of a series.
              see TS.CREATE TS.INFO
              keys RW update
              later
            TS.CREATE key [RETENTION retentionPeriod] [ENCODING <UNCOMPRESSED | COMPRESSED>] [CHUNK_SIZE size]
                [DUPLICATE_POLICY <BLOCK | FIRST | LAST | MIN | MAX | SUM>] [LABELS label value [label value ...]]
              1.0.0 | write denyoom fast | O(1)
              Creates an empty series.
              see TS.ADD TS.ALTER
              keys OW insert
              later
            TS.CREATERULE sourceKey destKey AGGREGATION <AVG | FIRST | LAST | MIN | MAX | SUM | RANGE | COUNT | STD.P
                | STD.S | VAR.P | VAR.S | TWA> bucketDuration [alignTimestamp]
              1.0.0 | write denyoom fast | O(1)
              Makes a rule that keeps aggregates of one series in another.
              see TS.DELETERULE TS.RANGE
              keys RW update
              keys RW update
              later
            TS.DECRBY key value [TIMESTAMP timestamp] [RETENTION retentionPeriod] [UNCOMPRESSED] [CHUNK_SIZE size]
                [LABELS label value [label value ...]]
              1.0.0 | write denyoom | O(M) for M rules of the series
              Adds a sample that is less than the last by a given value.
              see TS.INCRBY TS.ADD
              keys RW access update
              later
            TS.DEL key from_timestamp to_timestamp
              1.6.0 | write | O(N) for N samples deleted
              Deletes the samples between two times.
              see TS.RANGE TS.ADD
              keys RW delete
              later
            TS.DELETERULE sourceKey destKey
              1.0.0 | write fast | O(1)
              Removes an aggregation rule.
              see TS.CREATERULE
              keys RW update
              keys RW update
              later
            TS.GET key [LATEST]
              1.0.0 | readonly fast | O(1)
              Reads the newest sample of a series.
              see TS.MGET TS.RANGE
              keys RO access
              later
            TS.INCRBY key value [TIMESTAMP timestamp] [RETENTION retentionPeriod] [UNCOMPRESSED] [CHUNK_SIZE size]
                [LABELS label value [label value ...]]
              1.0.0 | write denyoom | O(M) for M rules of the series
              Adds a sample that is more than the last by a given value.
              see TS.DECRBY TS.ADD
              keys RW access update
              later
            TS.INFO key [DEBUG]
              1.0.0 | readonly fast | O(1)
              Tells settings, labels and rules of a series.
              see TS.ALTER TS.QUERYINDEX
              keys RO access
              later
            TS.MADD key timestamp value [key timestamp value ...]
              1.0.0 | write denyoom | O(N * M) for N series with M rules
              Adds samples to several series.
              see TS.ADD
              keys RW update
              later
            TS.MGET [LATEST] [WITHLABELS | SELECTED_LABELS label1 [label1 ...]] FILTER <l=v | l!=v | l= | l!= |
                l=(v1,v2,...) | l!=(v1,v2,...) [l=v | l!=v | l= | l!= | l=(v1,v2,...) | l!=(v1,v2,...) ...]>
              1.0.0 | readonly | O(n) for n series that fit
              Reads the newest samples of all series whose labels fit.
              see TS.GET TS.MRANGE TS.QUERYINDEX
              later
            TS.MRANGE fromTimestamp toTimestamp [LATEST] [FILTER_BY_TS Timestamp [Timestamp ...]] [FILTER_BY_VALUE min
                max] [WITHLABELS | SELECTED_LABELS label1 [label1 ...]] [COUNT count] [[ALIGN value] AGGREGATION
                aggregators bucketDuration [BUCKETTIMESTAMP] [EMPTY]] FILTER <l=v | l!=v | l= | l!= | l=(v1,v2,...) |
                l!=(v1,v2,...) [l=v | l!=v | l= | l!= | l=(v1,v2,...) | l!=(v1,v2,...) ...]> [GROUPBY label REDUCE
                reducer] [EXCLUDEEMPTY]
              1.0.0 | readonly | O(n/m + k) for n samples, m to a chunk, k in the range
              Reads samples of all series whose labels fit, the oldest first.
              see TS.MREVRANGE TS.RANGE TS.QUERYINDEX
              later
            TS.MREVRANGE fromTimestamp toTimestamp [LATEST] [FILTER_BY_TS Timestamp [Timestamp ...]] [FILTER_BY_VALUE
                min max] [WITHLABELS | SELECTED_LABELS label1 [label1 ...]] [COUNT count] [[ALIGN value] AGGREGATION
                aggregators bucketDuration [BUCKETTIMESTAMP] [EMPTY]] FILTER <l=v | l!=v | l= | l!= | l=(v1,v2,...) |
                l!=(v1,v2,...) [l=v | l!=v | l= | l!= | l=(v1,v2,...) | l!=(v1,v2,...) ...]> [GROUPBY label REDUCE
                reducer] [EXCLUDEEMPTY]
              1.4.0 | readonly | O(n/m + k) for n samples, m to a chunk, k in the range
              Reads samples of all series whose labels fit, the newest first.
              see TS.MRANGE TS.REVRANGE
              later
            TS.NRANGE numkeys key [key ...] fromTimestamp toTimestamp [LATEST] [FILTER_BY_TS ts [ts ...]]
                [FILTER_BY_VALUE min max] [COUNT count] [[ALIGN align] AGGREGATION aggregators [aggregators ...]
                bucketDuration [BUCKETTIMESTAMP <start | - | end | + | mid | ~>] [EMPTY]]
              8.10.0 | readonly movablekeys | O(n/m + k) for each series
              Reads the same range of several named series, the oldest first.
              see TS.RANGE TS.NREVRANGE
              keys RO access
              later
            TS.NREVRANGE numkeys key [key ...] fromTimestamp toTimestamp [LATEST] [FILTER_BY_TS ts [ts ...]]
                [FILTER_BY_VALUE min max] [COUNT count] [[ALIGN align] AGGREGATION aggregators [aggregators ...]
                bucketDuration [BUCKETTIMESTAMP <start | - | end | + | mid | ~>] [EMPTY]]
              8.10.0 | readonly movablekeys | O(n/m + k) for each series
              Reads the same range of several named series, the newest first.
              see TS.REVRANGE TS.NRANGE
              keys RO access
              later
            TS.QUERYINDEX <l=v | l!=v | l= | l!= | l=(v1,v2,...) | l!=(v1,v2,...) [l=v | l!=v | l= | l!= |
                l=(v1,v2,...) | l!=(v1,v2,...) ...]>
              1.0.0 | readonly | O(n) for n series that fit
              Lists the series whose labels fit.
              see TS.MGET TS.MRANGE
              later
            TS.QUERYLABELS <LABELS | VALUES label> [FILTER filterExpr [filterExpr ...]]
              8.10.0 | readonly | O(n) for n labels or series
              Lists the labels in use, or the values of one.
              see TS.QUERYINDEX
              later
            TS.RANGE key fromTimestamp toTimestamp [LATEST] [FILTER_BY_TS Timestamp [Timestamp ...]] [FILTER_BY_VALUE
                min max] [COUNT count] [[ALIGN value] AGGREGATION aggregators bucketDuration [BUCKETTIMESTAMP]
                [EMPTY]]
              1.0.0 | readonly | O(n/m + k) for n samples, m to a chunk, k in the range
              Reads the samples between two times, the oldest first, aggregated if wanted.
              see TS.REVRANGE TS.MRANGE TS.GET
              keys RO access
              later
            TS.READ key timestamp [BLOCK milliseconds min_count] [MAX_COUNT max_count]
              8.10.0 | readonly | O(log n + k) for n samples, k in the reply
              Reads samples newer than a time and can wait for them.
              see TS.RANGE TS.GET
              keys RO
              later
            TS.REVRANGE key fromTimestamp toTimestamp [LATEST] [FILTER_BY_TS Timestamp [Timestamp ...]]
                [FILTER_BY_VALUE min max] [COUNT count] [[ALIGN value] AGGREGATION aggregators bucketDuration
                [BUCKETTIMESTAMP] [EMPTY]]
              1.4.0 | readonly | O(n/m + k) for n samples, m to a chunk, k in the range
              Reads the samples between two times, the newest first, aggregated if wanted.
              see TS.RANGE TS.MREVRANGE
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
