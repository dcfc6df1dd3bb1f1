package dev.rediscover.lesson;

import java.util.List;
import java.util.Map;

/** One step of a lesson. The records are the kinds of the lesson format; their fields are those in YAML. */
public sealed interface Step {
    /** What every kind carries. */
    Head head();

    /** The kinds, for exhaustive switches. */
    enum Kind {
        SAY,
        DEMO,
        PREDICT,
        CHOICE,
        ANSWER,
        FILL,
        ORDER,
        COMMAND,
        TASK,
        FIX,
        SCRIPT,
        PROJECT,
        REFLECT,
        RACE,
        CLIENT,
        CRASH;

        /** The word in YAML. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Kind kind();

    /** Unique in the lesson; progress hangs on it. */
    default String id() {
        return head().id();
    }

    /** Whether the learner does something that is checked. */
    default boolean isExercise() {
        return kind() != Kind.SAY && kind() != Kind.DEMO;
    }

    /** Whether what is typed in it is commands, not an answer in other words. */
    default boolean takesCommands() {
        return switch (kind()) {
            case SAY, DEMO, COMMAND, TASK, FIX, SCRIPT, PROJECT, CLIENT -> true;
            case PREDICT, CHOICE, ANSWER, FILL, ORDER, REFLECT, RACE -> false;
            case CRASH -> !((Crash) this).asks();
        };
    }

    /**
     * The fields that all kinds have.
     *
     * @param id unique in the lesson
     * @param place where the step begins in its file
     * @param prompt Markdown for the learner
     * @param skills what is practised
     * @param setup lines run before the step is shown
     * @param continues whether the data is as the step before left it; otherwise the lesson's setup is run again
     * @param hints the gentlest first
     * @param after shown when the step is done; {@code null} for nothing
     * @param docs commands to read about
     * @param points weight when graded
     * @param optional whether the lesson is complete without it
     * @param policy what the learner may do here: pack, lesson and step taken together
     * @param variants the same step on other data
     */
    record Head(
            String id,
            Place place,
            String prompt,
            List<String> skills,
            List<Line> setup,
            boolean continues,
            List<Hint> hints,
            String after,
            List<String> docs,
            int points,
            boolean optional,
            Policy policy,
            Variants variants) {}

    /**
     * A step on other data, each a whole step of the same kind and id without variants of its own.
     *
     * @param hidden those that ask for the same in the same words, so that an answer to the step must be one to them as
     *     well; those that differ least from the step come first
     * @param others those whose words may differ too: for another day
     */
    record Variants(List<Step> hidden, List<Step> others) {
        /** There is only the one that is shown. */
        public static final Variants NONE = new Variants(List.of(), List.of());
    }

    /**
     * What a step has whose answer is commands.
     *
     * @param solution the model solution
     * @param gates which commands may and must be used
     * @param accept ways to be right, any one of them; never empty
     * @param also other right answers as typed lines: they must pass, and a mutant that is one of them may
     * @param survivors answers that the proof finds to pass, which the author lets pass
     * @param state what must hold besides
     * @param mistakes wrong answers with messages of their own
     */
    record Judged(
            List<Line> solution,
            Gates gates,
            List<Accept> accept,
            List<List<String>> also,
            List<Survivor> survivors,
            List<Check> state,
            List<Mistake> mistakes) {}

    /**
     * An answer that passes although it does not do just what the solution does ({@code survivor_ok}).
     *
     * @param answer as typed, line by line
     * @param because why it may pass
     */
    record Survivor(Place place, List<String> answer, String because) {}

    /** The learner reads. */
    record Say(Head head) implements Step {
        @Override
        public Kind kind() {
            return Kind.SAY;
        }
    }

    /** Commands run live, with notes. */
    record Demo(Head head, List<Shown> run) implements Step {
        @Override
        public Kind kind() {
            return Kind.DEMO;
        }
    }

    /** A line of a demo; {@code note} may be {@code null}. */
    record Shown(Line line, String note) {}

    /**
     * The learner says what the reply will be.
     *
     * @param given run before, shown
     * @param run the commands of the question, shown
     * @param ask whose reply is predicted, run after {@code run}; {@code null}: the last of {@code run}
     * @param then run after that and shown: the reply may come only now
     * @param is what the reply is, as the author says; the engine proves it
     * @param mistakes messages for wrong guesses; only {@code typed} conditions
     */
    record Predict(
            Head head, List<Line> given, List<Line> run, Line ask, List<Line> then, Matcher is, List<Mistake> mistakes)
            implements Step {
        @Override
        public Kind kind() {
            return Kind.PREDICT;
        }

        /** The line whose reply is predicted. */
        public Line asked() {
            return ask != null ? ask : run.get(run.size() - 1);
        }
    }

