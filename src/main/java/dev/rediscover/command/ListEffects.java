package dev.rediscover.command;

import static dev.rediscover.command.Repeats.by;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** What repeats the commands that wait for elements of lists, or look for a list that has any. */
final class ListEffects {
    private static final Bytes LMOVE = Bytes.of("LMOVE");
    private static final Bytes LMOVEM = Bytes.of("LMOVEM");
    private static final Bytes RPOPLPUSH = Bytes.of("RPOPLPUSH");

    private ListEffects() {}

    static List<List<Bytes>> of(Call c, Reply reply) {
        List<Bytes> argv = c.argv();
        return switch (c.name()) {
            case "BLPOP" -> by(Repeats.LPOP, Repeats.item(reply, 0));
            case "BRPOP" -> by(Repeats.RPOP, Repeats.item(reply, 0));
            case "BRPOPLPUSH" -> by(RPOPLPUSH, argv.get(1), argv.get(2));
            case "BLMOVE" -> by(LMOVE, argv.get(1), argv.get(2), argv.get(3), argv.get(4));
            case "BLMOVEM" -> withoutTimeout(argv);
            case "LMPOP" -> taken(argv, 1, reply);
            case "BLMPOP" -> taken(argv, 2, reply);
            default -> null;
        };
    }

    private static List<List<Bytes>> withoutTimeout(List<Bytes> argv) {
        List<Bytes> moves = new ArrayList<>(argv);
        moves.set(0, LMOVEM);
        moves.remove(5);
        return List.of(moves);
    }

    /** {@code at} is where the number of the keys stands, behind which the end is named. */
    private static List<List<Bytes>> taken(List<Bytes> argv, int at, Reply reply) {
        int keys = Integer.parseInt(argv.get(at).latin1());
        Bytes word = argv.get(at + keys + 1).is("LEFT") ? Repeats.LPOP : Repeats.RPOP;
        Reply.Arr taken = (Reply.Arr) reply;
        int count = ((Reply.Arr) taken.items().get(1)).items().size();
        return by(word, Repeats.text(taken.items().get(0)), Bytes.of(count));
    }
}
