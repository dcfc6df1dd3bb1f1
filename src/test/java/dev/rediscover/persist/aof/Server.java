package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Scripts;
import dev.rediscover.persist.RdbFile;
import dev.rediscover.persist.RdbOptions;
import dev.rediscover.persist.RdbWriter;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An engine with an append-only file, as a server has it, without a network. */
final class Server implements AutoCloseable {
    final Engine engine;
    final AofWriter writer;
    final AppendOnlyFile file;
    private final Client client;
    boolean rdb = true;

    Server(Path home) {
        this(home, Clock.system(), AofDisk.real());
    }

    Server(Path home, Clock clock, AofDisk disk) {
        engine = new Engine(Families.all(), clock, new RandomSource(7));
        client = engine.connect((who, reply) -> {});
        client.trust();
        writer = new AofWriter(clock);
        file = new AppendOnlyFile(new AofFolder(home, "appendonlydir", "appendonly.aof", disk), writer);
    }

    /** Loads what there is and appends to it. */
    AofLoad start() throws IOException {
        AofLoad load = file.load(engine, AofLoad.Options.USUAL, AofLoad.SILENT);
        file.open(this::base, rdb);
        engine.durability().propagation().listen(writer);
        return load;
    }

    Reply run(String line) {
        Reply reply = engine.execute(client, CommandLine.split(line).words());
        writer.write();
        return reply;
    }

    Reply run(List<Bytes> words) {
        return engine.execute(client, words);
    }

    String digest() {
        return Session.text(run("DEBUG DIGEST"));
    }

    AofRewrite begin() throws IOException {
        return file.rewrite(rdb, false);
    }

    void rewrite() throws IOException {
        AofRewrite rewrite = begin();
        base(rewrite.file());
        rewrite.finish();
    }

    /** All of the engine, as the version of 7.0 where it is an RDB file. */
    void base(Path target) throws IOException {
        if (rdb) {
            rdb(target);
        } else {
            commands(target);
        }
    }

    private void rdb(Path target) throws IOException {
        try (RdbFile out = RdbFile.create(target, true, false)) {
            RdbWriter into = new RdbWriter(out, RdbOptions.of(engine, RdbOptions.OLDEST_WRITTEN, true));
            into.header();
            for (Scripts.Library library : engine.scripts().libraries()) {
                into.function(library.code());
            }
            for (int i = 0; i < Engine.DATABASES; i++) {
                Keyspace db = engine.db(i);
                for (Bytes key : db.keys()) {
                    into.entry(i, key, db.peek(key), db.expireAt(key));
                }
            }
            into.end();
            out.commit(into.version());
        }
    }

    private void commands(Path target) throws IOException {
        try (CommandFile out = CommandFile.create(target, false)) {
            CommandWriter into = new CommandWriter(out);
            for (Scripts.Library library : engine.scripts().libraries()) {
                into.function(library.code());
            }
            for (int i = 0; i < Engine.DATABASES; i++) {
                Keyspace db = engine.db(i);
                for (Bytes key : db.keys()) {
                    into.entry(i, key, db.peek(key), db.expireAt(key));
                }
            }
            into.flush();
            out.commit();
        }
    }

    /** Ends as a server that is told to; {@link #kill} is how one ends that is not. */
    @Override
    public void close() {
        engine.durability().propagation().unlisten(writer);
        writer.close();
    }

    /** Nothing more is written. */
    void kill() throws IOException {
        engine.durability().propagation().unlisten(writer);
        writer.abandon();
    }
}