    /** One or many of several. {@code run}: lines run and shown after the right answer. */
    record Choice(Head head, boolean many, boolean shuffle, List<Option> options, List<Line> run) implements Step {
        @Override
        public Kind kind() {
            return Kind.CHOICE;
        }
    }

    /**
     * One option of a choice.
     *
     * @param why {@code null} if the author says nothing to a right one
     * @param original the text before it was translated
     */
    record Option(String text, boolean ok, Message why, String original) {
        /** An option in the language of its author. */
        public Option(String text, boolean ok, Message why) {
            this(text, ok, why, text);
        }
    }

    /** A short text or number. */
    record Answer(Head head, Matcher is, List<Mistake> mistakes) implements Step {
        @Override
        public Kind kind() {
            return Kind.ANSWER;
        }
    }

    /** A command with blanks {@code __}; {@code then}: lines run right after the learner's, before judging. */
    record Fill(Head head, String template, Judged judged, List<Line> then) implements Step {
        @Override
        public Kind kind() {
            return Kind.FILL;
        }
    }

    /** Lines to put in order; {@code judged.solution()} has them in the right one. */
    record Order(Head head, List<Line> distractors, Judged judged) implements Step {
        @Override
        public Kind kind() {
            return Kind.ORDER;
        }
    }

    /** One command; {@code then}: lines run right after the learner's, before judging. */
    record Command(Head head, Judged judged, List<Line> then) implements Step {
        @Override
        public Kind kind() {
            return Kind.COMMAND;
        }
    }

    /**
     * Any number of commands until goals hold.
     *
     * @param meanwhile what other clients do, by the command of the learner after whose first use they do it
     * @param live whether it passes as soon as everything holds; otherwise when the learner says {@code check}
     * @param port whether commands that arrive over the network count
     */
    record Task(Head head, Judged judged, Map<String, List<Line>> meanwhile, boolean live, boolean port)
            implements Step {
        @Override
        public Kind kind() {
            return Kind.TASK;
        }
    }

    /**
     * A script that does not do what it should.
     *
     * @param script what the learner finds, line by line; of a Lua text the lines that run it
     * @param lua how the text is run that the learner mends; {@code null} if the script is lines of commands
     */
    record Fix(Head head, List<Line> script, Judged judged, LuaScript lua) implements Step {
        @Override
        public Kind kind() {
            return Kind.FIX;
        }
    }

    /**
     * A script to write, judged as a whole: several lines, or a Lua text.
     *
     * @param lua how the text is run; {@code null} if the script is lines of commands
     */
    record Script(Head head, Judged judged, LuaScript lua) implements Step {
        @Override
        public Kind kind() {
            return Kind.SCRIPT;
        }
    }

    /**
     * Something to build in parts, in any order, with commands that really run.
     *
     * @param judged its solution reaches every milestone; what is accepted is that all have been reached
     */
    record Project(Head head, List<Milestone> milestones, Judged judged) implements Step {
        @Override
        public Kind kind() {
            return Kind.PROJECT;
        }
    }

    /**
     * A part of a project; once it was reached it stays so.
     *
     * @param id unique in the project
     * @param goal what is to be reached, for the list that the learner sees
     * @param state what holds then; never empty
     * @param after said when it is reached; {@code null} for nothing
     */
    record Milestone(String id, String goal, List<Check> state, String after) {}

    /**
     * The learner writes something in his own words, which nobody judges.
     *
     * @param answer one to compare with
     * @param original the prompt before it was translated
     */
    record Reflect(Head head, String answer, String original) implements Step {
        /** A step in the language of its author. */
        public Reflect(Head head, String answer) {
            this(head, answer, head.prompt());
        }

        @Override
        public Kind kind() {
            return Kind.REFLECT;
        }
    }

    /**
     * Programs of several clients that run at once. The learner finds an order of their turns with a certain end, or
     * mends the programs so that every order ends well.
     *
     * @param clients the programs by the names of their clients
     * @param retry how often a program begins again when its EXEC replied nil
     * @param show the keys to show beside the programs
     * @param find what to find; {@code null} if the programs are to be mended
     * @param repair how to mend; {@code null} if an order is to be found
     */
    record Race(
            Head head,
            Map<String, List<RaceLine>> clients,
            int retry,
            List<String> show,
            RaceFind find,
            RaceRepair repair,
            List<Mistake> mistakes)
            implements Step {
        @Override
        public Kind kind() {
            return Kind.RACE;
        }
    }

