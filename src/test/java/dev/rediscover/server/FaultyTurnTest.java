package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.Persistence;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.resp.Reply;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An error in the middle of a turn: nobody hears of what may not have been kept, and the program hears of it. */
class FaultyTurnTest {
    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
    private final CountDownLatch told = new CountDownLatch(1);

    @Test
    void theProgramIsToldAndNobodyGetsTheRepliesOfThatTurn() throws Exception {
        engine.process(new Program());
        ClassLoader loader = getClass().getClassLoader();
        engine.durability().persistence((Persistence)
                Proxy.newProxyInstance(loader, new Class<?>[] {Persistence.class}, this::kept));
        try (Server server = Server.start(Gate.to(engine), Endpoints.loopback(0));
                Wire wire = new Wire(server.port())) {
            assertThat(wire.ask("PING")).isEqualTo(new Reply.Status("PONG"));
            wire.send("SET", "fault", "1");
            assertThat(wire.next()).as("the end").isNull();
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Finds no memory to keep anything once there is a key. */
    private Object kept(Object self, Method method, Object[] words) {
        return switch (method.getName()) {
            case "beforeReplies" -> {
                if (engine.db(0).size() > 0) {
                    throw new OutOfMemoryError("as in a test");
                }
                yield true;
            }
            case "work" -> 100L;
            default -> null;
        };
    }

    private final class Program implements ServerProcess {
        @Override
        public int port() {
            return 0;
        }

        @Override
        public String configFile() {
            return "";
        }

        @Override
        public void rewriteConfig() {}

        @Override
        public void apply(Set<Parameter> changed) {}

        @Override
        public void shutDown(Shutdown how) {}

        @Override
        public boolean abortShutdown() {
            return false;
        }

        @Override
        public void died() {
            told.countDown();
        }
    }
}
