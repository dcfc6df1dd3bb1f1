package dev.rediscover.author.recording;

import java.io.IOException;

/** Writes a step into its lesson. */
interface Saver {
    /**
     * Writes it.
     *
     * @param id the step's
     * @param item its YAML
     * @return where it stands now: {@code file:line}
     * @throws IOException with a sentence for the user, if it could not be written
     */
    String save(String id, String item) throws IOException;
}
