package dev.rediscover.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AUTH s3cret|AUTH ****",
                "auth bob \"s3 cret\"|auth bob ****",
                "2  AUTH s3cret|2  AUTH ****",
                ":as bob AUTH s3cret|:as bob AUTH ****",
                "@bob AUTH s3cret|@bob AUTH ****",
                "HELLO 3 AUTH bob s3cret SETNAME x|HELLO 3 AUTH bob **** SETNAME x",
                "ACL SETUSER bob on >s3cret ~* +@all|ACL SETUSER bob on **** ~* +@all",
                "CONFIG SET maxmemory 1mb requirepass s3cret|CONFIG SET maxmemory 1mb requirepass ****",
                "MIGRATE h 1 k 0 10 AUTH2 bob s3cret KEYS a|MIGRATE h 1 k 0 10 AUTH2 bob **** KEYS a",
                "SENTINEL SET m auth-pass s3cret|SENTINEL SET m auth-pass ****",
                ":connect redis://bob:s3cret@host:6379/0|:connect redis://bob:****@host:6379/0",
                ":connect redis://s3cret@host|:connect redis://****@host",
                ":conn rediss://host?name=x&password=s3cret&db=1|:conn rediss://host?name=x&password=****&db=1",
                ":connect -h host -a s3cret -n 2|:connect -h host -a **** -n 2",
                ":connect host --pass=s3cret|:connect host ****",
                "AUTH \"s3cret|AUTH ****",
                "AUTH \"s3\"cret|AUTH ****"
            })
    void passwordsAreCovered(String line, String covered) {
        assertThat(Secrets.redact(line)).isEqualTo(covered);
        assertThat(Secrets.has(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SET auth s3cret",
                "GET redis://host:6379",
                "CONFIG GET requirepass",
                "AUTH",
                "SET a https://example.org/@user",
                ":connect -h host -n 2",
                ":hint",
                "\"a\"b"
            })
    void otherLinesStay(String line) {
        assertThat(Secrets.redact(line)).isEqualTo(line);
    }

    @Test
    void aQuotedNameDoesNotHideThem() {
        assertThat(Secrets.redact("\"AUTH\" s3cret")).isEqualTo("\"AUTH\" ****");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ACL SETUSER bob on >mine >told|ACL SETUSER bob on >secret-1 >told",
                "AUTH bob \"mine\"|AUTH bob secret-1",
                "AUTH \"told\"|AUTH \"told\"",
                "HELLO 3 AUTH bob other|HELLO 3 AUTH bob secret-2",
                "ACL SETUSER bob <mine nopass|ACL SETUSER bob <secret-1 nopass",
                "ACL SETUSER bob #ab|ACL SETUSER bob "
                        + "#2c7d3470d617514ede9f8b07e2912811351e6efe42cdc07b661a790b6659d486",
                "ACL SETUSER bob #3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff|ACL SETUSER bob "
                        + "#f7e7c36e458e80e6b6a2c67d0a9ec09bd718dadd7bfa8d6bf6e7ad526e46c2f7",
                "AUTH bob #mark|AUTH bob secret-3",
                "ACL SETUSER bob >#mark|ACL SETUSER bob >secret-3"
            })
    void passwordsHaveStandInsThatStayTheSame(String line, String written) {
        Disguise disguise = new Disguise("a lesson that has told it"::contains);
        Secrets.disguise("AUTH mine", disguise);
        Secrets.disguise("AUTH other", disguise);
        assertThat(Secrets.disguise(line, disguise)).isEqualTo(written);
    }
}
