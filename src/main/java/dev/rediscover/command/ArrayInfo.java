package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ArrayValue;
import java.util.ArrayList;
import java.util.List;

/** ARINFO: how an array is stored, and with FULL how its slices are. */
final class ArrayInfo {
    private final List<Reply> fields = new ArrayList<>();

    private ArrayInfo() {}

    static Reply reply(Call c) {
        Bytes key = c.args().next();
        boolean full = c.args().take("FULL");
        c.args().end();
        ArrayValue array = c.read(key, ArrayValue.class);
        if (array == null) {
            throw Errors.NO_SUCH_KEY.raise();
        }
        ArrayInfo info = new ArrayInfo();
        info.addFacts(array);
        if (full) {
            info.addStorage(array.storage());
        }
        return new Reply.MapOf(info.fields);
    }

    private void add(String name, Reply value) {
        fields.add(Reply.bulk(name));
        fields.add(value);
    }

    private void addFacts(ArrayValue array) {
        long next = array.lastInsert() + 1;
        add("count", Reply.of(array.size()));
        add("len", ArrayCommands.unsigned(array.length()));
        add("next-insert-index", next == ArrayValue.NONE ? Reply.ZERO : ArrayCommands.unsigned(next));
        add("slices", Reply.of(array.slices()));
        add("directory-size", Reply.of(array.directoryRoom()));
        add("super-dir-entries", Reply.of(array.directoryBlocks()));
        add("slice-size", Reply.of(array.sliceSize()));
    }

    private void addStorage(ArrayValue.Storage storage) {
        add("dense-slices", Reply.of(storage.dense()));
        add("sparse-slices", Reply.of(storage.sparse()));
        add("avg-dense-size", average(storage.windows(), storage.dense()));
        add("avg-dense-fill", average(storage.inWindows(), storage.windows()));
        add("avg-sparse-size", average(storage.pairs(), storage.sparse()));
    }

    private static Reply average(long sum, long count) {
        double average = count == 0 ? 0 : (double) sum / count;
        return new Reply.Dbl(average, Numbers.format(average));
    }
}
