package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.RespWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No function of a library takes endless time or memory, whatever it is given. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LibraryLimitsTest {
    private final Engine engine = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1));
    private final Client client = engine.connect((who, reply) -> {});

    private String eval(String script) {
        List<Bytes> words = List.of(Bytes.of("EVAL"), Bytes.of(script), Bytes.of("0"));
        return new String(RespWriter.encode(engine.execute(client, words), 2), StandardCharsets.ISO_8859_1);
    }

    @Test
    void repeating_nothing_is_done_at_once() {
        assertThat(eval("for i = 1, 1000 do string.rep('', 2^31 - 1) end return 1"))
                .isEqualTo(":1\r\n");
    }

    @Test
    void a_string_cannot_be_longer_than_the_engine_allows() {
        assertThat(eval("return string.rep('abc', 2^31 - 1)")).contains("resulting string too large");
    }

    @Test
    void what_only_looks_like_a_number_is_read_in_one_go() {
        assertThat(eval("return cjson.decode('1' .. string.rep('_', 1000000))"))
                .contains("Expected the end but found invalid token at character 2");
        assertThat(eval("return cjson.decode('[' .. string.rep('1-', 1000000))"))
                .contains("Expected comma or array end but found T_NUMBER at character 3");
    }

    @Test
    void a_string_of_many_pieces_takes_time_in_step_with_its_length() {
        assertThat(eval("local t = {} for i = 1, 200000 do t[i] = 'piece' end return #table.concat(t, ',')"))
                .isEqualTo(":1199999\r\n");
        assertThat(eval("return #(string.gsub(string.rep('a', 500000), 'a', 'bb'))"))
                .isEqualTo(":1000000\r\n");
        assertThat(eval("local t = {} for i = 1, 200000 do t[i] = i % 100 end return #cmsgpack.pack(t)"))
                .isEqualTo(":200005\r\n");
    }

    @Test
    void depth_is_bounded_when_reading_and_writing() {
        assertThat(eval("cjson.decode_max_depth(2^31 - 1) return cjson.decode(string.rep('[', 1000000))"))
                .contains("Found too many nested data structures (1501)");
        assertThat(eval("local t = {} t[1] = t cjson.encode_max_depth(2^31 - 1) return cjson.encode(t)"))
                .contains("Cannot serialise, excessive nesting (2601)");
        assertThat(eval("return cmsgpack.unpack(string.rep('\\145', 1000000))")).contains("stack overflow");
        assertThat(eval("return string.find(string.rep('a', 1000), string.rep('a?', 500))"))
                .contains("pattern too complex");
    }
}
