package dev.rediscover.search;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Search: indexes over hashes and JSON documents, queries on them, and suggestions while one types. */
public final class SearchCommands implements Family {
    private static final String TABLE = """
            group search
            FT.AGGREGATE index query [VERBATIM] [LOAD count field [field ...]] [TIMEOUT timeout] [GROUPBY nargs
                property [property ...] [REDUCE function nargs [arg [arg ...]] [AS name]]] [SORTBY nargs property [ASC
                | DESC] [property [ASC | DESC] ...] [MAX num]] [APPLY expression AS name [APPLY expression AS name
                ...]] [LIMIT offset num] [FILTER filter] [WITHCURSOR [COUNT read_size] [MAXIDLE idle_time]] [PARAMS
                nargs name value [name value ...]] [DIALECT dialect]
              1.1.0 | readonly | O(N) for N documents that fit
              Finds documents, then groups, counts and computes over them.
              see FT.SEARCH FT.CURSOR|READ
              later
            FT.ALIASADD alias index
              1.0.0 | | O(1)
              Gives an index another name.
              see FT.ALIASDEL FT.ALIASUPDATE
              later
            FT.ALIASDEL alias
              1.0.0 | | O(1)
              Takes a name from an index.
              see FT.ALIASADD
              later
            FT.ALIASLIST index
              8.10.0 | readonly | O(N) for N names
              Lists the other names of an index.
              see FT.ALIASADD
              later
            FT.ALIASUPDATE alias index
              1.0.0 | | O(1)
              Gives a name to an index, taking it from another if need be.
              see FT.ALIASADD
              later
            FT.ALTER index [SKIPINITIALSCAN] SCHEMA ADD field options
              1.0.0 | | O(N) for N keys to index
              Adds a field to an index.
              see FT.CREATE FT.INFO
              later
            FT.CONFIG
              1.0.0 | | Depends on the subcommand
              Reads and changes the settings of search.
              see CONFIG|GET
              container
              later
            FT.CONFIG|GET option
              1.0.0 | readonly | O(1)
              Tells settings of search.
              see FT.CONFIG|SET
              acl admin
              later
            FT.CONFIG|HELP option
              1.0.0 | readonly | O(1)
              Explains a setting of search.
              see FT.CONFIG|GET
              acl admin
              later
            FT.CONFIG|SET option value
              1.0.0 | | O(1)
              Changes a setting of search.
              see FT.CONFIG|GET
              acl admin
              later
            FT.CREATE index [ON <HASH | JSON>] [PREFIX count prefix [prefix ...]] [FILTER filter] [LANGUAGE
                default_lang] [LANGUAGE_FIELD lang_attribute] [SCORE default_score] [SCORE_FIELD score_attribute]
                [PAYLOAD_FIELD payload_attribute] [MAXTEXTFIELDS] [TEMPORARY seconds] [NOOFFSETS] [NOHL] [NOFIELDS]
                [NOFREQS] [STOPWORDS count [stopword [stopword ...]]] [SKIPINITIALSCAN] [INDEXALL <ENABLE | DISABLE>]
                SCHEMA field_name [AS alias] <TEXT | TAG | NUMERIC | GEO | VECTOR> [WITHSUFFIXTRIE] [INDEXEMPTY]
                [INDEXMISSING] [SORTABLE [UNF]] [NOINDEX] [field_name [AS alias] <TEXT | TAG | NUMERIC | GEO | VECTOR>
                [WITHSUFFIXTRIE] [INDEXEMPTY] [INDEXMISSING] [SORTABLE [UNF]] [NOINDEX] ...]
              1.0.0 | | O(K) for K fields, O(N) in the background for N keys
              Creates an index over hashes or JSON documents and says which fields it has.
              see FT.SEARCH FT.ALTER FT.DROPINDEX FT.INFO
              later
            FT.CURSOR
              1.1.0 | | Depends on the subcommand
              Goes on reading a long result.
              see FT.SEARCH
              container
              later
            FT.CURSOR|DEL index cursor_id
              1.1.0 | readonly | O(1)
              Gives up a cursor.
              see FT.CURSOR|READ
              later
            FT.CURSOR|READ index cursor_id [COUNT read_size]
              1.1.0 | readonly | O(1)
              Reads the next part of a long result.
              see FT.CURSOR|DEL
              later
            FT.DICTADD dict term [term ...]
              1.4.0 | | O(1) for each term
              Adds terms to a dictionary.
              see FT.DICTDEL FT.DICTDUMP FT.SPELLCHECK
              later
            FT.DICTDEL dict term [term ...]
              1.4.0 | | O(1) for each term
              Deletes terms from a dictionary.
              see FT.DICTADD
              later
            FT.DICTDUMP dict
              1.4.0 | readonly | O(N) for N terms
              Lists the terms of a dictionary.
              see FT.DICTADD
              later
            FT.DROPINDEX index [DD]
              2.0.0 | write | O(1), O(N) for N keys deleted with it
              Deletes an index, and what it indexes too if asked to.
              see FT.CREATE FT._LIST
              acl dangerous
              later
            FT.EXPLAIN index query [DIALECT dialect]
              1.0.0 | readonly | O(1)
              Shows how a query was understood.
              see FT.EXPLAINCLI FT.PROFILE FT.SEARCH
              later
            FT.EXPLAINCLI index query [DIALECT dialect]
              1.0.0 | readonly | O(1)
              Shows how a query was understood, line by line.
              see FT.EXPLAIN
              later
            FT.HYBRID index SEARCH query [SCORER scorer] [YIELD_SCORE_AS name] VSIM vector_field $vector_param [KNN
                count K k [EF_RUNTIME ef_runtime] [SHARD_K_RATIO shard_k_ratio]] [RANGE count RADIUS radius [EPSILON
                epsilon]] [YIELD_SCORE_AS name] [FILTER count filter_expression [POLICY <ADHOC | BATCHES> [BATCH_SIZE
                batch_size]]] [COMBINE <RRF count [CONSTANT constant] | LINEAR count [ALPHA alpha] [BETA beta]>
                [WINDOW window] [YIELD_SCORE_AS name]] [LIMIT offset num] [SORTBY count sortby [ASC | DESC]] [NOSORT]
                [LOAD count field [field ...]] [GROUPBY nargs property [property ...] [REDUCE function nargs arg [arg
                ...] [AS name]]] [APPLY expression AS name [APPLY expression AS name ...]] [FILTER filter] PARAMS
                nargs vector_param vector_blob [name value ...] [TIMEOUT timeout]
              8.4.0 | readonly | O(N + M) for N results by words and M by vectors
              Searches by words and by vectors and fuses both results into one.
              see FT.SEARCH VSIM
              later
            FT.INFO index
              1.0.0 | readonly | O(1)
              Tells the fields, the settings and the state of an index.
              see FT.CREATE FT._LIST
              later
            FT.PROFILE index <SEARCH | HYBRID | AGGREGATE> [LIMITED] QUERY query
              2.2.0 | readonly | O(N) for N results
              Runs a query and tells where its time went.
              see FT.EXPLAIN FT.SEARCH
              later
            FT.SEARCH index query [NOCONTENT] [VERBATIM] [NOSTOPWORDS] [WITHSCORES] [WITHPAYLOADS] [WITHSORTKEYS]
                [FILTER numeric_field min max [FILTER numeric_field min max ...]] [GEOFILTER geo_field lon lat radius
                <M | KM | MI | FT> [GEOFILTER geo_field lon lat radius <M | KM | MI | FT> ...]] [INKEYS count key [key
                ...]] [INFIELDS count field [field ...]] [RETURN count identifier [AS property] [identifier [AS
                property] ...]] [SUMMARIZE [FIELDS count field [field ...]] [FRAGS num] [LEN fragsize] [SEPARATOR
                separator]] [HIGHLIGHT [FIELDS count field [field ...]] [TAGS open close]] [SLOP slop] [TIMEOUT
                timeout] [INORDER] [LANGUAGE language] [EXPANDER expander] [SCORER scorer] [EXPLAINSCORE] [PAYLOAD
                payload] [SORTBY sortby [ASC | DESC]] [LIMIT offset num] [PARAMS nargs name value [name value ...]]
                [DIALECT dialect]
              1.0.0 | readonly | O(N) for N results of a query of one word
              Finds the documents that fit a query.
              see FT.CREATE FT.EXPLAIN FT.HYBRID
              later
            FT.SPELLCHECK index query [DISTANCE distance] [TERMS <INCLUDE | EXCLUDE> dictionary [terms [terms ...]]]
                [DIALECT dialect]
              1.4.0 | readonly | O(1)
              Finds misspelt words in a query and suggests others.
              see FT.DICTADD FT.SEARCH
              later
            FT.SYNDUMP index
              1.2.0 | | O(1)
              Lists the synonyms of an index.
              see FT.SYNUPDATE
              later
            FT.SYNUPDATE index synonym_group_id [SKIPINITIALSCAN] term [term ...]
              1.2.0 | readonly | O(1)
              Adds terms to a group of synonyms.
              see FT.SYNDUMP
              later
            FT.TAGVALS index field_name
              1.0.0 | readonly | O(N) for N values
              Lists the values that a tag field has.
              see FT.SEARCH FT.INFO
              acl dangerous
              later
            FT._LIST
              2.0.0 | readonly | O(1)
              Lists all indexes.
              see FT.INFO FT.CREATE
              acl admin
              later
            group suggestion
            FT.SUGADD key string score [INCR] [PAYLOAD payload]
              1.0.0 | write denyoom | O(1)
              Adds a text to the suggestions of a key, with a score.
              see FT.SUGGET FT.SUGDEL
              keys RW update
              later
            FT.SUGDEL key string
              1.0.0 | write | O(1)
              Deletes a text from the suggestions of a key.
              see FT.SUGADD
              keys RW delete
              later
            FT.SUGGET key prefix [FUZZY] [WITHSCORES] [WITHPAYLOADS] [MAX max]
              1.0.0 | readonly | O(1)
              Suggests texts that begin with what was typed.
              see FT.SUGADD FT.SUGLEN
              keys RO access
              later
            FT.SUGLEN key
              1.0.0 | | O(1)
              Counts the suggestions of a key.
              see FT.SUGADD
              keys RO
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
