package dev.rediscover.server.process;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Gate;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.ParameterRefusal;
import dev.rediscover.engine.Persistence;
import dev.rediscover.engine.RedisException;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.resp.Utf8;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import dev.rediscover.server.ServerLog;
import dev.rediscover.server.ServerLog.Level;
import dev.rediscover.server.conf.ConfigFile;
import dev.rediscover.server.conf.UserFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that runs as a program, by its configuration, until a client or a signal ends it. */
public final class RunningServer implements ServerProcess {
    private static final String TLS_REFUSED = "Unable to update TLS configuration. Check server logs.";
    private static final String SHUT_DOWN = "Rediscover is now ready to exit, bye bye...";

    private final Engine engine;
    private final ProcessLog log;
    private final Path folder;
    private final String configFile;
    private final BlockingQueue<Request> asked = new LinkedBlockingQueue<>();
    private Server server;
    private Path pidFile;

    /** Somebody asks it to end: a signal, by the parameter that says how, or a client, who has seen to that already. */
    private record Request(Parameter signal) {}

    private RunningServer(Engine engine, ProcessLog log, Path folder, String configFile) {
        this.engine = engine;
        this.log = log;
        this.folder = folder;
        this.configFile = configFile;
    }

    /**
     * Starts to serve {@code engine}, whose configuration says where and how.
     *
     * @param folder the folder that the program was started in
     * @param configFile the path of the configuration file, empty if there is none
     * @throws IOException if it cannot listen there, or cannot write its log; the message says why
     */
    public static RunningServer start(Engine engine, ProcessLog log, Path folder, String configFile)
            throws IOException {
        RunningServer running = new RunningServer(engine, log, folder, configFile);
        running.begin();
        return running;
    }

    private void begin() throws IOException {
        if (endpoints(engine.config()).bind().isEmpty()
                && engine.config().text(Parameter.UNIXSOCKET).isEmpty()) {
            throw new IOException("Configured to not listen anywhere, exiting.");
        }
        Config config = engine.config();
        if (config.text(Parameter.DIR).isEmpty()) {
            set("dir", folder.toString());
        }
        try {
            synchronized (engine) { // nobody is answered before the data is there
                load(config);
            }
        } catch (IOException | RuntimeException | Error e) {
            if (server != null) {
                server.close();
            }
            throw e;
        }
        writePidFile();
    }

    private void load(Config config) throws IOException {
        boolean loaded = false;
        try {
            server = Server.start(Gate.to(engine), endpoints(config), log);
            if (server.port() > 0) {
                set("port", Integer.toString(server.port()));
            }
            engine.process(this);
            log.atWork();
            log.write(Level.NOTICE, "Running mode=standalone, port=" + config.number(Parameter.PORT) + ".");
            log.write(Level.NOTICE, "Server initialized");
            if (keeper() != null) {
                keeper().start();
            }
            loaded = true;
        } finally {
            if (!loaded && server != null) {
                server.stop(); // before anybody is answered with half of the data
            }
        }
    }

    private void set(String parameter, String value) {
        try {
            engine.config().begin(Bytes.of(parameter), List.of(Utf8.bytes(value)));
        } catch (ParameterRefusal e) {
            throw new IllegalStateException(parameter + ": " + e.getMessage(), e);
        }
    }

    /** Port 0 stands for any that is free; but as in Redis for none where there is another way in. */
    private static Endpoints endpoints(Config config) {
        int port = (int) config.number(Parameter.PORT);
        int tlsPort = (int) config.number(Parameter.TLS_PORT);
        String unixSocket = config.text(Parameter.UNIXSOCKET);
        boolean anotherWay = tlsPort > 0 || !unixSocket.isEmpty();
        String bind = config.text(Parameter.BIND);
        return new Endpoints(
                bind.isEmpty() ? List.of() : List.of(bind.split(" ")),
                port == 0 && anotherWay ? -1 : port,
                tlsPort == 0 ? -1 : tlsPort,
                unixSocket,
                (int) config.number(Parameter.UNIXSOCKETPERM));
    }

    /** Where programs of this machine find it: {@code 127.0.0.1:6379}, one for TLS, the path of a Unix socket. */
    public List<String> places() {
        List<String> places = new ArrayList<>();
        if (server.port() > 0) {
            places.add(place(server.port()));
        }
        if (server.tlsPort() > 0) {
            places.add(place(server.tlsPort()) + " (TLS)");
        }
        String unixSocket = engine.config().text(Parameter.UNIXSOCKET);
        if (!unixSocket.isEmpty()) {
            places.add(unixSocket);
        }
        return places;
    }

    /** The loopback address where it listens there or everywhere, else the first that it listens on. */
    private String place(int port) {
        String first = "";
        for (String address : server.addresses()) {
            if (address.endsWith(":" + port)) {
                String host = address.substring(0, address.lastIndexOf(':'));
                if (host.equals("127.0.0.1") || host.equals("*") || host.equals("0.0.0.0")) {
                    return "127.0.0.1:" + port;
                }
                first = first.isEmpty() ? address : first;
            }
        }
        return first;
    }

    /** Waits until somebody asks it to end, then ends it. */
    public void await() throws InterruptedException {
        while (!mayEnd(asked.take())) {
            log.write(Level.WARNING, "Errors trying to shut down the server. Check the logs for more information.");
        }
        end();
    }

    /** Asks it to end, from whichever thread, as {@code signal} says: one of the {@code shutdown-on-} parameters. */
    public void ask(Parameter signal) {
        asked.add(new Request(signal));
    }

    @Override
    public void died() {
        ask(Parameter.SHUTDOWN_ON_SIGTERM);
    }

