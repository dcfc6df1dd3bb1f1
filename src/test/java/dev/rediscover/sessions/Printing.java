package dev.rediscover.sessions;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.resp.Reply;
import java.util.Arrays;
import java.util.List;

/** Replies as session files have them: as redis-cli prints them on a terminal, without colours. */
final class Printing {
    private Printing() {}

    static String text(List<Bytes> command, Reply reply, int protocol) {
        return ReplyText.print(command, protocol == 2 ? reply.resp2() : reply, ReplyStyle.CLASSIC)
                .plain();
    }

    static List<String> lines(List<Bytes> command, Reply reply, int protocol) {
        String text = text(command, reply, protocol);
        return Arrays.asList((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
    }
}
