package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What redis-server 7.0 cannot tell of bitmap commands, because it came later. The rest is compared with it. */
class BitmapCommandsTest {
    private final Session session = new Session();

    @Test
    void the_newer_operations_combine_several_bitmaps() {
        session.runAll("SETBIT a 0 1", "SETBIT a 1 1", "SETBIT a 2 1", "SETBIT b 1 1", "SETBIT b 9 1");
        session.runAll("SETBIT c 2 1", "SETBIT c 9 1", "SETBIT c 10 1");
        assertThat(session.run("BITOP DIFF r a b c")).isEqualTo("2");
        assertThat(session.run("GET r")).isEqualTo("\"\u0080\u0000\"");
        assertThat(session.run("BITOP diff1 r a b c")).isEqualTo("2");
        assertThat(session.run("GET r")).isEqualTo("\"\u0000\u0060\"");
        assertThat(session.run("BITOP ANDOR r a b c")).isEqualTo("2");
        assertThat(session.run("GET r")).isEqualTo("\"\u0060\u0000\"");
        assertThat(session.run("BITOP ONE r a b c")).isEqualTo("2");
        assertThat(session.run("GET r")).isEqualTo("\"\u0080\u0020\"");
        assertThat(session.run("BITOP ONE r nosuch")).isEqualTo("0");
        assertThat(session.run("EXISTS r")).isEqualTo("0");
    }

    @Test
    void operations_against_the_first_source_need_another() {
        for (String operation : new String[] {"diff", "DIFF1", "AndOr"}) {
            assertThat(session.run("BITOP " + operation + " r a"))
                    .isEqualTo("!ERR BITOP " + operation.toUpperCase(java.util.Locale.ROOT)
                            + " must be called with at least two source keys.");
        }
        assertThat(session.run("BITOP NOT r a b")).isEqualTo("!ERR BITOP NOT must be called with a single source key.");
        assertThat(session.run("BITOP NAND r a b")).isEqualTo("!ERR syntax error");
    }

    @Test
    void arguments_are_read_before_the_key_is_looked_at() {
        assertThat(session.run("BITCOUNT nosuch 0")).isEqualTo("!ERR syntax error");
        assertThat(session.run("BITCOUNT nosuch 0 x")).isEqualTo("!ERR value is not an integer or out of range");
        assertThat(session.run("BITPOS nosuch 1 0 1 WORD")).isEqualTo("!ERR syntax error");
        assertThat(session.run("BITPOS nosuch 2")).isEqualTo("!ERR The bit argument must be 1 or 0.");
    }

    @Test
    void a_far_bit_makes_a_long_string_and_the_furthest_is_too_far() {
        assertThat(session.run("SETBIT far 8000000 1")).isEqualTo("0");
        assertThat(session.run("STRLEN far")).isEqualTo("1000001");
        assertThat(session.run("BITPOS far 1")).isEqualTo("8000000");
        assertThat(session.run("BITCOUNT far")).isEqualTo("1");
        String error = "!ERR bit offset is not an integer or out of range";
        assertThat(session.run("SETBIT far 4294967296 1")).isEqualTo(error);
        assertThat(session.run("GETBIT far -1")).isEqualTo(error);
        assertThat(session.run("GETBIT far #1")).isEqualTo(error);
        assertThat(session.run("BITFIELD far GET u8 #536870912")).isEqualTo(error);
    }

    @Test
    void fields_that_overflow_wrap_stop_or_fail() {
        assertThat(session.run("BITFIELD f SET u2 #3 3 INCRBY u2 #3 1")).isEqualTo("[0 0]");
        assertThat(session.run("BITFIELD f OVERFLOW SAT SET u2 0 9 INCRBY u2 0 9"))
                .isEqualTo("[0 3]");
        assertThat(session.run("BITFIELD f OVERFLOW FAIL SET i4 0 9 OVERFLOW WRAP SET i4 0 9 GET i4 0"))
                .isEqualTo("[nil -4 -7]");
        assertThat(session.run("BITFIELD_RO f GET u4 0")).isEqualTo("[9]");
        assertThat(session.run("BITFIELD_RO f SET u4 0 1"))
                .isEqualTo("!ERR BITFIELD_RO only supports the GET subcommand");
        assertThat(session.run("BITFIELD f OVERFLOW NEVER")).isEqualTo("!ERR Invalid OVERFLOW type specified");
        assertThat(session.run("BITFIELD f GET u64 0"))
                .isEqualTo(
                        "!ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported but i64"
                                + " is.");
        assertThat(session.run("BITFIELD f GET u8")).isEqualTo("!ERR syntax error");
        assertThat(session.run("SETBIT f 1 2")).isEqualTo("!ERR bit is not an integer or out of range");
    }
}
