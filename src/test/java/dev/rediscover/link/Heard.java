package dev.rediscover.link;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Somebody who types at a remote link, and keeps what comes late and what is noted. */
final class Heard implements Link.LateReplies, RemoteLink.Notes, AutoCloseable {
    static final Catalog CATALOG = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1)).catalog();

    final List<Reply> late = new CopyOnWriteArrayList<>();
    final List<IOException> troubles = new CopyOnWriteArrayList<>();
    final List<String> notes = new CopyOnWriteArrayList<>();
    volatile int unseen;
    final RemoteLink link;
    final LinkClient client;

    Heard(RemoteAddress address, RemoteOptions options) throws IOException {
        this(address, options, CATALOG);
    }

    Heard(RemoteAddress address, RemoteOptions options, Catalog catalog) throws IOException {
        link = new RemoteLink(address, options, catalog, this);
        client = link.open("you", this);
    }

    static Heard at(int port) throws IOException {
        return new Heard(RemoteAddress.LOCAL.at("127.0.0.1", port), RemoteOptions.TYPED);
    }

    @Override
    public void arrived(LinkClient from, Reply reply) {
        late.add(reply);
    }

    @Override
    public int backlog() {
        return unseen;
    }

    @Override
    public void failed(LinkClient from, IOException why) {
        troubles.add(why);
    }

    @Override
    public void noted(LinkClient from, String sentence) {
        notes.add(sentence);
    }

    /** The reply of a line, whenever it comes. */
    Reply say(String line) throws IOException {
        return say(client, line);
    }

    Reply say(LinkClient by, String line) throws IOException {
        int before = late.size();
        int failures = troubles.size();
        Reply reply = by.send(CommandLine.split(line).words());
        if (reply != null) {
            return reply;
        }
        eventually(line, () -> !by.isWaiting() && (late.size() > before || troubles.size() > failures));
        if (troubles.size() > failures) {
            throw troubles.get(failures);
        }
        return late.remove(before);
    }

    /** The reply as the words of it, for short comparisons. */
    String text(String line) throws IOException {
        return text(say(line));
    }

    static String text(Reply reply) {
        Reply flat = reply.resp2();
        if (flat instanceof Reply.Status status) {
            return status.text();
        }
        if (flat instanceof Reply.Err error) {
            return error.text();
        }
        if (flat instanceof Reply.Bulk bulk) {
            return bulk.value().utf8();
        }
        if (flat instanceof Reply.Int number) {
            return String.valueOf(number.value());
        }
        List<Reply> items = flat instanceof Reply.Arr array
                ? array.items()
                : flat instanceof Reply.Push push
                        ? push.items()
                        : flat instanceof Reply.Frames frames ? frames.items() : List.of();
        List<String> texts = new ArrayList<>();
        for (Reply item : items) {
            texts.add(text(item));
        }
        return flat instanceof Reply.Nil ? "(nil)" : texts.toString();
    }

    static void eventually(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(condition);
    }

    @Override
    public void close() {
        link.close();
    }
}
