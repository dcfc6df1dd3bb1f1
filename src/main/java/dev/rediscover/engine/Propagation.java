package dev.rediscover.engine;

import java.util.ArrayList;
import java.util.List;

/** Tells every change as commands that repeat it, whenever and wherever they are run. */
public final class Propagation {
    private final Engine engine;
    private final List<CommandSink> sinks = new ArrayList<>();

    Propagation(Engine engine) {
        this.engine = engine;
    }

    /** {@code sink} is told from the next command on. */
    public void listen(CommandSink sink) {
        sinks.add(sink);
    }

    public void unlisten(CommandSink sink) {
        sinks.remove(sink);
    }

    /** Whether anybody is told. */
    public boolean isOn() {
        return !sinks.isEmpty();
    }

    Engine engine() {
        return engine;
    }
}
