package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others see of a script, as in a real server: all that it did at once, after it has ended. */
@Timeout(60)
class ScriptEffectsTest {
    /** One client, there and here. */
    private final class Person {
        private final Socket socket;
        private final RespReader replies;
        private final Client client;
        private final Deque<Reply> heard = new ArrayDeque<>();

        Person() throws IOException {
            socket = new Socket("127.0.0.1", server.port());
            socket.setSoTimeout(10_000);
            replies = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
            client = engine.connect((who, reply) -> heard.add(reply));
        }

        /** Says a line; both answer the same, or both let the client wait. */
        void says(String line) throws IOException {
            List<Bytes> words = CommandLine.split(Bytes.of(line)).words();
            socket.getOutputStream().write(RespWriter.encodeCommand(words));
            Reply ours = engine.execute(client, words);
            if (ours == null) {
                waitUntilBlocked();
            } else if (words.get(0).is("HELLO")) {
                replies.read();
            } else {
                assertThat(shown(ours)).as(line).isEqualTo(shown(replies.read()));
            }
        }

        /** Both have sent so much that nobody asked for, or for which the client waited. */
        void hears(int count) throws IOException {
            for (int i = 0; i < count; i++) {
                Reply theirs = replies.read();
                assertThat(heard).as("what came beside " + theirs).isNotEmpty();
                assertThat(shown(heard.poll())).isEqualTo(shown(theirs));
            }
            says("PING");
            assertThat(heard).isEmpty();
        }

        /** The bytes, without what differs by nature: times and addresses in the lines of MONITOR. */
        private String shown(Reply reply) {
            return Bytes.wrap(RespWriter.encode(reply, client.protocol()))
                    .latin1()
                    .replaceFirst("^\\+[0-9.]+ ", "+TIME ")
                    .replaceFirst("^(\\+TIME \\[\\d+) (?!lua)\\S+\\]", "$1 CLIENT]");
        }
    }

