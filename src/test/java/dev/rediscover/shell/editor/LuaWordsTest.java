package dev.rediscover.shell.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.shell.Engines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuaWordsTest {
    @Test
    void whatIsOfferedIsThere() throws Exception {
        VirtualClock clock = VirtualClock.frozenAt(1_700_000_000_000L);
        EmbeddedLink link = new EmbeddedLink(Engines.forLesson(clock, new RandomSource(7)), clock);
        LinkClient client = link.open("you", (from, reply) -> {});
        List<String> missing = new ArrayList<>();
        for (String[] library : LuaWords.LIBRARIES) {
            for (String member : library[1].split(" ")) {
                String name = library[0] + "." + member;
                Reply reply = client.send(
                        CommandLine.split("EVAL 'return type(" + name + ")' 0").words());
                String type = reply instanceof Reply.Bulk bulk ? bulk.value().utf8() : reply.toString();
                if (!List.of("function", "number", "string", "userdata").contains(type)) {
                    missing.add(name + " is " + type);
                }
            }
        }
        assertThat(missing).containsOnly("redis.register_function is nil"); // there while a library is loaded
    }
}
