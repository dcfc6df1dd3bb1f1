package dev.rediscover.persist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.RandomSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of strangers are taken whole or refused in a sentence that says where. */
class HostileFilesTest {
    private static final int MUTATIONS = 1500;

    /** A line, {@code TYPE} standing for a key and the name of a type, and what is said of it. */
    private static final String FAULTS = """
            [] | line 1: a line must be an object
            { | line 1, column 2: it ends too early
            {'key':'a','key':'b'} | line 1, column 12: "key" is there twice
            {'key':'a'} | line 1: a line lacks the field "type"
            {TYPE:'string'} | line 1: a line lacks the field "value"
            {TYPE:'string','value':1} | line 1: "value" must be text, or {"base64": "..."}
            {TYPE:'string','value':{'base64':'?'}} | line 1: "value" holds what is not base64
            {TYPE:'string','value':'1','ttl':5} | line 1: a line has no field "ttl"
            {TYPE:'string','value':'1','expireAt':-5} | line 1: "expireAt" must not be negative
            {TYPE:'string','value':'1','expireAt':1.5} | line 1: "expireAt" must be an integer
            {TYPE:'string','value':'1','db':16} | line 1: "db" is from 0 to 15
            {TYPE:'tree','value':[]} | line 1: there is no type "tree"
            {TYPE:'list','value':[]} | line 1: "value" is empty, and a key without elements cannot be
            {TYPE:'set','value':['a','a']} | line 1: a member is there twice
            {TYPE:'zset','value':[['a','1']]} | line 1: a score must be a number, "inf" or "-inf"
            {TYPE:'zset','value':[['a',1e999]]} | line 1: a score must be a number
            {TYPE:'zset','value':[['a']]} | line 1: each item of a sorted set
            {TYPE:'hash','value':{'f':'v'},'fieldExpireAt':{'g':1}} | line 1: "fieldExpireAt" names a field
            {TYPE:'array','value':[[-1,'v']]} | line 1: a position must be from 0 to 18446744073709551614
            {TYPE:'array','value':[[18446744073709551615,'v']]} | line 1: a position must be from 0
            {TYPE:'stream','value':[['2-1',['f','v']],['1-1',['f','v']]]} | line 1: the ids of the entries must
            {TYPE:'stream','value':[['1-1',['f']]]} | line 1: an entry has fields and values in turn
            {TYPE:'stream','value':[['1-1',['f','v']]],'lastId':'0-1'} | line 1: "lastId" is less than an id
            {TYPE:'stream','value':[],'groups':[{'name':'g','lastId':'0-0','pending':[['1-1','c',1,1]]}]} | line 1: a
            {'key':'\\ud800','type':'string','value':''} | line 1, column 9: half of a character (\\ud800) stands alone
            {'key':'\\x','type':'string','value':''} | line 1, column 9: there is no such escape
            {'key':'a\u00ff'} | line 1: this is not UTF-8
            {'a':[[[[[[[[[[]]]]]]]]]]} | line 1, column 13: it is nested too deeply
            {'library':'no code'} | a library of functions cannot be loaded: ERR Missing library metadata
            {TYPE:'string','value':01} | line 1, column 36: this is no value
            """;

    private final long seed = Long.getLong("exchange.seed", 8);

    @TempDir
    private Path folder;

    private DataImport read(String name, String text) throws IOException, Refused {
        Path file = folder.resolve(name);
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        return DataImport.read(file, ExchangeFormat.of(name), OddData.empty(), Steps.SILENT);
    }

    static Stream<Arguments> faults() {
        return FAULTS.lines()
                .map(line -> line.split(" \\| "))
                .map(row -> Arguments.of(row[0].replace("TYPE:", "'key':'a','type':"), row[1]));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_is_wrong_with_json_lines_is_said(String line, String message) {
        assertThatThrownBy(() -> read("x.jsonl", line.replace('\'', '"')))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_key_that_comes_twice_is_refused_with_its_line() {
        String line = "{\"key\":\"a\",\"type\":\"string\",\"value\":\"1\"}\n";
        assertThatThrownBy(() -> read("x.jsonl", line + "\n" + line))
                .hasMessage("line 3: this key is there a second time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GET|line 1: ERR wrong number of arguments for 'get' command",
                "SHUTDOWN NOSAVE|line 1: SHUTDOWN is not about keys; only commands that read or write keys are taken",
                "CONFIG SET dir /|line 1: CONFIG SET is not about keys",
                "EVAL 'while true do end' 0|line 1: EVAL runs a script; scripts and functions are not run from a file",
                "EVAL_RO 'while true do end' 0|line 1: EVAL_RO runs a script; scripts and functions are not run",
                "evalsha_ro 0123456789012345678901234567890123456789 0|line 1: EVALSHA_RO runs a script;",
                "FCALL_RO f 0|line 1: FCALL_RO runs a script;",
                "FUNCTION FLUSH|line 1: FUNCTION FLUSH is not about keys; of functions only FUNCTION LOAD and",
                "SCRIPT LOAD 'return 1'|line 1: SCRIPT LOAD is not about keys; of functions only",
                "BLPOP nobody 0|line 1: BLPOP waits, and here nobody comes",
                "MIGRATE 127.0.0.1 6379 a 0 100|line 1: there is no command MIGRATE",
                "SET \"a|line 1: the double quote at column 5 is never closed",
                "*3|line 1: a command should stand here, as one would type it",
            })
    @Timeout(20)
    void commands_that_are_not_about_keys_are_refused(String line, String message) {
        assertThatThrownBy(() -> read("x.redis", line))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void scripts_are_refused_in_transactions_too_with_their_line() {
        assertThatThrownBy(() -> read("x.redis", "MULTI\n\nSET a 1\nEVAL_RO 'return 1' 0\nEXEC\n"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("line 4: EVAL_RO runs a script;");
    }

    @Test
    void functions_are_taken() throws Exception {
        String code = "#!lua name=lib\\nredis.register_function('f', function() return 1 end)";
        assertThat(read("x.redis", "FUNCTION LOAD \"" + code + "\"\nSET a 1\n")).isEqualTo(new DataImport(1, 0, 1));
    }

    @Test
    void comments_blank_lines_and_transactions_are_taken() throws Exception {
        assertThat(read("x.redis", "# a file\r\n\r\nMULTI\r\nSET a 1\r\nSET b 2\r\nEXEC\r\nSELECT 1\nSET c 3"))
                .isEqualTo(new DataImport(3, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(ExchangeFormat.class)
    @Timeout(240)
    void mutated_files_are_taken_or_refused(ExchangeFormat format) throws Exception {
        RandomSource random = new RandomSource(seed);
        OddData data = new OddData(seed);
        for (int i = 0; i < 40; i++) {
            data.add(true);
        }
        Path file = folder.resolve("x" + format.endings().get(0));
        DataExport.write(data.engine.fork(), Selection.ALL, file, format, 0, Map.of(), Steps.SILENT);
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] broken = whole.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, random.nextInt(4) == 0 ? Arrays.copyOf(broken, random.nextInt(broken.length)) : broken);
            try {
                DataImport.read(file, format, OddData.empty(), Steps.SILENT);
            } catch (Refused e) {
                refused++;
                assertThat(e.getMessage())
                        .as("seed " + seed + ", mutation " + i)
                        .isNotBlank()
                        .doesNotContain("null");
            }
        }
        System.out.printf("exchange: %s, %d of %d mutated files refused, seed %d%n", format, refused, MUTATIONS, seed);
        assertThat(refused).isPositive();
    }
}
