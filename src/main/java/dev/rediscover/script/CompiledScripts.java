package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.RedisException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scripts that were read last, so that one that runs often is read once. */
final class CompiledScripts {
    private static final int MOST = 1000;

    private final Map<Bytes, Script> scripts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Script> eldest) {
            return size() > MOST;
        }
    };

    /**
     * The script with this digest and text.
     *
     * @throws RedisException if it is none; the error is the reply
     */
    synchronized Script of(Bytes digest, Bytes text) {
        Script script = scripts.get(digest);
        if (script == null) {
            try {
                script = Script.read(text, digest);
            } catch (Script.Faulty e) {
                throw new RedisException(e.reply);
            }
            scripts.put(digest, script);
        }
        return script;
    }
}
