package dev.rediscover.shell;

import java.util.ArrayList;
import java.util.List;

/** The words that begin with a colon: one table for running, help and completion. */
enum ShellWord {
    AS(Group.PEOPLE, "as", "NAME [COMMAND ...]", "another client: switch to it, or run one command as it"),
    BACK(Group.TIME, "back", "[NAME]", "the data as it was at a :snap; in a lesson: the step before"),
    BINDINGS(Group.SELF, "bindings", "", "the keys of the line editor"),
    BOARD(Group.LOOK, "board", "[SUBJECT [KEY ...]]", "transactions, channels, expiry, memory, latency, SCAN, slots"),
    CHECK(Group.LESSON, "check", "", "in a lesson: judge the task now"),
    CLEAR(Group.SELF, "clear", "", "wipe the screen"),
    CLOCK(Group.TIME, "clock", "[freeze|run|real|+60s]", "show the engine's clock, or stop, start or move it"),
    CONNECT(Group.SERVER, "connect", "[URI | HOST PORT | NAME | -h HOST ...]", "talk to a real server"),
    DIFF(Group.LOOK, "diff", "[on|off]", "what the last command changed; or whether to show that every time"),
    DISCONNECT(Group.SERVER, "disconnect", "", "back from a real server to the built-in engine"),
    DRY(Group.TIME, "dry", "COMMAND ...", "what a command would reply and change, without doing it"),
    DRILL(Group.LESSON, "drill", "[@GROUP|COMMAND ...] [COUNT]", "generated questions without end, or COUNT of them"),
    EDIT(Group.SELF, "edit", "[LINE]", "write the next line in your own editor ($VISUAL, $EDITOR)"),
    EXAM(Group.LESSON, "exam", "PACK[/LESSON] [--minutes N ...]", "timed and without help, with a sealed transcript"),
    EXPLAIN(Group.LOOK, "explain", "COMMAND ...", "what a command means, touches, costs and would reply"),
    EXPLORE(
            Group.LOOK,
            "explore",
            "[PREFIX]",
            "all keys on the whole screen: find, look, change; slow log, memory, commands, clients"),
    HELP(Group.SELF, "help", "[WORD]", "these words, or one of them"),
    HINT(Group.LESSON, "hint", "", "in a lesson: the next hint"),
    HISTORY(Group.SELF, "history", "[COUNT]", "the lines typed before"),
    LEARN(Group.LESSON, "learn", "[LESSON]", "begin a lesson, or go on where you stopped"),
    LESSONS(Group.LESSON, "lessons", "", "all lessons, and what is done"),
    LISTEN(Group.SERVER, "listen", "[PORT|HOST:PORT|show|off]", "let other programs use this engine"),
    LOAD(
            Group.FILES,
            "load",
            "FILE [REPLACE|KEEP]",
            "keys from an RDB file, JSON lines or commands; :undo takes them back"),
    MENU(Group.LESSON, "menu", "", "in a lesson: its steps, and where you are"),
    NEXT(Group.LESSON, "next", "", "in a lesson: go on"),
    PEEK(Group.LOOK, "peek", "KEY", "type, encoding, size and expiry of a key, and the commands that tell them"),
    PLAY(Group.LESSON, "play", "", "in a lesson: try things on a copy; again to return"),
    PROGRESS(Group.LESSON, "progress", "", "a bar for each lesson, a map of skills, what is due"),
    QUIT(Group.SELF, "quit", "", "leave"),
    RECORD(Group.LATER, "record", "FILE", "keep a transcript of what follows"),
    REDO(Group.TIME, "redo", "", "do again what :undo took back"),
    RESET(
            Group.LESSON,
            "reset",
            "",
            "in a lesson: the data as it was when the step began; outside of one, an empty engine"),
    RESTART(Group.LESSON, "restart", "", "the lesson from its first step; outside of one, an empty engine"),
    REVIEW(Group.LESSON, "review", "", "five minutes with what you missed, or might forget"),
    SAVE(
            Group.FILES,
            "save",
            "FILE [MATCH PATTERN] [FOR 7.0]",
            "all keys in a file: x.rdb, x.jsonl (JSON lines) or x.redis (commands)"),
    SCRIPT(
            Group.SELF,
            "script",
            "[NAME [KEY ...] [, ARG ...]] | list | run|show|drop NAME",
            "an editor for a Lua script, which EVAL runs with these keys and arguments"),
    SET(Group.SELF, "set", "[NAME [VALUE]]", "show or change a setting"),
    SHOW(
            Group.LOOK,
            "show",
            "KEY [as text|bits|registers|members|map] | KEY KEY ...",
            "a picture of what a key holds, of its bits, registers or places; what sets have in common"),
    SKIP(Group.LESSON, "skip", "", "in a lesson: leave this step undone"),
    SNAP(Group.TIME, "snap", "[NAME]", "keep the data as it is; :back NAME returns to it"),
    SNAPS(Group.TIME, "snaps", "", "what :snap has kept"),
    SOLUTION(Group.LESSON, "solution", "", "in a lesson: the answer, once you have tried"),
    TICK(Group.TIME, "tick", "SPAN", "move the engine's clock ahead: :tick 60s"),
    TREE(Group.LOOK, "tree", "[PREFIX] [by=mem]", "the keys by the parts of their names, or by their memory"),
    UNDO(Group.TIME, "undo", "[COUNT]", "take back the last change, or the last few"),
    VIEW(Group.LOOK, "view", "[classic|table|json|csv|raw]", "how replies are printed; prints the last one again"),
    WATCH(Group.LOOK, "watch", "KEY|off", "shows a key's picture again after each change"),
    WELCOME(Group.LESSON, "welcome", "", "three quick questions that propose where to start"),
    WHY(Group.LOOK, "why", "", "how the last reply came about, and ways on; in a lesson also the last verdict"),
    WIRE(Group.LOOK, "wire", "[on|off|COMMAND ...]", "the bytes of the last command, of every one, or of this one");

