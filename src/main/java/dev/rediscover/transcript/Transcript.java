package dev.rediscover.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole session file.
 *
 * @param name what messages call the file
 * @param truncated whether the end is missing: the last block is not closed, or the last line not complete (which is
 *     then left out). That is what a crash leaves behind, and no error
 */
public record Transcript(String name, Header header, List<Event> events, boolean truncated) {

    /** The commands alone. */
    public List<Event.Command> commands() {
        List<Event.Command> commands = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Command command) {
                commands.add(command);
            }
        }
        return commands;
    }

    /** Where {@code event} stands, for messages: {@code file:line}. */
    public String where(Event event) {
        return name + ":" + event.line();
    }
}
