package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Clock;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that take all memory, call without end, or go on for ever in one call: each ends, and the server lives. */
@Timeout(600)
class ScriptBombTest {
    private static final int MEGABYTES = 160;
    private static final long MOST_MILLIS = 20_000;

    /** Scripts that hold more and more; each must end by itself. */
    private static Map<String, String> bombs() {
        Map<String, String> bombs = new TreeMap<>();
        bombs.put("large strings", "local t = {} while true do t[#t + 1] = string.rep('x', 1e6) end");
        bombs.put("a huge string", "return #string.rep('x', 4e8)");
        bombs.put("doubling", "local s = 'x' while true do s = s .. s end");
        bombs.put("doubling in a table", "local t = {'x'} while true do t[#t + 1] = t[#t] .. t[#t] end");
        bombs.put("small strings", "local t, i = {}, 0 while true do i = i + 1 t[i] = 'key number ' .. i end");
        bombs.put("numbers", "local t, i = {}, 0 while true do i = i + 1 t[i] = i end");
        bombs.put("tables in tables", "local t = {} while true do t = {t, {}} end");
        bombs.put("tables with names", "local t, i = {}, 0 while true do i = i + 1 t['k' .. i] = {a = {}, b = {}} end");
        bombs.put("closures", "local t, i = {}, 0 while true do i = i + 1 t[i] = function() return t, i end end");
        bombs.put(
                "joined",
                "local t = {} for i = 1, 5000 do t[i] = string.rep('y', 1000) end "
                        + "local k = {} while true do k[#k + 1] = table.concat(t) end");
        bombs.put(
                "replaced",
                "local t = {} while true do t[#t + 1] = "
                        + "string.gsub(string.rep('z', 1000), 'z', string.rep('w', 10000)) end");
        bombs.put(
                "formatted",
                "local t = {} while true do t[#t + 1] = string.format('%s%s', string.rep('f', 1e5), 'g') end");
        return bombs;
    }

