package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * Every mapping of the format and its fields. The reader asks for exactly these fields, needs those that are marked as
 * needed, and takes the words and bounds of a field from here; {@link SchemaWriter} publishes the same as JSON Schema.
 *
 * <p>A field is one line: {@code name type : description}, with {@code !} behind a name that must be there. Types are:
 *
 * <ul>
 *   <li>a name that {@link SchemaType} knows ({@code text}, {@code int}, {@code line}), or that of another shape;
 *   <li>{@code =word}: exactly this word; {@code int 1..240}: a number within bounds;
 *   <li>{@code x*}: a list of x, {@code x*2..20} one of so many; {@code x+}: one x, or a list;
 *   <li>{@code {x}}: a mapping from names to x; {@code x/y}: one or the other.
 * </ul>
 */
enum Shape {
    PACK("pack", "A pack of lessons.", """
            format! format : The version of this format; always 1.
            id! pack_id : Never changes; packs from outside use a domain, such as edu.example.basics.
            version! version : Three numbers; the first one rises when a step asks for something else.
            title! plain : What learners see in the list of packs.
            summary string : One line for the list of packs.
            lessons! step_id*0..200 : In order; each has a file of that name.
            skills {string} : Every skill that a lesson names, with a line that a learner understands.
            policy policy : What a learner may do in the whole pack.
            exam exam : How exams about it are held.
            requires requires : What the program must have for this pack.
            locale string : The language that the pack is written in; default en.
            authors string+ : Who wrote it.
            license string : Under which terms it may be handed on, such as CC-BY-4.0.
            lint_ok excuse* : Advice of pack lint that is not to be followed here, with reasons.
            """),
    EXAM("exam", "How exams about the pack are held; rediscover exam goes by it.", """
            minutes int 1..600 : How long one lasts.
            lessons step_id+ : The lessons asked about, in order; default: all.
            feedback =none/=verdict/=full : What is said to an answer; default verdict: only whether it is right.
            closed_book bool : Are the command reference and playing on copies closed too? Default false.
            """),
    REQUIRES("requires", "What the program must have.", "commands string+ : Commands that the engine must have.\n"),
    POLICY("policy", "What a learner may do; what is left out comes from above.", """
            skip =allow/=record/=forbid : May a step be skipped?
            hints attempts : After how many wrong attempts hints open.
            reveal attempts : After how many wrong attempts the solution opens.
            play bool : May the learner try things on a copy?
            review bool : Do missed steps come back later?
            own_data bool : Does each learner with a name get values of vary of his own? Default false.
            """),
    LESSON("lesson", "A lesson.", """
            format format : The version of this format; always 1.
            id! step_id : As the file is named.
            title! plain : What learners see in the list of lessons.
            summary string : One line for the list of lessons.
            goal string+ : Skills taught here, named in pack.yaml.
            needs string+ : Skills assumed, named in pack.yaml.
            minutes! int 1..240 : How long it takes.
            clock string : What the clock shows at the beginning, such as 2026-01-01T00:00:00Z; it stands still.
            seed int : Where chance begins; default 7.
            setup setup : Data before the first step.
            policy policy : What a learner may do in this lesson.
            steps! step*1..100 : What the learner does, in order.
            lint_ok excuse* : Advice of pack lint that is not to be followed in this lesson, with reasons.
            """),
    SETUP("setup", "Lines run before, and a file of them.", """
            script lines : Lines, run after those of the file.
            file string : A file of the pack with one command a line, such as data/pages.redis.
            """),
    EXCUSE("excuse", "Advice of pack lint that is not to be followed, and why.", """
            rule! lint_rule : The rule that pack lint names in brackets.
            because! plain : Why it does not hold here.
            """),
    SAY("say", "The learner reads.", ""),
    DEMO("demo", "Commands run live, with notes.", "run! shown_line+ : The lines to run and to show.\n"),
    SHOWN("shown", "A line of a demo.", """
            run! lines : The command.
            note text : What to notice in its reply.
            """),
    PREDICT("predict", "The learner says what the reply will be.", """
            given lines : Run before, shown.
            run! lines : The command, shown.
            ask line : Whose reply is predicted; without it the last of run.
            then lines : Run after that, shown: the reply may come only now.
            is! matcher : The reply.
            mistakes mistake* : Wrong guesses that people make.
            """),
    CHOICE("choice", "One or many of several.", """
            many bool : May several be picked?
            shuffle bool : Are the options shown in any order? Default true.
            options! option*2..500 : What can be picked.
            run lines : Run and shown after the right answer.
            """),
    OPTION("option", "An option of a choice.", """
            text! plain : The option.
            ok bool : Is it right? Default false.
            why message : What speaks for or against it; needed where it is not right.
            """),
    ANSWER("answer", "A short text or number.", """
            is! matcher : What is right.
            mistakes mistake* : Wrong answers that people give.
            """),
    FILL(
            "fill",
            "A command with blanks.",
            "template! template : A command with __ for every blank.\n" + Shape.JUDGED + Shape.THEN),
    ORDER("order", "Lines to put in order.", """
            lines! lines : In the right order; shown shuffled.
            distractors lines : Lines that do not belong.
            """ + Shape.HOW),
    COMMAND("command", "One command.", Shape.JUDGED + Shape.THEN),
    TASK("task", "Any number of commands until goals hold.", Shape.JUDGED + """
                    meanwhile meanwhile+ : What other clients do.
                    check =live/=ask : live (default) passes as soon as everything holds; ask when the learner says check.
                    port bool : Do commands that arrive on the open port count?
                    """),
    FIX(
            "fix",
            "A script to mend.",
            "script! lines : What the learner finds, with what is wrong in it.\n" + Shape.LUA + Shape.JUDGED),
    SCRIPT(
            "script",
            "A script to write.",
            Shape.LUA + "given text : The Lua text that stands in the editor at first.\n" + Shape.JUDGED),
    PROJECT("project", "Something to build in parts, in any order.", """
            milestones! milestone*2..20 : What is to be reached.
            """ + Shape.SOLUTION + Shape.GATES_ALSO_MISTAKES),
    MILESTONE("milestone", "A part of a project.", """
            id! step_id : Unique in the project.
            goal! text : What is to be reached.
            state! check*1..500 : What holds then.
            after text : Said when it is reached.
            """),
    REFLECT(
            "reflect",
            "Something to write in own words; nobody judges it.",
            "answer! text : A good answer, shown afterwards to compare with.\n"),
    VALUES("values", "What a name may stand for; the first is shown.", """
            pick label+ : The values.
            int int*2..2 : From the first number to the last, both included.
            """),
    RACE("race", "Programs of several clients that run at once.", """
            clients! programs : The programs by the names of their clients.
            retry int 0..5 : How often a program begins again when its EXEC replied nil; default 0.
            show string+ : Keys to show beside the programs; default: those that the checks name.
            find race_find : What to find: an order of turns.
            repair race_repair : How to mend the programs.
            mistakes mistake* : Wrong answers that people give.
            """),
    RACE_FIND("race_find", "An order of turns with this end is to be found.", """
            state check* : What must hold of the data at the end.
            reply {matcher} : What a line was told: {ann.2: 1}.
            blocked string+ : Who must be waiting at the end.
            solution! plain : Such an order: a b b a.
            """),
    RACE_REPAIR("race_repair", "The programs are to be changed so that every order ends well.", """
            edit string+ : Whose programs may be changed; default: all.
            invariant! check* : What must hold at the end of every order.
            cases race_case+ : Other data that the programs must be right with.
            may_wait string+ : Who may wait for ever; for all others that is wrong.
            solution! programs : Programs that are right.
            """),
    RACE_CASE("race_case", "Other data for the programs of a race.", """
            setup! setup : The data.
            invariant! check* : What must hold with these data.
            """),
    CLIENT("client", "A program of the learner's own that connects from another terminal.", """
            programs! program_texts : Whole programs; {host} and {port} stand for where to connect.
            starts program_texts : What the learner begins with, if that is not the whole program.
            arrives arrival* : What must happen on the program's connections.
            runs =fresh/=add : Does each run begin with the step's data (fresh, the default), or do runs add up?
            meanwhile meanwhile+ : What other clients do once a command of the program has arrived.
            """ + Shape.JUDGED),
    CRASH("crash", "A second server that is killed and started again.", """
            server {label} : Directives of its configuration.
            happens! plain+ : Commands, and what happens to the server: :kill, :start, :wait 1s.
            ask line : Whose reply is predicted, when all has happened.
            is matcher : The reply.
            solution lines : Instead of ask: the commands that the learner should type.
            then plain+ : What happens after them.
            state check* : What the server replies then: run and expect.
            also attempts_typed : Other right answers; a list of lines for several in a row.
            mistakes mistake* : Wrong answers that people give.
            """),
    PROGRAM_TEXTS("program_texts", "The same program in several languages.", """
            python text : Python with redis-py.
            node text : JavaScript with node-redis.
            ioredis text : JavaScript with ioredis.
            java text : Java with Jedis.
            cli text : A shell script with redis-cli.
            """),
    ARRIVAL("arrival", "Something that must happen on the connections of the learner's programs.", """
            line label+ : A command as a glob pattern, such as INCR *; a list: these, one after the other.
            pushed label : What a connection is sent unasked, as a pattern: message news *.
            how =in_order/=pipeline/=transaction/=across : How the lines belong together; default in_order.
            times int 1..1000 : How often it happens; default: once or more often.
            reply matcher : What the last of the commands is told.
            """ + Shape.LABEL),
    MEANWHILE("meanwhile", "What another client does while the learner works.", """
            after! plain : The learner's command after whose first use it happens.
            run! lines : What happens, such as bob> SET a 1.
            """),
    HINT("hint", "The solution as the last hint.", "reveal! =solution : Always solution.\n"),
    GATES("gates", "Which commands may and must be used.", """
            max_commands int 1..1000/max_commands : How many commands at most.
            forbid commands : Commands that are refused.
            require commands/require : Commands that must be used.
            """),
    MAX_COMMANDS("max_commands", "How many commands at most, and what to say.", """
            count! int 1..1000 : How many.
            say message : What to say if there were more.
            """),
    REQUIRE("require", "Commands that must be used.", """
            all commands : Each of them.
            any commands : One of them at least.
            say message : What to say if they were not.
            """),
    SURVIVOR_OK("survivor_ok", "An answer that may pass although it does something else.", """
            answer! label+ : The answer as it is typed; a list for several lines.
            because! plain : Why it may pass.
            """),
    ACCEPT("accept", "One way to be right: all of it must hold.", """
            same_reply bool : The last reply equals the solution's.
            same_effect bool/effect_rule : The effect equals the solution's.
            reply matcher : What the last reply must be like.
            state check* : What must hold of the data.
            """),
    EFFECT_RULE("effect_rule", "How strictly the effect must equal the solution's.", """
            scope string : Only keys that fit this pattern count.
            ignore ignored+ : What does not count.
            ttl_by number : By how many seconds times to live may differ; default 2.
            score_by number : By how much scores may differ.
            """),
    MISTAKE("mistake", "A wrong answer that people give, and what to tell them.", """
            id! step_id : Unique in the step.
            when! when : When it speaks.
            say! message : What to tell the learner.
            examples attempts_typed : Wrong answers that must bring it up; a list of lines for several in a row.
            """),
    WHEN("when", "When a mistake speaks: all of it must hold.", """
            used string+ : One of these commands was used.
            used_only string+ : No other command was used.
            not_used string+ : None of these commands was used.
            typed label+ : The line fits one of these glob patterns, without letter case.
            text label+ : A part of the Lua text fits one of these regular expressions.
            not_text label+ : No part of the Lua text fits any of these regular expressions.
            reply matcher : The last reply fits.
            effect when_effect : What became of the keys.
            state check* : All of these hold.
            """),
    WHEN_EFFECT("when_effect", "What became of the keys.", """
            changed string+ : A key that fits one of these patterns was changed.
            created string+ : A key that fits one of these patterns was created.
            deleted string+ : A key that fits one of these patterns was deleted.
            except string+ : Keys that do not count.
            nothing bool : No key was changed.
            """),
    CHECK_RUN("check_run", "The reply of a command.", """
            run! line : A command, run on a copy; also as another client: bob> CLIENT GETNAME.
            expect! matcher : What its reply must be like.
            """ + Shape.LABEL),
    CHECK_KEY("check_key", "A key and what it holds.", """
            key! plain : It exists, and …
            type key_type : … has this type, as TYPE names it.
            value matcher : … holds this; a zset as a map from members to scores.
            ttl =none/matcher : … lives so many seconds more; none: for ever.
            """ + Shape.LABEL),
    CHECK_ABSENT(
            "check_absent",
            "Keys that are not there.",
            "absent! string+ : No key fits any of these names or patterns.\n" + Shape.LABEL),
    CHECK_ONLY(
            "check_only",
            "Keys that may be there.",
            "only! string+ : Every key fits one of these patterns.\n" + Shape.LABEL),
    CHECK_BEHAVES(
            "check_behaves",
            "How the data behaves when something is done to it.",
            "behaves! behaves : What is done, and what the reply must be.\n" + Shape.LABEL),
    BEHAVES("behaves", "What is done to a copy of the data.", """
            given lines : Run first.
            run! line : The command whose reply shows it.
            expect! matcher : What its reply must be like.
            say message : What to say if it is not.
            """),
    MATCHER("matcher", "What a reply must be like: all of it must hold.", """
            is matcher : Exactly this: number = integer reply, text = string, null = nil, list = array.
            status string : This status, such as OK.
            error string/error : An error whose first word is this.
            type reply_type : A reply of this type.
            unordered value* : An array of these, in any order.
            set_of set_of : A set or array with these members.
            map {matcher} : Exactly these pairs, flat or as a map.
            map_contains {matcher} : At least these pairs.
            like label : A text that fits this glob pattern.
            regex label : A text that fits as a whole; no look-around, no back references.
            near number : A number near this one; by says how near.
            by number : How far a number may be from near; default 1.
            between number*2..2 : A number from the first to the second.
            len count : So many elements, pairs or bytes.
            each matcher : Every element fits.
            at places : The elements at these places fit, counted from 0.
            any matcher*1..500 : One of these fits.
            all matcher*1..500 : All of these fit.
            not matcher : This does not fit.
            same =solution : What the solution replies.
            bytes string : A string of these bytes, in base64.
            waits true : There is none yet: the client waits.
            anything true : Any reply.
            """),
    ERROR("error", "An error.", """
            code string : Its first word.
            contains string : Words that stand in it.
            """),
    SET_OF("set_of", "A set or array.", """
            contains value+ : These are in it.
            size int 0..2147483647 : So many are in it.
            """),
    OVERLAY("overlay", "The texts of a lesson in another language.", """
            of hash : A hash of the original title and summary; pack lint says which one is right.
            title plain : The title.
            summary plain : The summary.
            steps {overlay_step} : By the ids of the steps.
            """),
    OVERLAY_PACK("overlay_pack", "The texts of pack.yaml in another language.", """
            of hash : A hash of the original texts; pack lint says which one is right.
            title plain : The title.
            summary plain : The summary.
            skills {plain} : By the ids of the skills.
            """),
    OVERLAY_STEP("overlay_step", "The texts of a step.", """
            of hash : A hash of the step's original texts; pack lint says which one is right.
            prompt plain : The prompt.
            after plain : What is shown when the step is done.
            hints plain+ : In the order of the original; {reveal: solution} is not repeated.
            notes plain+ : Of the lines of a demo that have one, in order.
            options overlay_option* : In the order of the original.
            mistakes {plain} : What is said, by the ids of the mistakes.
            state overlay_check* : In the order of the original; {} for a check without texts.
            arrives overlay_check* : In the order of the original; {} for one without texts.
            gates {plain} : By commands; also say and max_commands.
            milestones {overlay_milestone} : By the ids of the milestones.
            answer plain : The answer of a reflect.
            """),
    OVERLAY_OPTION("overlay_option", "The texts of an option.", """
            text plain : The option.
            why plain : What speaks for or against it.
            """),
    OVERLAY_CHECK("overlay_check", "The texts of a check.", """
            goal plain : Short text for the list of goals.
            say plain : What is said if it does not hold.
            """),
    OVERLAY_MILESTONE("overlay_milestone", "The texts of a part of a project.", """
            goal plain : What is to be reached.
            after plain : Said when it is reached.
            state overlay_check* : In the order of the original.
            """);

