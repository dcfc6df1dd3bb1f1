package dev.rediscover.shell;

import java.io.IOException;

/** Makes the {@link Guest} of a shell, once there is a {@link Host} for it to speak through. */
public interface GuestMaker {
    /**
     * The guest.
     *
     * @throws IOException with a sentence for the user, if it cannot be
     */
    Guest make(Host host) throws IOException;
}
