package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {

    @ParameterizedTest
    @CsvSource({
        "redis://, 127.0.0.1:6379, redis://127.0.0.1:6379",
        "redis://example.com, example.com:6379, redis://example.com:6379",
        "redis://example.com:7000/3, example.com:7000, redis://example.com:7000/3",
        "REDIS://h:1/, h:1, redis://h:1",
        "valkey://h?db=4, h:6379, redis://h:6379/4",
        "rediss://h, h:6379, rediss://h:6379",
        "valkeys://h:6380/1, h:6380, rediss://h:6380/1",
        "redis://:s3cret@h, h:6379, redis://:***@h:6379",
        "redis://s3cret@h, h:6379, redis://:***@h:6379",
        "redis://alice:s3cret@h:1/2, h:1, redis://alice:***@h:1/2",
        "redis://alice:s%40c%2Fr%3Aet@h, h:6379, redis://alice:***@h:6379",
        "redis://[::1]:7000, [::1]:7000, redis://[::1]:7000",
        "redis://[fe80::1], [fe80::1]:6379, redis://[fe80::1]:6379",
        "unix:///tmp/r.sock, redis /tmp/r.sock, unix:///tmp/r.sock",
        "redis+unix:///tmp/r.sock?db=2, redis /tmp/r.sock, unix:///tmp/r.sock?db=2",
        "redis-socket:///tmp/r.sock, redis /tmp/r.sock, unix:///tmp/r.sock",
        "unix://alice:pw@/tmp/r%20s.sock, redis /tmp/r s.sock, unix://alice:***@/tmp/r s.sock",
        "/tmp/r.sock, redis /tmp/r.sock, unix:///tmp/r.sock",
        "localhost, localhost:6379, redis://localhost:6379",
        "localhost:7001, localhost:7001, redis://localhost:7001",
        ":7001, 127.0.0.1:7001, redis://127.0.0.1:7001",
        "[::1]:7001, [::1]:7001, redis://[::1]:7001",
        "::1, [::1]:6379, redis://[::1]:6379"
    })
    void addresses_are_read(String text, String name, String safe) throws BadAddress {
        RemoteAddress address = RemoteAddress.parse(text);
        assertThat(address.name()).isEqualTo(name);
        assertThat(address.safeText()).isEqualTo(safe);
        assertThat(address.toString()).isEqualTo(safe);
    }

    @Test
    void percent_signs_are_taken_out_of_names_and_passwords() throws BadAddress {
        RemoteAddress address = RemoteAddress.parse("redis://al%20ice:s%40c%2Fr%3Ae%25t%C3%A4@h");
        assertThat(address.user()).isEqualTo("al ice");
        assertThat(address.password()).isEqualTo("s@c/r:e%tä");
    }

    @Test
    void options_stand_behind_the_question_mark() throws BadAddress {
        RemoteAddress address = RemoteAddress.parse(
                "rediss://h?db=3&protocol=2&name=me&sni=x&cacert=a&cacertdir=b&cert=c&key=d&insecure");
        assertThat(address.db()).isEqualTo(3);
        assertThat(address.protocol()).isEqualTo(2);
        assertThat(address.clientName()).isEqualTo("me");
        assertThat(address.tls()).isEqualTo(new RemoteTls("x", "a", "b", "c", "d", true));
    }

    @Test
    void an_at_sign_in_the_password_is_taken_as_the_last() throws BadAddress {
        assertThat(RemoteAddress.parse("redis://:p@ss@h").password()).isEqualTo("p@ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://h",
                "redis-sentinel://h",
                "redis://h:0",
                "redis://h:70000",
                "redis://h:x",
                "redis://h/x",
                "redis://h/1/2",
                "redis://h?dbb=1",
                "redis://h?protocol=4",
                "redis://h?cacert=x",
                "redis://h?name=a%20b",
                "redis://[::1",
                "redis://[::1]x",
                "redis://:s3cret/x@h",
                "redis://:s3cret#x@h",
                "redis://:s3cret%4@h",
                "redis://:s3cret%ff@h",
                "redis://h#1",
                "unix://tmp/r.sock",
                "unix://",
                "redis://a b",
                "redis://a\u001b[2J"
            })
    void mistakes_are_one_sentence_without_the_password(String text) {
        assertThatThrownBy(() -> RemoteAddress.parse(text))
                .isInstanceOf(BadAddress.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .endsWith(".")
                        .doesNotContain("s3cret")
                        .doesNotContain("\u001b")
                        .doesNotContain("\n"));
    }

    private static RemoteFlags read(String... words) throws BadAddress {
        return RemoteFlags.read(List.of(words), Map.of());
    }

    @Test
    void without_anything_it_is_where_redis_cli_connects() throws BadAddress {
        RemoteFlags flags = read();
        assertThat(flags.address()).isEqualTo(RemoteAddress.LOCAL);
        assertThat(flags.options()).isEqualTo(RemoteOptions.TYPED);
        assertThat(flags.rest()).isEmpty();
    }

    @Test
    void the_flags_are_those_of_redis_cli() throws BadAddress {
        RemoteFlags flags = read(
                "-h",
                "h",
                "-p",
                "7000",
                "-a",
                "pw",
                "--user",
                "alice",
                "-n",
                "2",
                "-3",
                "-c",
                "--read-only",
                "-t",
                "3",
                "GET",
                "-x");
        assertThat(flags.address().safeText()).isEqualTo("redis://alice:***@h:7000/2");
        assertThat(flags.address().password()).isEqualTo("pw");
        assertThat(flags.address().protocol()).isEqualTo(3);
        assertThat(flags.options().cluster()).isTrue();
        assertThat(flags.options().readOnly()).isTrue();
        assertThat(flags.options().connectMillis()).isEqualTo(3000);
        assertThat(flags.rest()).containsExactly("GET", "-x");
        assertThat(flags.toString()).doesNotContain("pw");
    }

    @Test
    void flags_say_more_than_the_address() throws BadAddress {
        assertThat(read("-u", "redis://alice:one@h/1", "--pass=two", "-n", "5").address())
                .satisfies(address -> assertThat(address.safeText()).isEqualTo("redis://alice:***@h:6379/5"))
                .satisfies(address -> assertThat(address.password()).isEqualTo("two"));
        assertThat(read("localhost:7000", "-c").address().name()).isEqualTo("localhost:7000");
        assertThat(read("-s", "/tmp/x").address().socket()).isEqualTo("/tmp/x");
        assertThat(read("--tls", "--cacert", "ca.pem", "--insecure").address().tls())
                .isEqualTo(new RemoteTls("", "ca.pem", "", "", "", true));
        assertThat(read("-u", "rediss://h", "--sni", "x").address().tls().sni()).isEqualTo("x");
    }

    @Test
    void a_command_is_no_address() throws BadAddress {
        assertThat(read("PING").rest()).containsExactly("PING");
        assertThat(read("--", "-x").rest()).containsExactly("-x");
    }

    @Test
    void the_password_may_come_from_the_environment() throws BadAddress {
        Map<String, String> environment = Map.of("REDISCLI_AUTH", "hidden");
        assertThat(RemoteFlags.read(List.of(), environment).address().password())
                .isEqualTo("hidden");
        assertThat(RemoteFlags.read(List.of("-a", "x"), environment).address().password())
                .isEqualTo("x");
        RemoteFlags asks = RemoteFlags.read(List.of("--askpass", "--user", "bob"), environment);
        assertThat(asks.asksPassword()).isTrue();
        assertThat(asks.withPassword("typed").address().safeText()).isEqualTo("redis://bob:***@127.0.0.1:6379");
    }

    @Test
    void mistakes_in_flags_are_sentences() {
        assertThatThrownBy(() -> read("--nope")).isInstanceOf(BadAddress.class).hasMessageContaining("--nope");
        assertThatThrownBy(() -> read("-p")).hasMessage("The option -p needs a value behind it.");
        assertThatThrownBy(() -> read("-p", "x")).hasMessage("A port is a number from 1 to 65535, not \"x\".");
        assertThatThrownBy(() -> read("-n", "-1")).hasMessageContaining("A database is a number");
        assertThatThrownBy(() -> read("--user", "bob")).hasMessageContaining("needs a password");
        assertThatThrownBy(() -> read("--cacert", "x")).hasMessageContaining("add --tls");
        assertThatThrownBy(() -> read("-s", "/x", "-p", "1")).hasMessageContaining("not both");
        assertThatThrownBy(() -> read("-s", "/x", "--tls")).hasMessageContaining("not encrypted");
        assertThatThrownBy(() -> read("--insecure=yes", "--tls")).hasMessageContaining("takes no value");
    }
}
