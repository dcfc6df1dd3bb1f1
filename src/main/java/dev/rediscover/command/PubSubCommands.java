package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Messages to whoever listens at this moment; nothing is kept. */
public final class PubSubCommands implements Family {
    private static final String TABLE = """
            group pubsub
            PSUBSCRIBE pattern [pattern ...]
              2.0.0 | pubsub noscript loading stale | O(N) for N patterns
              Listens to all channels whose names fit a pattern.
              see PUNSUBSCRIBE SUBSCRIBE PUBLISH
              later
            PUBLISH channel message
              2.0.0 | pubsub loading stale fast | O(N + M) for N listeners of the channel and M patterns in use
              Sends a message to all who listen to a channel and tells how many they are.
              see SUBSCRIBE PSUBSCRIBE SPUBLISH
              later
            PUBSUB
              2.8.0 | | Depends on the subcommand
              Tells which channels are listened to, and by how many.
              see PUBLISH SUBSCRIBE
              container
              later
            PUBSUB|CHANNELS [pattern]
              2.8.0 | pubsub loading stale | O(N) for N channels
              Lists the channels that somebody listens to.
              see PUBSUB|NUMSUB
              later
            PUBSUB|HELP
              6.2.0 | loading stale | O(1)
              Lists the subcommands of PUBSUB.
              see PUBSUB
              acl -pubsub
              later
            PUBSUB|NUMPAT
              2.8.0 | pubsub loading stale | O(1)
              Counts the different patterns that clients listen to.
              see PSUBSCRIBE PUBSUB|CHANNELS
              later
            PUBSUB|NUMSUB [channel [channel ...]]
              2.8.0 | pubsub loading stale | O(N) for N channels named
              Counts the listeners of each channel named.
              see PUBSUB|CHANNELS
              later
            PUBSUB|SHARDCHANNELS [pattern]
              7.0.0 | pubsub loading stale | O(N) for N channels
              Lists the sharded channels that somebody listens to.
              see SSUBSCRIBE PUBSUB|SHARDNUMSUB
              later
            PUBSUB|SHARDNUMSUB [shardchannel [shardchannel ...]]
              7.0.0 | pubsub loading stale | O(N) for N channels named
              Counts the listeners of each sharded channel named.
              see SSUBSCRIBE PUBSUB|SHARDCHANNELS
              later
            PUNSUBSCRIBE [pattern [pattern ...]]
              2.0.0 | pubsub noscript loading stale | O(N) for N patterns
              Stops listening to patterns; to all of them if none is named.
              see PSUBSCRIBE
              later
            SPUBLISH shardchannel message
              7.0.0 | pubsub loading stale fast | O(N) for N listeners
              Sends a message to a sharded channel, which lives in one slot of a cluster.
              see SSUBSCRIBE PUBLISH
              keys 1 not_key
              later
            SSUBSCRIBE shardchannel [shardchannel ...]
              7.0.0 | pubsub noscript loading stale | O(N) for N channels
              Listens to sharded channels, which live in one slot of a cluster.
              see SUNSUBSCRIBE SPUBLISH
              keys 1..-1 not_key
              later
            SUBSCRIBE channel [channel ...]
              2.0.0 | pubsub noscript loading stale | O(N) for N channels
              Listens to channels.
              see UNSUBSCRIBE PSUBSCRIBE PUBLISH
              later
            SUNSUBSCRIBE [shardchannel [shardchannel ...]]
              7.0.0 | pubsub noscript loading stale | O(N) for N channels
              Stops listening to sharded channels; to all of them if none is named.
              see SSUBSCRIBE
              keys 1..-1 not_key
              later
            UNSUBSCRIBE [channel [channel ...]]
              2.0.0 | pubsub noscript loading stale | O(N) for N channels
              Stops listening to channels; to all of them if none is named.
              see SUBSCRIBE
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        throw c.unbound();
    }
}
