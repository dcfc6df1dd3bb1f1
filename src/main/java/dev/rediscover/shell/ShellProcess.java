package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.ParameterRefusal;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.server.Server;
import java.util.List;
import java.util.Set;

/** What programs find around the engine of a shell that listens: its port belongs to whoever sits at the prompt. */
record ShellProcess(Server server) implements ServerProcess {
    /** Lets CONFIG GET say where it listens. */
    static void tellPort(Config config, String host, int port) {
        try {
            config.begin(Bytes.of("port"), List.of(Bytes.of(port)));
            config.begin(Bytes.of("bind"), List.of(Bytes.of(host)));
        } catch (ParameterRefusal e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String configFile() {
        return "";
    }

    @Override
    public void rewriteConfig() {
        throw Errors.CONFIG_NO_FILE.raise();
    }

    @Override
    public void apply(Set<Parameter> changed) throws ParameterRefusal {
        for (Parameter parameter : changed) {
            switch (parameter) {
                case PORT, BIND, TLS_PORT ->
                    throw new ParameterRefusal(parameter, "a shell listens here: :listen PORT at its prompt moves it");
                default -> {} // read from the configuration whenever it matters
            }
        }
    }

    @Override
    public void shutDown(Shutdown how) {
        throw Errors.SHUTDOWN_SHELL.raise();
    }

    @Override
    public boolean abortShutdown() {
        return false;
    }
}
