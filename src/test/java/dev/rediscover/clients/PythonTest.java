package dev.rediscover.clients;

import dev.rediscover.clients.Counterpart.Side;
import dev.rediscover.oracle.Needed;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What tutorials of redis-py and Celery do. {@code -Dclients.python=PATH} takes another Python, with other versions of
 * them.
 */
class PythonTest {
    private static final String PYTHON = System.getProperty("clients.python", "/usr/bin/python3");

    @ParameterizedTest
    @EnumSource
    void redisPy(Side side) throws Exception {
        Needed.success("redis-py", "python3-redis", PYTHON, "-c", "import redis");
        run(side, "python/smoke.py", "redis://127.0.0.1:%d/0");
    }

    @ParameterizedTest
    @EnumSource
    void celery(Side side) throws Exception {
        Needed.success("Celery", "python3-celery python3-redis", PYTHON, "-c", "import celery, redis");
        run(side, "celery/smoke.py", "redis://127.0.0.1:%d");
    }

    private static void run(Side side, String program, String url) throws Exception {
        try (Counterpart server = Counterpart.start(side)) {
            String path = ClientProgram.FOLDER.resolve(program).toString();
            Map<String, String> environment = Map.of("PYTHONDONTWRITEBYTECODE", "1");
            new ClientProgram(environment, PYTHON, path, url.formatted(server.port())).passes(server);
        }
    }
}