    private static final String HEAD = """
            id! step_id : Unique in the lesson; never changes, because progress hangs on it.
            kind! kind : What the learner does here.
            prompt! text : What the learner reads.
            skills string+ : Skills practised; default: the lesson's goal.
            setup setup : Lines run before the step is shown.
            continue bool : true (default): the data is as the step before left it; false: as the lesson's setup does.
            hints hint_or_text+ : The gentlest first.
            after text : Shown when the step is done: why it works, what to notice.
            docs string+ : Commands to read about.
            points int 0..100 : Weight when graded; default 1.
            optional bool : true: the lesson is complete without it.
            policy policy : What a learner may do in this step.
            vary {values} : Names for what may differ; {name} stands for the value.
            variants setup*0..12 : Other setups on which the answer must be right as well.
            lint_ok excuse* : Advice of pack lint that is not to be followed in this step, with reasons.
            """;

    private static final String LUA = """
            language =lua : The answer is a Lua text; without it, lines of commands.
            call lines : The lines that run the Lua text; {script} stands for it as one word.
            """;

    private static final String SOLUTION = "solution! lines : The model solution.\n";

    private static final String GATES_ALSO_MISTAKES = """
            gates gates : Which commands may and must be used.
            also attempts_typed : Other right answers; a list of lines for several in a row.
            survivor_ok survivor_ok+ : Answers that may pass although they do something else.
            mistakes mistake* : Wrong answers that people give.
            """;

