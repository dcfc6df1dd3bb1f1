package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** RDB files for tests: put together by hand in forms of all ages, and written here. */
final class RdbSamples {
    private static final String TEXT = "a text that says the same again and again, ";

    private RdbSamples() {}

    /** A file of one key after another, by hand: {@code parts} as {@link OldForms#bytes} takes them. */
    static byte[] file(int version, Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(RdbFile.magic(version));
        out.writeBytes(OldForms.bytes(parts));
        out.write(RdbTypes.END);
        out.writeBytes(new byte[version < 5 ? 0 : 8]);
        return version < 5 ? out.toByteArray() : OldForms.signed(out.toByteArray());
    }

    /** What stands in a file for a key: its type, its name, its body. */
    static byte[] key(int type, String name, byte[] body) {
        return OldForms.bytes(type, OldForms.string(name), body);
    }

    /** Every form of {@link DumpMatrixTest#OLD}, and of {@link DumpMatrixTest#NEW} if {@code newer}. */
    static byte[] forms(int version, boolean newer) {
        ByteArrayOutputStream keys = new ByteArrayOutputStream();
        keys.writeBytes(OldForms.bytes(RdbTypes.SELECT_DB, 0));
        for (DumpMatrixTest.Written written : DumpMatrixTest.OLD) {
            keys.writeBytes(key(written.form(), "old:" + written.form() + written.name(), written.body()));
        }
        if (newer) {
            for (DumpMatrixTest.Written written : DumpMatrixTest.NEW) {
                keys.writeBytes(key(written.form(), "new:" + written.form() + written.name(), written.body()));
            }
        }
        return file(version, (Object) keys.toByteArray());
    }

    /** An engine with a little of everything that there is. */
    static Session everything() {
        Session session = new Session(Families.all());
        session.runAll(
                "SET text 'some text'",
                "SET number 12345",
                "SET long '" + TEXT.repeat(8) + "'",
                "EXPIREAT long 3970000000",
                "RPUSH list a 1 22 333 4444 -5 '' '" + TEXT + "'",
                "SADD ints 1 2 300000",
                "SADD set a b c 17",
                "HSET hash f v g 12 h '" + TEXT + "'",
                "HSET fields f v g w",
                "HPEXPIREAT fields 3970000000000 FIELDS 1 f",
                "ZADD zset 1 a 2.5 b -inf c",
                "SELECT 3",
                "ARSET array 0 a 7 2.5 42 text");
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 160; i++) {
            members.append(" f").append(i).append(" v").append(i);
        }
        session.run("SADD bigset" + members);
        session.run("HSET bighash" + members + " more '" + TEXT.repeat(3) + "'");
        session.run("RPUSH biglist" + members.toString().repeat(6));
        for (int i = 0; i < 300; i++) {
            session.run("ZADD bigzset " + i / 7.0 + " m" + i);
        }
        stream(session);
        String code = "#!lua name=lib\nredis.register_function('f', function() return 1 end)";
        session.engine.execute(session.client("you"), List.of(Bytes.of("FUNCTION"), Bytes.of("LOAD"), Bytes.of(code)));
        session.run("SELECT 0");
        return session;
    }

    private static void stream(Session session) {
        for (int i = 1; i < 130; i++) {
            session.run("XADD stream " + i + "-1 field " + i + " other x");
        }
        session.runAll(
                "XDEL stream 7-1",
                "XGROUP CREATE stream g 0",
                "XREADGROUP GROUP g ann COUNT 4 STREAMS stream >",
                "XREADGROUP GROUP g bob COUNT 3 STREAMS stream >",
                "XNACK stream g SILENT IDS 1 1-1",
                "XADD named IDMP me 1 * f v",
                "XADD named IDMP me 2 * f w");
    }

    static byte[] saved(Session session, int version, boolean compressed) throws IOException {
        Path file = Files.createTempFile("sample", ".rdb");
        RdbMatrixTest.save(session.engine, file, version, compressed, true);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
