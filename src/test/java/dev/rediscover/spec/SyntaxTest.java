package dev.rediscover.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxTest {
    private static final Map<String, Reference.Row> ROWS = Reference.rows();

    /** Lines of the reference whose brackets or spaces are not well formed; what we make of them is checked by eye. */
    private static final List<String> MALFORMED = List.of("FT.HYBRID", "INCREX");

    /** Arities that the reference gives otherwise than its syntax line, all of them containers or hidden arguments. */
    private static final Map<String, String> OTHER_ARITY = new TreeMap<>(Map.ofEntries(
            Map.entry("BACKUP", "2 although it is a container"),
            Map.entry("CLIENT|KILL", "the line lets all filters be left out"),
            Map.entry("CLUSTER|MIGRATION", "the line lets the task be left out"),
            Map.entry("COMMAND", "a container that also works alone"),
            Map.entry("DEBUG", "takes a subcommand that the line does not show"),
            Map.entry("HOTKEYS|START", "checked by the command itself"),
            Map.entry("PSYNC", "takes more words in newer versions"),
            Map.entry("QUIT", "ignores what follows"),
            Map.entry("REPLCONF", "takes pairs that the line does not show")));

    /** Command; what is typed behind it; what the hint still says. */
    private static final String HINTS = """
            LPUSH; ; key element [element ...]
            LPUSH; a; element [element ...]
            LPUSH; a b; [element ...]
            LPUSH; a b c; [element ...]
            HSET; h f; value [field value ...]
            HSET; h f v; [field value ...]
            HSET; h f v g; value [field value ...]
            ZADD; z NX; [GT | LT] [CH] [INCR] score member [score member ...]
            ZADD; z ch nx; [GT | LT] [INCR] score member [score member ...]
            ZADD; z ch 1; member [score member ...]
            SET; k v GET NX; [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | \
            KEEPTTL]
            GETEX; k EX; seconds
            GETEX; k EX 10;
            BLPOP; a; [key ...] timeout
            LMPOP; 2; key key <LEFT | RIGHT> [COUNT count]
            LMPOP; 2 a; key <LEFT | RIGHT> [COUNT count]
            LMPOP; 1 a; <LEFT | RIGHT> [COUNT count]
            LMPOP; 1 LEFT left; [COUNT count]
            LMOVE; a b LEFT; <LEFT | RIGHT>
            ZRANGE; z 0 -1 REV; [BYSCORE | BYLEX] [LIMIT offset count] [WITHSCORES]
            ZRANGE; z 0 -1 LIMIT 0; count [BYSCORE | BYLEX] [REV] [WITHSCORES]
            GEOSEARCH; g BYRADIUS 1 km FROMMEMBER; member [ASC | DESC] [COUNT count [ANY]] [WITHCOORD] [WITHDIST] \
            [WITHHASH]
            GEOSEARCH; g FROMMEMBER m BYBOX 1 1 km COUNT 2; [ANY] [ASC | DESC] [WITHCOORD] [WITHDIST] [WITHHASH]
            XADD; s MAXLEN ~ 5; [LIMIT count] [NOMKSTREAM] [KEEPREF | DELREF | ACKED] [IDMPAUTO producer-id | IDMP \
            producer-id idempotent-id] <* | id> field value [field value ...]
            XADD; s *; field value [field value ...]
            XREAD; STREAMS a; [key ...] id [id ...]
            EVAL; return 0; [arg [arg ...]]
            EVAL; return 1; key [arg [arg ...]]
            BITFIELD; k GET u8 0; [GET encoding offset | [OVERFLOW <WRAP | SAT | FAIL>] <SET encoding offset value \
            | INCRBY encoding offset increment> ...]
            JSON.STRAPPEND; d p; value
            HEXPIRE; h 10 FIELDS 2 a; field
            CLIENT|KILL; TYPE; <NORMAL | MASTER | SLAVE | REPLICA | PUBSUB> [[ID client-id] | [TYPE <NORMAL | \
            MASTER | SLAVE | REPLICA | PUBSUB>] | [USER username] | [ADDR ip:port] | [LADDR ip:port] | [SKIPME <YES \
            | NO>] | [MAXAGE maxage] ...]
            PING; x;
            TTL; k;
            """;

    @Test
    void everyLineOfTheReferencePrintsAsItWasRead() {
        for (Reference.Row row : ROWS.values()) {
            Syntax syntax = Syntax.parse(row.syntax(), row.nameWords(), row.group());
            if (!MALFORMED.contains(row.name())) {
                assertThat(syntax).hasToString(row.syntax());
            }
            assertThat(Syntax.parse(syntax.toString(), row.nameWords(), row.group())
                            .root())
                    .as(row.words())
                    .isEqualTo(syntax.root());
        }
    }

    @Test
    void theArityOfTheReferenceFollowsFromTheLine() {
        Map<String, String> differing = new TreeMap<>();
        for (Reference.Row row : ROWS.values()) {
            boolean container = ROWS.keySet().stream().anyMatch(name -> name.startsWith(row.name() + "|"));
            int arity = Arity.of(row.syntax(), container && !row.name().equals("COMMAND"));
            if (!row.arity().isEmpty() && !row.arity().equals(Integer.toString(arity))) {
                differing.put(row.name(), row.arity() + " but its line says " + arity + ": " + row.syntax());
            }
        }
        assertThat(differing.keySet()).as(differing.toString()).isEqualTo(OTHER_ARITY.keySet());
    }

    @Test
    void arityAndTreeAgreeOnTheLeastNumberOfWords() {
        for (Reference.Row row : ROWS.values()) {
            Syntax syntax = Syntax.parse(row.syntax(), row.nameWords(), row.group());
            int least = row.nameWords() + SyntaxNode.leastWords(syntax.root());
            assertThat(Math.abs(Arity.of(row.syntax(), false))).as(row.words()).isEqualTo(least);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = HINTS, delimiter = ';', quoteCharacter = '\0')
    void theHintShrinksAsOneTypes(String name, String typed, String hint) {
        assertThat(syntax(name).hint(words(typed), true)).isEqualTo(hint == null ? "" : hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "GETEX; k KEE; ",
                "GETEX; k PERS; IST",
                "GETEX; k pxa; T unix-time-milliseconds",
                "LMPOP; 1 a LE; FT [COUNT count]",
                "LPUSH; k v; [element ...]",
            })
    void theHintCompletesAnOptionWordThatIsBegun(String name, String typed, String hint) {
        assertThat(syntax(name).hint(words(typed), false)).isEqualTo(hint == null ? "" : hint);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,a,-1", "GET,a b,1", "SET,k v EX ten,3", "SET,k v NX EX 10 XX,5", "LMPOP,2 a LEFT RIGHT,-1",
        "LMPOP,2 a b UP,3", "ZADD,z NX 1 m nan n,4", "EXPIRE,k soon,1", "EXPIRE,k 10 gt,-1", "LRANGE,l 0 end,2",
        "COPY,a b DB 1 REPLACE,-1", "COPY,a b DB x,3", "HELLO,3 SETNAME n AUTH u p,-1", "HELLO,3 AUTH u,-1"
    })
    void theFirstMisfitIsFound(String name, String typed, int misfit) {
        assertThat(syntax(name).match(words(typed)).misfit()).isEqualTo(misfit);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,a,true",
        "SET,k,false",
        "SET,k v EX,false",
        "SET,k v EX 1,true",
        "MSET,a 1 b,false",
        "GET,a b,false"
    })
    void completeIsWhatNeedsNothingMore(String name, String typed, boolean complete) {
        assertThat(syntax(name).match(words(typed)).isComplete()).isEqualTo(complete);
    }

    @Test
    void tokensAndValuesSayWhatMayComeNext() {
        SyntaxMatch afterKey = syntax("ZADD").match(words("z NX"));
        assertThat(afterKey.tokens()).containsExactly("GT", "LT", "CH", "INCR");
        assertThat(afterKey.values()).containsExactly(new SyntaxNode.Value("score", ArgType.DOUBLE));
        assertThat(syntax("BLPOP").match(words("a")).values())
                .extracting(SyntaxNode.Value::name)
                .containsExactly("key", "timeout");
        assertThat(syntax("ZADD").keyType()).isEqualTo("zset");
        assertThat(syntax("DEL").keyType()).isNull();
    }

    @Test
    void rolesTellWhatEachArgumentIs() {
        assertThat(syntax("SET").match(words("EX 1 EX 1")).roles())
                .extracting(Object::toString)
                .containsExactly("key", "value", "EX", "seconds");
    }

    @Test
    void anyWordsAreRead() {
        List<String> vocabulary = List.of("", "1", "-1", "2", "9999999", "x", "key", "NX", "LIMIT", "STREAMS", "*");
        Random random = new Random(7);
        for (Reference.Row row : ROWS.values()) {
            Syntax syntax = syntax(row.name());
            for (int round = 0; round < 5; round++) {
                List<Bytes> words = new ArrayList<>();
                for (int i = random.nextInt(12); i > 0; i--) {
                    words.add(Bytes.of(vocabulary.get(random.nextInt(vocabulary.size()))));
                }
                SyntaxMatch match = syntax.match(words);
                int read = match.misfit() < 0 ? words.size() : match.misfit();
                assertThat(match.roles()).as(row.words() + " " + words).hasSize(read);
                assertThat(syntax.hint(words, false)).isNotNull();
            }
        }
    }

    @Test
    void longLinesAreReadInOnePass() {
        List<Bytes> words = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            words.add(Bytes.of(i));
        }
        assertThat(syntax("MSET").match(words).isComplete()).isTrue();
        assertThat(syntax("BLPOP").match(words).roles()).hasSize(20_000);
    }

    private static Syntax syntax(String name) {
        Reference.Row row = ROWS.get(name);
        return Syntax.parse(row.syntax(), row.nameWords(), row.group());
    }

    private static List<Bytes> words(String typed) {
        List<Bytes> words = new ArrayList<>();
        for (String word : (typed == null ? "" : typed).split(" ")) {
            if (!word.isEmpty()) {
                words.add(Bytes.of(word));
            }
        }
        return words;
    }
}
