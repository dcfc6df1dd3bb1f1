package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.PubSub.Kind;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** Messages to whoever listens at this moment; nothing is kept. */
public final class PubSubCommands implements Family {
    private static final String TABLE = """
            group pubsub
            PSUBSCRIBE pattern [pattern ...]
              2.0.0 | pubsub noscript loading stale | O(N) for N patterns
              Listens to all channels whose names fit a pattern.
              see PUNSUBSCRIBE SUBSCRIBE PUBLISH
            PUBLISH channel message
              2.0.0 | pubsub loading stale fast | O(N + M) for N listeners of the channel and M patterns in use
              Sends a message to all who listen to a channel and tells how many they are.
              see SUBSCRIBE PSUBSCRIBE SPUBLISH
            PUBSUB
              2.8.0 | | Depends on the subcommand
              Tells which channels are listened to, and by how many.
              see PUBLISH SUBSCRIBE
              container
            PUBSUB|CHANNELS [pattern]
              2.8.0 | pubsub loading stale | O(N) for N channels
              Lists the channels that somebody listens to.
              see PUBSUB|NUMSUB
            PUBSUB|HELP
              6.2.0 | loading stale | O(1)
              Lists the subcommands of PUBSUB.
              see PUBSUB
              acl -pubsub
            PUBSUB|NUMPAT
              2.8.0 | pubsub loading stale | O(1)
              Counts the different patterns that clients listen to.
              see PSUBSCRIBE PUBSUB|CHANNELS
            PUBSUB|NUMSUB [channel [channel ...]]
              2.8.0 | pubsub loading stale | O(N) for N channels named
              Counts the listeners of each channel named.
              see PUBSUB|CHANNELS
            PUBSUB|SHARDCHANNELS [pattern]
              7.0.0 | pubsub loading stale | O(N) for N channels
              Lists the sharded channels that somebody listens to.
              see SSUBSCRIBE PUBSUB|SHARDNUMSUB
            PUBSUB|SHARDNUMSUB [shardchannel [shardchannel ...]]
              7.0.0 | pubsub loading stale | O(N) for N channels named
              Counts the listeners of each sharded channel named.
              see SSUBSCRIBE PUBSUB|SHARDCHANNELS
            PUNSUBSCRIBE [pattern [pattern ...]]
              2.0.0 | pubsub noscript loading stale | O(N) for N patterns
              Stops listening to patterns; to all of them if none is named.
              see PSUBSCRIBE
            SPUBLISH shardchannel message
              7.0.0 | pubsub loading stale fast | O(N) for N listeners
              Sends a message to a sharded channel, which lives in one slot of a cluster.
              see SSUBSCRIBE PUBLISH
              keys 1 not_key
            SSUBSCRIBE shardchannel [shardchannel ...]
              7.0.0 | pubsub noscript loading stale | O(N) for N channels
              Listens to sharded channels, which live in one slot of a cluster.
              see SUNSUBSCRIBE SPUBLISH
              keys 1..-1 not_key
            SUBSCRIBE channel [channel ...]
              2.0.0 | pubsub noscript loading stale | O(N) for N channels
              Listens to channels.
              see UNSUBSCRIBE PSUBSCRIBE PUBLISH
            SUNSUBSCRIBE [shardchannel [shardchannel ...]]
              7.0.0 | pubsub noscript loading stale | O(N) for N channels
              Stops listening to sharded channels; to all of them if none is named.
              see SSUBSCRIBE
              keys 1..-1 not_key
            UNSUBSCRIBE [channel [channel ...]]
              2.0.0 | pubsub noscript loading stale | O(N) for N channels
              Stops listening to channels; to all of them if none is named.
              see SUBSCRIBE
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "SUBSCRIBE" -> subscribe(c, Kind.CHANNEL);
            case "PSUBSCRIBE" -> subscribe(c, Kind.PATTERN);
            case "SSUBSCRIBE" -> subscribe(c, Kind.SHARD_CHANNEL);
            case "UNSUBSCRIBE" -> unsubscribe(c, Kind.CHANNEL);
            case "PUNSUBSCRIBE" -> unsubscribe(c, Kind.PATTERN);
            case "SUNSUBSCRIBE" -> unsubscribe(c, Kind.SHARD_CHANNEL);
            case "PUBLISH" ->
                Reply.of(c.engine().pubSub().publish(c.args().next(), c.args().next()));
            case "SPUBLISH" ->
                Reply.of(c.engine()
                        .pubSub()
                        .publishSharded(c.args().next(), c.args().next()));
            case "PUBSUB|CHANNELS" -> channels(c, Kind.CHANNEL);
            case "PUBSUB|SHARDCHANNELS" -> channels(c, Kind.SHARD_CHANNEL);
            case "PUBSUB|NUMSUB" -> listeners(c, Kind.CHANNEL);
            case "PUBSUB|SHARDNUMSUB" -> listeners(c, Kind.SHARD_CHANNEL);
            case "PUBSUB|NUMPAT" -> Reply.of(c.engine().pubSub().count(Kind.PATTERN));
            case "PUBSUB|HELP" -> HelpText.of(c);
            default -> throw c.unbound();
        };
    }

    private static Reply subscribe(Call c, Kind kind) {
        return c.engine().pubSub().subscribe(c.client(), kind, c.args().rest());
    }

    private static Reply unsubscribe(Call c, Kind kind) {
        return c.engine().pubSub().unsubscribe(c.client(), kind, c.args().rest());
    }

    private static Reply channels(Call c, Kind kind) {
        Bytes pattern = c.args().hasNext() ? c.args().next() : null;
        if (c.args().hasNext()) {
            throw Errors.SUBCOMMAND_ARGUMENTS.raise(
                    c.argv().get(1).utf8(), c.spec().container().name());
        }
        return Reply.bulks(c.engine().pubSub().listened(kind, pattern));
    }

    private static Reply listeners(Call c, Kind kind) {
        List<Reply> counts = new ArrayList<>();
        for (Bytes name : c.args().rest()) {
            counts.add(Reply.of(name));
            counts.add(Reply.of(c.engine().pubSub().listeners(kind, name)));
        }
        return Reply.array(counts);
    }
}
