package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.ParameterRefusal;
import dev.rediscover.engine.ServerProcess;
import java.util.List;
import java.util.Set;

/** A program around an engine that can write nothing, for errors that only such a one brings up. */
final class PoorProgram implements ServerProcess {
    /** Takes {@code engine} in its keeping, and forbids DEBUG. */
    static void keep(Engine engine) {
        engine.process(new PoorProgram());
        try {
            engine.config().begin(Bytes.of("aclfile"), List.of(Bytes.of("/nowhere/users.acl")));
            engine.config().begin(Bytes.of("enable-debug-command"), List.of(Bytes.of("no")));
        } catch (ParameterRefusal e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public String configFile() {
        return "/nowhere/redis.conf";
    }

    @Override
    public void rewriteConfig() {
        throw Errors.CONFIG_REWRITE.raise("No such file or directory");
    }

    @Override
    public void loadUsers() {
        throw Errors.ACL_FILE.raise("Error loading ACLs, opening file '/nowhere/users.acl': No such file or directory");
    }

    @Override
    public void saveUsers() {
        throw Errors.ACL_SAVE.raise();
    }

    @Override
    public void apply(Set<Parameter> changed) {
        // whatever is wanted
    }

    @Override
    public void shutDown(Shutdown how) {
        throw Errors.SHUTDOWN_FAILED.raise();
    }

    @Override
    public boolean abortShutdown() {
        return false;
    }
}
