package dev.rediscover.cli;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteAddress;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.link.RemoteOptions;
import dev.rediscover.link.SnapshotTransfer;
import dev.rediscover.persist.backup.BackupServer;
import dev.rediscover.persist.backup.Progress;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A server that is asked over a connection. */
final class ServerAsker implements BackupServer, AutoCloseable {
    private static final int PATIENCE = 60_000;
    private static final int PAUSE = 100;

    private final RemoteAddress address;
    private final RemoteLink link;
    private final LinkClient client;

    ServerAsker(RemoteAddress given) throws IOException {
        address = given.speaking(2);
        link = new RemoteLink(
                address, RemoteOptions.waiting(PATIENCE), new Catalog(List.of()), (client, sentence) -> {});
        client = link.open("backup", (from, reply) -> {});
    }

    @Override
    public String name() {
        return address.safeText();
    }

    @Override
    public boolean isLocal() {
        try {
            return address.isUnix() || InetAddress.getByName(address.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public Reply ask(List<Bytes> words) throws IOException {
        return client.send(words);
    }

    @Override
    public void snapshot(Path target, Progress progress) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            String name = target.getFileName().toString();
            SnapshotTransfer.take(address, PATIENCE, out, (bytes, of) -> progress.at(name, bytes, of));
        }
    }

    @Override
    public void pause() {
        Clock.system().pause(PAUSE);
    }

    @Override
    public void close() {
        client.close();
        link.close();
    }
}
