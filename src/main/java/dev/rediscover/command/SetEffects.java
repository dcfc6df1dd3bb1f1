package dev.rediscover.command;

import static dev.rediscover.command.Repeats.by;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** What repeats SPOP: the members that chance chose are removed. */
final class SetEffects {
    private SetEffects() {}

    static List<List<Bytes>> of(Call c, Reply reply) {
        if (!c.name().equals("SPOP")) {
            return null;
        }
        Bytes key = c.argv().get(1);
        if (c.argv().size() == 2) {
            return by(Repeats.SREM, key, Repeats.text(reply));
        }
        if (!c.db().exists(key)) {
            return by(Repeats.DEL, key);
        }
        List<List<Bytes>> effects = new ArrayList<>();
        for (Bytes member : Repeats.texts(reply)) {
            effects.add(List.of(Repeats.SREM, key, member));
        }
        return effects;
    }
}