    /** What a word is about; help is laid out by it. */
    enum Group {
        LESSON("Learning"),
        LOOK("Looking"),
        TIME("Time and trying out"),
        FILES("Data in files"),
        PEOPLE("Other clients"),
        SERVER("Real servers"),
        SELF("The shell"),
        LATER("Not built yet");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Group group;
    private final String label;
    private final String syntax;
    private final String brief;

    ShellWord(Group group, String label, String syntax, String brief) {
        this.group = group;
        this.label = label;
        this.syntax = syntax;
        this.brief = brief;
    }

    Group group() {
        return group;
    }

    /** The word without its colon. */
    String label() {
        return label;
    }

    /** Its arguments as help prints them; empty if it takes none. */
    String syntax() {
        return syntax;
    }

    /** What it does, in a line. */
    String brief() {
        return brief;
    }

    /** The word of exactly this name, or {@code null}. */
    static ShellWord exactly(String name) {
        for (ShellWord word : values()) {
            if (word.label.equalsIgnoreCase(name)) {
                return word;
            }
        }
        return null;
    }

    /** The words that begin with {@code start}; the one word alone if it is a whole one. */
    static List<ShellWord> startingWith(String start) {
        ShellWord exact = exactly(start);
        if (exact != null) {
            return List.of(exact);
        }
        List<ShellWord> found = new ArrayList<>();
        for (ShellWord word : values()) {
            if (word.label.regionMatches(true, 0, start, 0, start.length())) {
                found.add(word);
            }
        }
        return found;
    }

    /** Whether {@code line} begins with this word and its colon. */
    boolean isBegunBy(String line) {
        int end = line.indexOf(' ');
        return line.startsWith(":") && label.equalsIgnoreCase(line.substring(1, end < 0 ? line.length() : end));
    }

    /** Whether it may be said without its colon inside a lesson, as the whole line. */
    boolean isTutorWord() {
        return switch (this) {
            case HINT, NEXT, BACK, SKIP, CHECK, SOLUTION, WHY, MENU, RESET, PLAY -> true;
            default -> false;
        };
    }

    /** Why it cannot work on a server somewhere else, as half a sentence; {@code null} if it can. */
    String needsOwnEngine() {
        return switch (this) {
            case UNDO, REDO -> "a server keeps no record of what its commands replaced";
            case SNAP, SNAPS, BACK -> "another server's data is not ours to keep and bring back";
            case CLOCK, TICK -> "a server goes by the world's time";
            case DRY -> "it tries on a copy, and a server gives none";
            case DIFF -> "a server does not tell what a command changed";
            case EXPLAIN, WHY -> "it goes by the data, before and after";
            case LISTEN -> "a server listens for itself";
            case RESTART, RESET -> "a server's data is not emptied by a word of this shell";
            case SAVE -> "it writes a copy of the data, and a server's are not here";
            case LOAD -> "on a server it could not be taken back";
            case BOARD -> "it looks into the engine itself";
            default -> null;
        };
    }
}
