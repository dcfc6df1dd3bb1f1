package dev.rediscover.embed.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of this class have a Redis server, which they take as a parameter: see {@link RedisExtension}. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RedisExtension.class)
public @interface WithRedis {
    /** Whether every test has a new server; otherwise all share one, which is reset before each. */
    boolean forEachTest() default false;

    /** The password that clients must give; empty for none. */
    String password() default "";

    /** Parameters of CONFIG, a name and a value each, such as {@code "maxmemory 10mb"}. */
    String[] settings() default {};

    /** The number that all chance comes from. */
    long seed() default 1;

    /** The time at which the clock stands still, such as {@code 2030-01-01T00:00:00Z}; empty for a clock that runs. */
    String frozenAt() default "";
}
