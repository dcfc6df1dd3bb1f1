package dev.rediscover.server.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Access;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.acl.User;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {
    /** Files for ACL LOAD; all leave the user default able to go on. */
    private static final String[] FILES = {
        "",
        "\n\n\t\n",
        "user amy on nopass ~a* +get\nuser bob on >x ~* +@all\n",
        "usr bob on\n",
        "USER bob on\n",
        "user\n",
        "# comment\nuser bob on\n",
        "\n\n  user bob +foo\nuser amy ~a +@nope\nuser \"x y\" on\n",
        "user bob on >x\nuser bob off\n",
        "user bob \"on\n",
        "user bob on \"+get\"\n",
        "user bob on +foo +bar +@nocat ~x %Z~y #zz off\n",
        "user bob on +config|foo +config|get\n",
        "user bob on +get|x -get|x\n",
        "user bob on !abc <foo\n",
        "user bob on allkeys ~x +foo\n",
        "user bob on +get~x)\n",
        "user bob on (+get ~x) (+foo)\n",
        "user bob on (+get ~x) (>foo)\n",
        "user bob on (~a* +get) (%W~b* +set &ch*)   \r\n",
        "user bob on    >x ~*\t\n  user default on nopass ~* &* +@all -debug\nuser amy reset",
        "user default on nopass ~* +@all &*\nuser bob on\n\t\n",
        "user bob on resetchannels &a &b allchannels\n",
        "user bob on +select|0 -@all +@read -get %R~a %W~a %RW~b skip-sanitize-payload\n",
    };

    @TempDir
    Path folder;

    private final Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
    private final Access access = engine.access();

    private String load(Path file, String content) throws IOException {
        Files.writeString(file, content);
        try {
            UserFile.load(file, file.toString(), access);
            return "OK";
        } catch (UserFile.Fault e) {
            return "ERR " + e.getMessage();
        }
    }

    private String users() {
        StringBuilder lines = new StringBuilder();
        for (User user : access.users()) {
            lines.append(user.describe()).append('\n');
        }
        return lines.toString();
    }

    @Test
    void a_real_server_takes_and_refuses_the_same_files() throws IOException {
        Path file = folder.resolve("users.acl");
        Files.writeString(file, "");
        try (RealServer server = RealServer.start("--aclfile", file.toString());
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000)) {
            LinkClient real = link.open("real", (from, reply) -> {});
            for (String content : FILES) {
                String ours = load(file, content);
                Reply theirs = real.send(CommandLine.split("ACL LOAD").words());
                assertThat(ours).as(content).isEqualTo(theirs.isError() ? ((Reply.Err) theirs).text() : "OK");
                StringBuilder lines = new StringBuilder();
                for (Reply line :
                        ((Reply.Arr) real.send(CommandLine.split("ACL LIST").words())).items()) {
                    lines.append(((Reply.Bulk) line).value()).append('\n');
                }
                assertThat(users().replace(" sanitize-payload", ""))
                        .as("users after " + content)
                        .isEqualTo(lines.toString().replace(" sanitize-payload", ""));
            }
        }
        System.out.printf("ACL LOAD: %d files compared with a real server%n", FILES.length);
    }

    @Test
    void what_is_saved_is_loaded_again() throws Exception {
        Path file = folder.resolve("users.acl");
        load(file, "user default on >secret ~* &* +@all\nuser bob on >x >y (~a* +get) %R~b* &c +@read -get\n");
        String before = users();
        UserFile.save(file, access);
        assertThat(Files.readString(file)).isEqualTo(before);
        access.delete(Bytes.of("bob"));
        UserFile.load(file, "users.acl", access);
        assertThat(users()).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("users.acl");
    }

    @Test
    void a_file_keeps_its_permissions_and_is_whole_at_any_time() throws Exception {
        Path file = folder.resolve("users.acl");
        Files.writeString(file, "user bob on\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        UserFile.save(file, access);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Path directory = Files.createDirectory(folder.resolve("d"));
        assertThatThrownBy(() -> UserFile.save(directory, access)).hasMessage("Is a directory");
        assertThatThrownBy(() -> UserFile.save(folder.resolve("no/file"), access))
                .isInstanceOf(IOException.class);
    }

    @Test
    void clients_of_users_that_stay_stay() throws Exception {
        Path file = folder.resolve("users.acl");
        load(file, "user amy on nopass +@all ~*\nuser bob on nopass +@all ~*\n");
        Client amy = entered("amy");
        Client bob = entered("bob");
        load(file, "user bob on nopass +get ~a*\n");
        assertThat(amy.isConnected()).isFalse();
        assertThat(bob.isConnected()).isTrue();
        assertThat(bob.user()).isSameAs(access.user(Bytes.of("bob")));
    }

    private Client entered(String name) {
        Client client = engine.connect((to, reply) -> {});
        access.authenticate(client, Bytes.of(name), Bytes.of("any"));
        return client;
    }

    @Test
    void a_file_of_a_stranger_has_limits() throws Exception {
        Path file = folder.resolve("users.acl");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            lines.add("user u" + i + " +nosuch");
        }
        assertThat(load(file, String.join("\n", lines)))
                .contains(":100: ", "And more. ")
                .doesNotContain(":101: ");
        assertThat(users()).hasLineCount(1);
        Files.write(file, new byte[(16 << 20) + 1]);
        assertThatThrownBy(() -> UserFile.load(file, "users.acl", access)).hasMessageContaining("more than 16 MB");
        assertThatThrownBy(() -> UserFile.load(folder.resolve("no"), "no", access))
                .hasMessage("Error loading ACLs, opening file 'no': No such file or directory");
    }
}