    private final Map<String, Person> people = new HashMap<>();
    private final Engine engine = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1));
    private RealServer server;
    private int blocked;

    @BeforeEach
    void start() throws IOException {
        server = RealServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Person person : people.values()) {
            person.socket.close();
        }
        server.close();
    }

    private Person person(String name) throws IOException {
        if (!people.containsKey(name)) {
            people.put(name, new Person());
        }
        return people.get(name);
    }

    /** The real server has seen a line that makes a client wait. */
    private void waitUntilBlocked() throws IOException {
        blocked++;
        String wanted = "blocked_clients:" + engine.blockedClients() + "\r\n";
        Person watcher = person("watcher of the others");
        for (boolean seen = false; !seen; ) {
            watcher.socket
                    .getOutputStream()
                    .write(RespWriter.encodeCommand(List.of(Bytes.of("INFO"), Bytes.of("clients"))));
            seen = ((Reply.Bulk) watcher.replies.read()).value().latin1().contains(wanted);
        }
    }

    @Test
    void whoever_waits_is_served_once_after_the_script() throws IOException {
        Person ann = person("ann");
        Person bob = person("bob");
        Person eve = person("eve");
        bob.says("BLPOP q 0");
        eve.says("BLPOP q other 0");
        ann.says("EVAL \"redis.call('RPUSH', 'q', 'a') redis.call('LPOP', 'q') redis.call('RPUSH', 'q', 'b', 'c')"
                + " return redis.call('LLEN', 'q')\" 0");
        bob.hears(1);
        eve.hears(1);
        ann.says("EXISTS q");
        bob.says("BLPOP q 0");
        ann.says("EVAL \"redis.call('RPUSH', 'q', 'a') return redis.call('DEL', 'q')\" 0");
        ann.says("EVAL \"redis.call('RPUSH', 'q', 'half') error('way')\" 0");
        bob.hears(1);
        bob.says("BLMOVE q r LEFT RIGHT 0");
        eve.says("BZPOPMIN z 0");
        ann.says("MULTI");
        ann.says("EVAL \"redis.call('ZADD', 'z', 1, 'm') return redis.call('RPUSH', 'q', 'x')\" 0");
        ann.says("EVAL \"redis.call('ZADD', 'z', 0, 'least') return redis.call('LPUSH', 'q', 'first')\" 0");
        ann.says("EXEC");
        bob.hears(1);
        eve.hears(1);
        ann.says("LRANGE r 0 -1");
        ann.says("ZRANGE z 0 -1");
        assertThat(blocked).isEqualTo(5);
    }

    @Test
    void whoever_watches_a_key_sees_that_it_has_changed() throws IOException {
        Person ann = person("ann");
        Person bob = person("bob");
        bob.says("WATCH k l");
        bob.says("MULTI");
        bob.says("GET k");
        ann.says("EVAL \"redis.call('SET', 'k', 1) redis.call('DEL', 'k') error('too late')\" 0");
        bob.says("EXEC");
        bob.says("WATCH k");
        ann.says("EVAL \"return redis.call('GET', 'k')\" 1 k");
        bob.says("MULTI");
        bob.says("EVAL \"redis.call('SET', 'k', 2) return redis.call('INCR', 'k')\" 0");
        bob.says("GET k");
        bob.says("EXEC");
    }

    @Test
    void whoever_is_tracked_hears_of_what_a_script_changes() throws IOException {
        Person ann = person("ann");
        Person bob = person("bob");
        bob.says("HELLO 3");
        bob.says("CLIENT TRACKING ON");
        bob.says("MGET k l");
        ann.says("EVAL \"redis.call('SET', 'k', 1) redis.call('SET', 'k', 2) return redis.call('GET', 'k')\" 0");
        bob.hears(1);
        bob.says("EVAL \"return redis.call('GET', KEYS[1])\" 1 m"); // 7.0 remembers what EVAL names, 8 what GET reads
        ann.says("EVAL \"redis.call('SET', 'm', 1) redis.call('DEL', 'l')\" 0");
        bob.hears(1);
        ann.says("SET l 1");
        bob.hears(1);
        ann.says("EVAL \"return redis.call('SET', 'm', 2)\" 0");
        bob.hears(0);
    }

    @Test
    void events_come_in_their_order() throws IOException {
        Person ann = person("ann");
        Person bob = person("bob");
        ann.says("CONFIG SET notify-keyspace-events KEA");
        bob.says("HELLO 3");
        bob.says("PSUBSCRIBE __key*__:*");
        ann.says("EVAL \"redis.call('SET', 'k', 1, 'EX', 100) redis.call('RPUSH', 'l', 'a') redis.call('LPOP', 'l')"
                + " redis.call('SELECT', 2) redis.call('SET', 'two', 1) error('end')\" 0");
        bob.hears(12);
    }

    @Test
    void monitor_shows_the_script_and_then_its_commands() throws IOException {
        Person ann = person("ann");
        Person bob = person("bob");
        bob.says("MONITOR");
        ann.says("SET s text");
        ann.says("EVAL \"redis.call('GET', 's') redis.pcall('NOPE') redis.call('SELECT', 3) redis.pcall('GET')"
                + " return redis.call('INCR', 'n')\" 1 key");
        ann.says("EVAL \"x = = 1\" 0");
        ann.says("EVALSHA ffffffffffffffffffffffffffffffffffffffff 0");
        ann.says("FUNCTION LOAD \"#!lua name=lib\\nredis.register_function('f', function() return"
                + " redis.call('GET', 's') end)\"");
        ann.says("FCALL f 0");
        ann.says("FCALL nope 0");
        ann.says("MULTI");
        ann.says("EVAL \"return redis.call('PING')\" 0");
        ann.says("EXEC");
        for (int i = 0; i < 15; i++) {
            assertThat(bob.shown(bob.heard.poll())).isEqualTo(bob.shown(bob.replies.read()));
        }
    }

    @Test
    void slow_commands_and_errors_are_counted_once() throws IOException {
        Person ann = person("ann");
        ann.says("SET s text");
        ann.says("CONFIG SET slowlog-log-slower-than 0");
        ann.says("SLOWLOG RESET");
        ann.says("EVAL \"redis.call('GET', 's') return redis.call('INCR', 's')\" 0");
        ann.says("EVAL \"return redis.pcall('INCR', 's')\" 0");
        ann.says("EVAL \"redis.pcall('LPUSH', 's', 1) return redis.call('GET')\" 0");
        ann.says("EVAL \"return redis.error_reply('MINE text')\" 0");
        ann.says("EVAL \"error('x')\" 0");
        ann.says("CONFIG SET slowlog-log-slower-than -1");
        assertThat(slowest(engine.execute(ann.client, words("SLOWLOG GET 100"))))
                .isEqualTo(slowest(asked(ann, "SLOWLOG GET 100")));
        assertThat(counts(engine.execute(ann.client, words("INFO commandstats errorstats"))))
                .isEqualTo(counts(asked(ann, "INFO commandstats errorstats")));
    }

    private static List<Bytes> words(String line) {
        return CommandLine.split(Bytes.of(line)).words();
    }

    private static Reply asked(Person person, String line) throws IOException {
        person.socket.getOutputStream().write(RespWriter.encodeCommand(words(line)));
        return person.replies.read();
    }

    /** The words of each entry, and whether it came from a script. */
    private static String slowest(Reply reply) {
        StringBuilder out = new StringBuilder();
        for (Reply entry : ((Reply.Arr) reply).items()) {
            List<Reply> fields = ((Reply.Arr) entry).items();
            boolean inScript = fields.get(4).equals(Reply.bulk("?:0"));
            out.append(fields.get(3)).append(inScript ? " in a script\n" : "\n");
        }
        return out.toString();
    }

    /** How often commands ran, were refused and failed, and errors were counted, of those that scripts were about. */
    private static List<String> counts(Reply reply) {
        String text = reply instanceof Reply.Verbatim verbatim
                ? verbatim.text().latin1()
                : ((Reply.Bulk) reply).value().latin1();
        return text.lines()
                .filter(line -> line.matches("(cmdstat_(eval|get|incr|lpush):|errorstat_).*"))
                .map(line -> line.replaceAll("usec[^,]*,", ""))
                .sorted()
                .toList();
    }
}
