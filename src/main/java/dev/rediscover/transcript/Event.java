package dev.rediscover.transcript;

import java.util.List;

/** Something that a transcript tells. {@link #line} is where it stands in the file, counted from 1. */
public sealed interface Event {
    int line();

    /** The beginning of a step: {@code ## incr · command}. The kind may be empty. */
    record Step(int line, String id, String kind) implements Event {}

    /**
     * The beginning of a block of commands; everything up to the next step, block or prose belongs to it.
     *
     * @param attributes what stands behind {@code redis} on the fence, without colons: {@code play}, {@code error}
     */
    record Block(int line, List<String> attributes) implements Event {
        /** For trying things out; never graded. */
        public boolean isPlay() {
            return attributes.contains("play");
        }

        /** For what happens by itself, such as the setup of a step. */
        public boolean isHidden() {
            return attributes.contains("hide");
        }
    }

    /**
     * A command and the reply that followed.
     *
     * @param client who sent it
     * @param text the line as typed; may contain line breaks within quotes
     * @param predicted whether the learner was asked for the reply first
     * @param reply the lines as the shell printed them in plain form; none for a command that blocked, and for the last
     *     one of a session that was cut off
     * @param replyLine where the reply starts, or would start
     */
    record Command(int line, String client, String text, boolean predicted, List<String> reply, int replyLine)
            implements Event {}

    /** A line that reached a client later than its command: a push, or the reply to a command that blocked. */
    record Late(int line, String client, String text) implements Event {}

    /**
     * What the program decided: words, and values by name, as {@code attempt 1 fail mistake=read-then-write}.
     *
     * @param words all of them in order, those with a value as {@code name=value}
     */
    record Verdict(int line, List<String> words) implements Event {
        /** The value of that name, or {@code null}. */
        public String value(String name) {
            return Markers.value(words, name);
        }
    }

    /** One line of what the tutor said. */
    record Tutor(int line, String text) implements Event {}

    /**
     * What the learner entered that was not a command: a choice, a text, a prediction.
     *
     * @param notes what is known about it, such as {@code confidence=3}
     */
    record Input(int line, String text, List<String> notes) implements Event {
        /** The value of that name, or {@code null}. */
        public String value(String name) {
            return Markers.value(notes, name);
        }
    }

    /** What the learner told the shell: {@code tick 61s}, {@code undo}, {@code hint 1}, {@code reset}, … */
    record Control(int line, List<String> words) implements Event {}

    /** A line of text for people. */
    record Prose(int line, String text) implements Event {}
}