    /** Others, of what libraries make; and calls that go too deep. */
    private static Map<String, String> moreBombs() {
        Map<String, String> bombs = new TreeMap<>();
        bombs.put(
                "json read",
                "local j = '[' .. string.rep('{\"a\":[]},', 100000) .. '1]' "
                        + "local t = {} while true do t[#t + 1] = cjson.decode(j) end");
        bombs.put("json written", "local a = {} for i = 1, 15 do a = {a, a, a, a} end return #cjson.encode(a)");
        bombs.put(
                "replies",
                "redis.call('RPUSH', 'l', unpack({1, 2, 3, 4, 5, 6, 7, 8, 9})) local t = {} "
                        + "while true do t[#t + 1] = redis.call('LRANGE', 'l', 0, -1) end");
        bombs.put("deep json", "local t = {} for i = 1, 1e6 do t = {t} end return cjson.encode(t)");
        bombs.put("deep packing", "local t = {} while true do t = {t} t[2] = cmsgpack.pack(t) end");
        bombs.put("many arguments", "local function f(...) return f(1, ...) end f()");
        bombs.put("deep calls", "local function f() return 1 + f() end return f()");
        bombs.put(
                "deep calls through sort",
                "local function f() table.sort({3, 2, 1}, f) return f() and 1 end return f()");
        bombs.put(
                "deep handlers",
                "local t = setmetatable({}, {}) getmetatable(t).__index = function(u, k) return u[k .. 'x'] end "
                        + "return t.a");
        bombs.put("deep pcall", "local function f() local ok, e = pcall(f) error(e, 0) end f()");
        return bombs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void each_ends_in_an_error_and_the_server_lives(String collector) throws IOException {
        try (ScriptServer server = ScriptServer.start(MEGABYTES, collector);
                Wire wire = new Wire(server.port());
                Wire killer = new Wire(server.port())) {
            wire.socket().setSoTimeout((int) MOST_MILLIS * 2);
            wire.ask("CONFIG", "SET", "busy-reply-threshold", "100");
            Map<String, String> all = bombs();
            all.putAll(moreBombs());
            for (Map.Entry<String, String> bomb : all.entrySet()) {
                long began = Clock.system().millis();
                Reply reply = wire.ask("EVAL", bomb.getValue(), "0");
                long took = Clock.system().millis() - began;
                assertThat(reply.isError()).as(bomb.getKey()).isTrue();
                assertThat(reply).asString().doesNotContain("lessons");
                System.out.println(collector + " " + bomb.getKey() + ": " + took + " ms, "
                        + String.valueOf(reply)
                                .substring(0, Math.min(90, String.valueOf(reply).length())));
                assertThat(took).as(bomb.getKey()).isLessThan(MOST_MILLIS);
                assertThat(wire.ask("EVAL", "return 'alive'", "0"))
                        .as(bomb.getKey())
                        .isEqualTo(Reply.bulk("alive"));
                assertThat(killer.ask("PING")).as(bomb.getKey()).isEqualTo(new Reply.Status("PONG"));
            }
        }
    }

    /** A client that reads it may give up, but the server does not. */
    @Test
    void a_deep_reply_costs_only_whoever_asked() throws IOException {
        try (ScriptServer server = ScriptServer.start(MEGABYTES, "-XX:+UseSerialGC");
                Wire wire = new Wire(server.port());
                Wire other = new Wire(server.port())) {
            wire.send("EVAL", "local t = {} for i = 1, 1e6 do t = {t} end return t", "0");
            assertThatThrownBy(wire::next).hasMessageContaining("nested deeper");
            assertThat(other.ask("PING")).isEqualTo(new Reply.Status("PONG"));
        }
    }

    /** What makes much and keeps little runs to its end, however much it makes. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void garbage_is_not_held_against_a_script(String collector) throws IOException {
        try (ScriptServer server = ScriptServer.start(MEGABYTES, collector);
                Wire wire = new Wire(server.port())) {
            wire.socket().setSoTimeout((int) MOST_MILLIS);
            String script = "local n = 0 for i = 1, 2000 do n = n + #string.rep('x', 1e6) end "
                    + "for i = 1, 1000000 do local t = {i, {i}} n = n + #t end return n";
            assertThat(wire.ask("EVAL", script, "0")).isEqualTo(new Reply.Int(2_002_000_000));
        }
    }

    /** What goes on for ever, or nearly, in one call of a library. */
    private static Map<String, String> endless() {
        Map<String, String> calls = new TreeMap<>();
        calls.put("pattern", "return string.find(string.rep('a', 40), string.rep('a*', 30) .. 'b')");
        calls.put("gsub", "while true do string.gsub(string.rep('a', 1e6), 'a', 'b') end");
        calls.put(
                "sort",
                "local t = {} for i = 1, 1e6 do t[i] = i end while true do "
                        + "table.sort(t, function(a, b) return a > b end) table.sort(t) end");
        calls.put(
                "bad order",
                "local t = {} for i = 1, 1e5 do t[i] = i end while true do "
                        + "pcall(table.sort, t, function() return true end) end");
        calls.put("rep", "while true do string.rep('x', 1e7) end");
        calls.put("catching", "while true do pcall(function() while true do end end) end");
        calls.put("many catches", "local function f() pcall(f) pcall(f) end f()");
        calls.put("commands", "while true do redis.call('GET', 'k') end");
        calls.put("failing commands", "while true do redis.pcall('NOSUCH') end");
        calls.put(
                "json",
                "local j = '[' .. string.rep('1,', 1e5) .. '1]' while true do cjson.encode(cjson.decode(j)) end");
        calls.put(
                "handlers",
                "local t = setmetatable({}, {__index = function() return 1 end}) while true do local a = t.x end");
        calls.put("plain calls", "local function f() end while true do f() end");
        calls.put("tail calls", "local function f(n) return f(n + 1) end while true do pcall(f, 1) end");
        calls.put("iterators", "for k in function() return 1 end do end");
        calls.put("until", "repeat local a = 1 until false");
        calls.put("joins", "local t = {} for i = 1, 1e5 do t[i] = 'x' end while true do table.concat(t, ',') end");
        return calls;
    }

    @Test
    void endless_calls_are_killed() throws IOException {
        long longest = 0;
        try (ScriptServer server = ScriptServer.start(MEGABYTES, "-XX:+UseSerialGC");
                Wire killer = new Wire(server.port())) {
            killer.ask("CONFIG", "SET", "busy-reply-threshold", "50");
            for (Map.Entry<String, String> call : endless().entrySet()) {
                try (Wire wire = new Wire(server.port())) {
                    wire.send("EVAL", call.getValue(), "0");
                    awaitBusy(killer, wire, call.getKey());
                    long began = Clock.system().millis();
                    assertThat(killer.ask("SCRIPT", "KILL")).as(call.getKey()).isEqualTo(Reply.OK);
                    assertThat(wire.next()).as(call.getKey()).asString().contains("Script killed by user");
                    longest = Math.max(longest, Clock.system().millis() - began);
                }
            }
        }
        System.out.println("longest time to kill a script: " + longest + " ms");
        assertThat(longest).isLessThan(5000);
    }

    /** Waits until {@code killer} is told BUSY; a script that has ended by itself fails the test. */
    private static void awaitBusy(Wire killer, Wire wire, String name) throws IOException {
        long end = Clock.system().millis() + MOST_MILLIS;
        while (!killer.ask("PING").isError()) {
            if (wire.socket().getInputStream().available() > 0 || Clock.system().millis() > end) {
                throw new AssertionError("'" + name + "' does not run on: " + wire.next());
            }
        }
    }
}
