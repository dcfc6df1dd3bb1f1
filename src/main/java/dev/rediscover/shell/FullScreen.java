package dev.rediscover.shell;

import dev.rediscover.render.Theme;
import java.io.IOException;
import org.jline.terminal.Terminal;

/** Something that has the whole terminal to itself until its user leaves it. */
interface FullScreen {
    /**
     * Draws and reads keys until the user leaves; restores the terminal, whatever happens.
     *
     * @param ascii whether to keep to ASCII characters
     */
    void run(Terminal terminal, Theme theme, boolean ascii) throws IOException;
}
