package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What redis-server 7.0 cannot tell of string commands, because they came later. The rest is compared with it. */
class StringCommandsTest {
    private final Session session = new Session();

    @Test
    void set_can_depend_on_the_value_that_is_there() {
        session.run("SET k one");
        assertThat(session.run("SET k two IFEQ nope")).isEqualTo("nil");
        assertThat(session.run("SET k two IFEQ one")).isEqualTo("OK");
        assertThat(session.run("SET k three IFNE two")).isEqualTo("nil");
        assertThat(session.run("SET k three IFNE one GET")).isEqualTo("\"two\"");
        assertThat(session.run("SET missing x IFEQ y")).isEqualTo("nil");
        assertThat(session.run("SET missing x IFNE y")).isEqualTo("OK");
        assertThat(session.run("SET k x IFEQ one NX")).isEqualTo("!ERR syntax error");
        assertThat(session.run("SET k x IFEQ")).isEqualTo("!ERR syntax error");
        session.run("RPUSH l a");
        assertThat(session.run("SET l x IFEQ a")).startsWith("!WRONGTYPE");
    }

    @Test
    void a_digest_stands_for_a_value() {
        session.run("SET k hello");
        String digest = session.run("DIGEST k").replace("\"", "");
        assertThat(digest).matches("[0-9a-f]{16}");
        assertThat(session.run("DIGEST nosuch")).isEqualTo("nil");
        assertThat(session.run("SET k world IFDEQ " + digest.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo("OK");
        assertThat(session.run("SET k again IFDEQ " + digest)).isEqualTo("nil");
        assertThat(session.run("SET k again IFDNE " + digest)).isEqualTo("OK");
        assertThat(session.run("SET k x IFDEQ abc")).isEqualTo("!ERR must be exactly 16 hexadecimal characters");
    }

    @Test
    void delex_deletes_what_you_expect_to_be_there() {
        session.runAll("SET a 1", "SET b 2", "RPUSH l x");
        assertThat(session.run("DELEX a IFEQ 2")).isEqualTo("0");
        assertThat(session.run("DELEX a IFNE 2")).isEqualTo("1");
        assertThat(session.run("DELEX nosuch IFNE 2")).isEqualTo("0");
        assertThat(session.run("DELEX l")).isEqualTo("1");
        session.run("RPUSH l x");
        assertThat(session.run("DELEX l IFEQ x"))
                .isEqualTo("!ERR Key should be of string type if conditions are specified");
        assertThat(session.run("DELEX nosuch FOO x")).isEqualTo("0");
        assertThat(session.run("DELEX b FOO x")).startsWith("!ERR Invalid condition");
        assertThat(session.run("DELEX b IFEQ 2 more")).isEqualTo("!ERR wrong number of arguments for 'delex' command");
    }

    @Test
    void msetex_stores_all_or_none_with_one_expiry() {
        assertThat(session.run("MSETEX 2 a 1 b 2 EX 10")).isEqualTo("1");
        assertThat(session.run("TTL a")).isEqualTo("10");
        assertThat(session.run("MSETEX 2 a x c 3 NX")).isEqualTo("0");
        assertThat(session.run("EXISTS c")).isEqualTo("0");
        assertThat(session.run("MSETEX 2 a x b y XX KEEPTTL")).isEqualTo("1");
        assertThat(session.run("MGET a b")).isEqualTo("[\"x\" \"y\"]");
        assertThat(session.run("TTL b")).isEqualTo("10");
        assertThat(session.run("MSETEX 0 a 1")).isEqualTo("!ERR invalid numkeys value");
        assertThat(session.run("MSETEX 2 a 1 b")).isEqualTo("!ERR wrong number of key-value pairs");
        assertThat(session.run("MSETEX 1 a 1 EX 5 PX 5")).isEqualTo("!ERR syntax error");
    }

    @Test
    void increx_counts_within_bounds() {
        assertThat(session.run("INCREX n")).isEqualTo("[1 1]");
        assertThat(session.run("INCREX n BYINT 4 UBOUND 10")).isEqualTo("[5 4]");
        assertThat(session.run("INCREX n BYINT 9 UBOUND 10")).isEqualTo("[5 0]");
        assertThat(session.run("INCREX n BYINT 9 UBOUND 10 SATURATE")).isEqualTo("[10 5]");
        assertThat(session.run("INCREX n BYINT -99 LBOUND 0 SATURATE")).isEqualTo("[0 -10]");
        assertThat(session.run("INCREX big BYINT 9223372036854775807"))
                .isEqualTo("[9223372036854775807 9223372036854775807]");
        assertThat(session.run("INCREX big")).isEqualTo("[9223372036854775807 0]");
        assertThat(session.run("INCREX n BYFLOAT 0.5")).isEqualTo("[0.5 0.5]");
        assertThat(session.run("INCREX n")).isEqualTo("!ERR value is not an integer or out of range");
        assertThat(session.run("INCREX m LBOUND 5 UBOUND 1")).isEqualTo("!ERR LBOUND can't be greater than UBOUND");
        assertThat(session.run("INCREX absent LBOUND 10")).isEqualTo("[0 0]");
        assertThat(session.run("EXISTS absent")).isEqualTo("0");
        assertThat(session.run("INCREX big UBOUND -9223372036854775808 SATURATE"))
                .isEqualTo("!ERR applied increment would overflow");
    }

    @Test
    void increx_counts_with_decimals() {
        session.run("SET f 10");
        assertThat(session.run("INCREX f BYFLOAT 5.5 UBOUND 12.5")).isEqualTo("[10 0]");
        assertThat(session.run("INCREX f BYFLOAT 5.5 UBOUND 12.5 SATURATE")).isEqualTo("[12.5 2.5]");
        assertThat(session.run("INCREX f BYFLOAT -50 LBOUND -30 SATURATE")).isEqualTo("[-30 -42.5]");
        assertThat(session.run("INCREX f BYFLOAT 1 LBOUND -inf UBOUND inf")).isEqualTo("[-29 1]");
        assertThat(session.run("INCREX f BYFLOAT 1 LBOUND inf UBOUND inf")).isEqualTo("[-29 0]");
        assertThat(session.run("INCREX f BYFLOAT 1 LBOUND inf UBOUND inf SATURATE"))
                .isEqualTo("!ERR applied increment would be Infinity");
        assertThat(session.run("SET f 1e4932")).isEqualTo("OK");
        assertThat(session.run("INCREX f BYFLOAT 1e4932")).startsWith("[1").endsWith(" 0]");
        session.run("SET f inf");
        assertThat(session.run("INCREX f BYFLOAT 1")).isEqualTo("!ERR value cannot be Infinity");
    }

    @ParameterizedTest
    @CsvSource({
        "BYINT 1 BYINT 2,             syntax error",
        "SATURATE SATURATE,           syntax error",
        "EX 1 EX 2,                   syntax error",
        "PERSIST ENX,                 syntax error",
        "ENX PERSIST,                 syntax error",
        "ENX,                         ENX flag requires an expiration",
        "BYINT 1.5,                   Increment is not an integer or out of range",
        "BYFLOAT abc,                 Increment is not a valid float",
        "BYFLOAT inf,                 BYFLOAT increment cannot be Infinity",
        "LBOUND x,                    LBOUND is not an integer or out of range",
        "BYFLOAT 1 UBOUND x,          UBOUND is not a valid float",
        "BYFLOAT 1 LBOUND inf,        LBOUND can't be greater than UBOUND",
        "EX 0,                        invalid expire time in 'increx' command",
    })
    void increx_refuses(String options, String error) {
        assertThat(session.run("INCREX n " + options)).isEqualTo("!ERR " + error);
        assertThat(session.run("EXISTS n")).isEqualTo("0");
    }

    @Test
    void increx_with_a_time_that_has_passed_deletes_the_key() {
        session.run("SET n 10");
        assertThat(session.run("INCREX n EXAT 1")).isEqualTo("[11 1]");
        assertThat(session.run("EXISTS n")).isEqualTo("0");
        session.run("SET n 10 EX 500");
        assertThat(session.run("INCREX n EXAT 1 ENX")).isEqualTo("[11 1]");
        assertThat(session.run("TTL n")).isEqualTo("500");
    }

    @Test
    void increx_sets_the_expiry_in_the_same_step() {
        session.run("INCREX n EX 100 ENX");
        assertThat(session.run("TTL n")).isEqualTo("100");
        session.run("INCREX n EX 500 ENX");
        assertThat(session.run("TTL n")).isEqualTo("100");
        session.run("INCREX n EX 500");
        assertThat(session.run("TTL n")).isEqualTo("500");
        session.run("INCREX n UBOUND 1 EX 9");
        assertThat(session.run("TTL n")).isEqualTo("500");
        session.run("INCREX n PERSIST");
        assertThat(session.run("TTL n")).isEqualTo("-1");
    }
}
