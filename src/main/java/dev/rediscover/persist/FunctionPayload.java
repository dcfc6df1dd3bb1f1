package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.LibraryCodec;
import dev.rediscover.engine.RedisException;
import dev.rediscover.engine.Scripts;
import dev.rediscover.resp.Reply;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The payload of FUNCTION DUMP: for each library a byte that says so and its code, then the footer of DUMP. Source: the
 * constants of rdb.h of Redis 7.
 */
public final class FunctionPayload implements LibraryCodec {
    private static final int FUNCTION_EARLY = 246;
    private static final int FUNCTION = 245;
    private static final long MOST_BYTES = 64L << 20;

    @Override
    public Bytes encode(Collection<Scripts.Library> libraries) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Scripts.Library library : libraries) {
            body.write(FUNCTION);
            body.writeBytes(RdbEncoder.text(library.code()));
        }
        return DumpCommands.withFooter(body.toByteArray());
    }

    @Override
    public List<Bytes> decode(Bytes payload) {
        int end = DumpCommands.checked(payload.array(), true);
        RdbInput in = new RdbInput(payload.array(), end);
        List<Bytes> codes = new ArrayList<>();
        long room = MOST_BYTES;
        while (!in.atEnd()) {
            switch (in.unsignedByte()) {
                case FUNCTION -> codes.add(code(in, room));
                case FUNCTION_EARLY -> throw error("Pre-GA function format not supported");
                default -> throw error("given type is not a function");
            }
            room -= codes.get(codes.size() - 1).length();
        }
        return codes;
    }

    private static Bytes code(RdbInput in, long most) {
        try {
            return in.string(most);
        } catch (RdbDecoder.Corrupt e) {
            throw error("Failed loading library payload");
        }
    }

    private static RedisException error(String text) {
        return new RedisException(new Reply.Err("ERR " + text));
    }
}