    /**
     * A program of the learner's own, in another terminal, that connects to the lesson's engine.
     *
     * @param programs whole programs that do it, by their languages; {@code {host}} and {@code {port}} stand for where
     * @param starts what the learner begins with where that is not the whole program
     * @param arrives what must happen on the connections, all of it
     * @param fresh whether each run of a program begins with the data as it was when the step began
     * @param meanwhile what other clients do, by the command of a program after whose first arrival they do it
     * @param judged its solution is what the programs send, each connection under a name of its own, and what the
     *     learner types meanwhile
     */
    record Client(
            Head head,
            Map<ProgramLanguage, String> programs,
            Map<ProgramLanguage, String> starts,
            List<Arrival> arrives,
            boolean fresh,
            Map<String, List<Line>> meanwhile,
            Judged judged)
            implements Step {
        @Override
        public Kind kind() {
            return Kind.CLIENT;
        }

        /** What the learner begins with in a language, the one most like it, or the first there is. */
        public String start(ProgramLanguage language) {
            return starts.getOrDefault(nearest(language), program(language));
        }

        /** The whole program in a language, the one most like it, or the first there is. */
        public String program(ProgramLanguage language) {
            return programs.get(nearest(language));
        }

        /** The language that is shown to somebody who prefers {@code language}. */
        public ProgramLanguage nearest(ProgramLanguage language) {
            if (programs.containsKey(language)) {
                return language;
            }
            boolean script = language == ProgramLanguage.NODE || language == ProgramLanguage.IOREDIS;
            ProgramLanguage other = language == ProgramLanguage.NODE ? ProgramLanguage.IOREDIS : ProgramLanguage.NODE;
            return script && programs.containsKey(other)
                    ? other
                    : programs.keySet().iterator().next();
        }
    }

    /**
     * A second server that is started, killed and started again. The learner predicts what it replies then, or types
     * what is to save its data.
     *
     * @param server the directives of its configuration
     * @param happens what happens, before the learner's commands where he types some
     * @param then what happens after them, or after the reply that is asked for
     */
    record Crash(
            Head head,
            Map<String, String> server,
            List<CrashEvent> happens,
            List<CrashEvent> then,
            CrashAnswer answer,
            List<Mistake> mistakes)
            implements Step {
        @Override
        public Kind kind() {
            return Kind.CRASH;
        }

        /** Whether a reply is predicted; otherwise commands are typed. */
        public boolean asks() {
            return answer.ask() != null;
        }
    }

    /**
     * What is wanted in a step with a second server.
     *
     * @param ask whose reply is predicted; {@code null} if commands are typed
     * @param is that reply, as the author says; the server proves it
     * @param solution the commands to type; empty if a reply is predicted
     * @param also other right answers as typed lines
     * @param state what the server must reply when all has happened: checks of kind {@link Check.Run}
     */
    record CrashAnswer(Line ask, Matcher is, List<Line> solution, List<List<String>> also, List<Check> state) {}

    /** What a step has whose answer is commands; {@code null} for the other kinds. */
    default Judged judgedOrNull() {
        if (this instanceof Fill fill) {
            return fill.judged();
        }
        if (this instanceof Order order) {
            return order.judged();
        }
        if (this instanceof Command command) {
            return command.judged();
        }
        if (this instanceof Fix fix) {
            return fix.judged();
        }
        if (this instanceof Script script) {
            return script.judged();
        }
        if (this instanceof Project project) {
            return project.judged();
        }
        if (this instanceof Client client) {
            return client.judged();
        }
        return this instanceof Task task ? task.judged() : null;
    }

    /** How the Lua text is run that is the answer to this step; {@code null} where the answer is something else. */
    default LuaScript luaOrNull() {
        if (this instanceof Fix fix) {
            return fix.lua();
        }
        return this instanceof Script script ? script.lua() : null;
    }

    /** The mistakes of any kind of step. */
    default List<Mistake> mistakes() {
        if (this instanceof Predict predict) {
            return predict.mistakes();
        }
        if (this instanceof Crash crash) {
            return crash.mistakes();
        }
        if (this instanceof Answer answer) {
            return answer.mistakes();
        }
        Judged judged = judgedOrNull();
        return judged == null ? List.of() : judged.mistakes();
    }
}
