package dev.rediscover.command;

import static dev.rediscover.command.Repeats.by;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.resp.Reply;
import java.util.List;

/** What repeats the commands that wait for members of sorted sets, or look for a set that has any. */
final class SortedSetEffects {
    private SortedSetEffects() {}

    static List<List<Bytes>> of(Call c, Reply reply) {
        return switch (c.name()) {
            case "BZPOPMIN" -> by(Repeats.ZPOPMIN, Repeats.item(reply, 0));
            case "BZPOPMAX" -> by(Repeats.ZPOPMAX, Repeats.item(reply, 0));
            case "ZMPOP" -> taken(c, 1, reply);
            case "BZMPOP" -> taken(c, 2, reply);
            default -> null;
        };
    }

    private static List<List<Bytes>> taken(Call c, int at, Reply reply) {
        int keys = Integer.parseInt(c.argv().get(at).latin1());
        Bytes word = c.argv().get(at + keys + 1).is("MIN") ? Repeats.ZPOPMIN : Repeats.ZPOPMAX;
        Reply.Arr taken = (Reply.Arr) reply;
        int count = ((Reply.Arr) taken.items().get(1)).items().size();
        return by(word, Repeats.text(taken.items().get(0)), Bytes.of(count));
    }
}