    /** Keeps what is to be kept at the end. False if that does not work, and it is to go on. */
    private boolean mayEnd(Request request) {
        if (request.signal() == null) {
            return true;
        }
        engine.busy().interrupt();
        synchronized (engine) {
            long flags = engine.config().number(request.signal());
            try {
                prepare(new Shutdown((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0));
                return true;
            } catch (RedisException e) {
                return false;
            }
        }
    }

    private void prepare(Shutdown how) {
        log.write(Level.WARNING, "User requested shutdown...");
        if (keeper() != null) {
            keeper().end(how);
        }
        server.stop(); // nothing more is run, so that what was kept is all
    }

    private void end() {
        server.close(); // which also ends a script that holds the engine
        synchronized (engine) {
            if (keeper() != null) {
                keeper().close();
            }
        }
        if (pidFile != null) {
            log.write(Level.NOTICE, "Removing the pid file.");
            remove(pidFile);
        }
        String unixSocket = engine.config().text(Parameter.UNIXSOCKET);
        if (!unixSocket.isEmpty()) {
            log.write(Level.NOTICE, "Removing the unix socket file.");
            remove(Path.of(unixSocket));
        }
        log.write(Level.WARNING, SHUT_DOWN);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // as good as gone, or none of ours any more
        }
    }

    /** As in Redis, a server that cannot write this file works all the same. */
    private void writePidFile() {
        String name = engine.config().text(Parameter.PIDFILE);
        if (name.isEmpty()) {
            return;
        }
        Path file = folder.resolve(engine.config().text(Parameter.DIR)).resolve(name);
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
            pidFile = file;
        } catch (IOException e) {
            log.write(Level.WARNING, "Failed to write PID file: " + e.getMessage());
        }
    }

    // ---- what clients ask for

    @Override
    public int port() {
        return Math.max(0, server.port());
    }

    @Override
    public String configFile() {
        return configFile;
    }

    @Override
    public void rewriteConfig() {
        try {
            ConfigFile.rewrite(Path.of(configFile), engine);
            log.write(Level.WARNING, "CONFIG REWRITE executed with success.");
        } catch (IOException e) {
            log.write(Level.WARNING, "CONFIG REWRITE failed: " + e.getMessage());
            throw Errors.CONFIG_REWRITE.raise(e.getMessage());
        }
    }

    private Path userFile() {
        Config config = engine.config();
        return folder.resolve(config.text(Parameter.DIR)).resolve(config.text(Parameter.ACLFILE));
    }

    @Override
    public void loadUsers() {
        try {
            UserFile.load(userFile(), engine.config().text(Parameter.ACLFILE), engine.access());
        } catch (UserFile.Fault e) {
            throw Errors.ACL_FILE.raise(e.getMessage());
        }
    }

    @Override
    public void saveUsers() {
        try {
            UserFile.save(userFile(), engine.access());
        } catch (IOException e) {
            log.write(Level.WARNING, "Saving the ACL file failed: " + e.getMessage());
            throw Errors.ACL_SAVE.raise();
        }
    }

    @Override
    public void apply(Set<Parameter> changed) throws ParameterRefusal {
        for (Parameter parameter : changed) {
            switch (parameter) {
                case DIR -> checkFolder();
                case BIND, PORT, TLS_PORT -> listen(parameter);
                case TLS_CERT_FILE, TLS_KEY_FILE, TLS_KEY_FILE_PASS, TLS_CA_CERT_FILE -> reloadTls(parameter);
                case TLS_CA_CERT_DIR, TLS_AUTH_CLIENTS, TLS_PROTOCOLS, TLS_CIPHERS -> reloadTls(parameter);
                case TLS_CIPHERSUITES, TLS_PREFER_SERVER_CIPHERS, TLS_SESSION_CACHING -> reloadTls(parameter);
                case TLS_SESSION_CACHE_SIZE, TLS_SESSION_CACHE_TIMEOUT -> reloadTls(parameter);
                default -> {} // read from the configuration whenever it matters
            }
        }
    }

    private void checkFolder() throws ParameterRefusal {
        Path wanted = folder.resolve(engine.config().text(Parameter.DIR));
        if (!Files.isDirectory(wanted)) {
            throw new ParameterRefusal(
                    Parameter.DIR, Files.exists(wanted) ? "Not a directory" : "No such file or directory");
        }
        set("dir", wanted.normalize().toString());
    }

    private void listen(Parameter parameter) throws ParameterRefusal {
        try {
            server.listen(endpoints(engine.config()));
        } catch (IOException e) {
            log.write(Level.WARNING, e.getMessage());
            throw new ParameterRefusal(
                    parameter,
                    switch (parameter) {
                        case BIND -> "Failed to bind to specified addresses.";
                        case PORT -> "Unable to listen on this port. Check server logs.";
                        default -> TLS_REFUSED;
                    });
        }
        if (parameter == Parameter.PORT && server.port() > 0) {
            set("port", Integer.toString(server.port()));
        }
    }

    /** Takes new files and rules for those who come from now on. */
    private void reloadTls(Parameter parameter) throws ParameterRefusal {
        try {
            server.reloadTls();
        } catch (IOException e) {
            log.write(Level.WARNING, e.getMessage());
            throw new ParameterRefusal(parameter, TLS_REFUSED);
        }
    }

    private Persistence keeper() {
        return engine.durability().persistence();
    }

    @Override
    public void shutDown(Shutdown how) {
        prepare(how);
        asked.add(new Request(null));
    }

    @Override
    public void log(int level, String line) {
        log.write(ServerLog.Level.values()[level], line);
    }

    @Override
    public boolean abortShutdown() {
        return false; // it takes no time, so there is none to call off
    }
}
