package dev.rediscover.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * Ports of this machine that a command may be sent to: {@code {closed}} takes no connection, {@code {silent}} takes it
 * and never answers, {@code {refusing}} answers whatever it gets with an error.
 */
public final class Ports implements AutoCloseable {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)\\}");

    private final ServerSocket silent = listen();
    private final ServerSocket refusing = listen();
    private final int closed;

    public Ports() throws IOException {
        try (ServerSocket socket = listen()) {
            closed = socket.getLocalPort();
        }
        Thread thread = new Thread(this::refuse, "refusing");
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private void refuse() {
        try {
            while (true) {
                try (Socket socket = refusing.accept()) {
                    while (socket.getInputStream().read(new byte[4096]) > 0) {
                        socket.getOutputStream()
                                .write("-ERR no\r\n-ERR no\r\n-ERR no\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    /** {@code line} with its ports, and with {@code {name}} as the number of the client of that name. */
    public String filled(String line, ToLongFunction<String> clientId) {
        return BLANK.matcher(line).replaceAll(found -> switch (found.group(1)) {
            case "closed" -> "" + closed;
            case "silent" -> "" + silent.getLocalPort();
            case "refusing" -> "" + refusing.getLocalPort();
            default -> "" + clientId.applyAsLong(found.group(1));
        });
    }

    @Override
    public void close() throws IOException {
        silent.close();
        refusing.close();
    }
}