    private static final String HOW = """
            accept accept+ : Replaces the default check; any one is enough.
            state check* : What must hold besides.
            """ + GATES_ALSO_MISTAKES;

    private static final String JUDGED = SOLUTION + HOW;

    private static final String THEN = "then lines : Run right after the learner's command, before judging.\n";

    private static final String LABEL = """
            say message : What to say if it does not hold.
            goal string : Short text for the list of goals.
            points int 0..100 : Its weight; default 1.
            """;

    /**
     * One field.
     *
     * @param type as the comment of {@link Shape} describes it
     * @param needed whether it must be there
     */
    record Slot(String name, String type, String description, boolean needed) {}

    private final String schemaName;
    private final String description;
    private final String written;
    private List<Slot> slots;
    private List<String> fields;

    Shape(String schemaName, String description, String written) {
        this.schemaName = schemaName;
        this.description = description;
        this.written = written;
    }

    /** Its name under {@code definitions} of the JSON Schema. */
    String schemaName() {
        return schemaName;
    }

    /** What it is, in one sentence. */
    String description() {
        return description;
    }

    /** The fields it may have, with what is known of each; of a step also those of every step. */
    synchronized List<Slot> slots() {
        if (slots == null) {
            slots = read(isStep() ? HEAD + written : written);
        }
        return slots;
    }

