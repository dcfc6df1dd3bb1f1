package dev.rediscover.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Takes signals of the operating system in the place of Java's own way, which ends the process. The class that can is
 * not of the official ones, so it is looked up; where there is none, signals end the process as ever.
 */
final class Signals {
    private Signals() {}

    /** Runs {@code action} on a thread of its own whenever this signal ({@code TERM}, {@code INT}) comes. */
    static void handle(String signal, Runnable action) {
        try {
            Class<?> signals = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            InvocationHandler run = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    action.run();
                }
                return null;
            };
            Object handler = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlers}, run);
            signals.getMethod("handle", signals, handlers)
                    .invoke(null, signals.getConstructor(String.class).newInstance(signal), handler);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return;
        }
    }
}
