package dev.rediscover.lesson;

import java.util.Locale;

/** A language that the programs of a step may be written in, with the library they use. */
public enum ProgramLanguage {
    PYTHON("Python with redis-py", "program.py", "python3 program.py"),
    NODE("JavaScript with node-redis", "program.mjs", "node program.mjs"),
    IOREDIS("JavaScript with ioredis", "program.mjs", "node program.mjs"),
    JAVA("Java with Jedis", "Program.java", "java -cp 'jars/*' Program.java"),
    CLI("the shell with redis-cli", "program.sh", "sh program.sh");

    private final String title;
    private final String file;
    private final String command;

    ProgramLanguage(String title, String file, String command) {
        this.title = title;
        this.file = file;
        this.command = command;
    }

    /** The word in YAML and in the shell's settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is called in a sentence. */
    public String title() {
        return title;
    }

    /** The file that a program may be saved in. */
    public String file() {
        return file;
    }

    /** How the program in that file is run. */
    public String command() {
        return command;
    }

    /** The language of that word; {@code null} if there is none. */
    public static ProgramLanguage of(String word) {
        for (ProgramLanguage language : values()) {
            if (language.word().equals(word)) {
                return language;
            }
        }
        return null;
    }
}