    private static List<Slot> read(String written) {
        List<Slot> slots = new ArrayList<>();
        int at = 0;
        while (at < written.length()) {
            int end = written.indexOf('\n', at);
            String line = written.substring(at, end);
            int blank = line.indexOf(' ');
            int colon = line.indexOf(" : ");
            boolean needed = line.charAt(blank - 1) == '!';
            String name = line.substring(0, needed ? blank - 1 : blank);
            slots.add(new Slot(name, line.substring(blank + 1, colon), line.substring(colon + 3), needed));
            at = end + 1;
        }
        return List.copyOf(slots);
    }

    /** The fields it may have; of a step also those of every step. */
    synchronized List<String> fields() {
        if (fields == null) {
            List<String> names = new ArrayList<>();
            for (Slot slot : slots()) {
                names.add(slot.name());
            }
            fields = List.copyOf(names);
        }
        return fields;
    }

    /** What is known of a field. */
    Slot slot(String field) {
        for (Slot slot : slots()) {
            if (slot.name().equals(field)) {
                return slot;
            }
        }
        throw new IllegalArgumentException(this + " does not list the field " + field);
    }

    /** Whether it says nothing when it has no field at all. */
    boolean needsSome() {
        return switch (this) {
            case ACCEPT, WHEN, MATCHER, ERROR, SET_OF, PROGRAM_TEXTS, ARRIVAL -> true;
            default -> false;
        };
    }

    boolean isStep() {
        return switch (this) {
            case SAY,
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
                    CRASH -> true;
            default -> false;
        };
    }

    /** The shape of a step of this kind. */
    static Shape of(Step.Kind kind) {
        return valueOf(kind.name());
    }
}
