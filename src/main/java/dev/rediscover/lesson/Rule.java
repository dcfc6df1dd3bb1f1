package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a pack. The ids are stable: authors name them in suppressions, tools in reports. */
public enum Rule {
    YAML_SYNTAX("yaml.syntax", "The file must be YAML."),
    YAML_DUPLICATE_KEY("yaml.duplicate-key", "A key may stand in a mapping once."),
    YAML_KEY_NOT_TEXT("yaml.key-not-text", "Keys are texts."),
    YAML_TAG("yaml.tag", "Tags are not allowed: a pack is data of a few plain types."),
    YAML_ALIAS("yaml.alias", "Anchors and aliases are not allowed: they let small files grow without limit."),
    YAML_DOCUMENTS("yaml.documents", "A file holds one document."),
    YAML_TOO_LARGE("yaml.too-large", "A file may have 256 KiB and 40,000 values."),
    YAML_TOO_DEEP("yaml.too-deep", "Values may be nested 24 deep."),
    YAML_NUMBER_RANGE("yaml.number-range", "Numbers must fit in 64 bits."),
    TEXT_CONTROL(
            "text.control-character",
            "Control characters and overrides of the writing direction could trick a terminal or a reader."),
    TEXT_TOO_LONG("text.too-long", "A text may have 8,000 characters."),
    TEXT_EMPTY("text.empty", "A text that must be there says something."),
    LIST_TOO_LONG("list.too-long", "Lists have a limit, so that no pack fills the memory."),
    FILE_MISSING("file.missing", "Every file that is named must be in the pack."),
    FILE_PATH("file.path", "Files lie below the folder of the pack."),
    FILE_ENCODING("file.encoding", "Files are UTF-8."),
    FORMAT_VERSION("format.version", "The format must be one that this program reads."),
    FIELD_UNKNOWN("field.unknown", "A field that nobody reads is mostly a slip of the pen."),
    FIELD_MISSING("field.missing", "Some fields must be there."),
    FIELD_TYPE("field.type", "A field holds a value of its type."),
    FIELD_CHOICE("field.choice", "A field takes one of a few words."),
    FIELD_RANGE("field.range", "A number lies within its bounds."),
    FIELD_CONFLICT("field.conflict", "Fields that contradict each other, or stand without one that they need."),
    ID_FORM("id.form", "Ids are lower-case letters, digits and -, beginning with a letter."),
    ID_DUPLICATE("id.duplicate", "Progress hangs on ids, so each stands once."),
    ID_FILE("id.not-file-name", "A lesson is called as its file is."),
    LESSON_DUPLICATE("lesson.duplicate", "A lesson is listed once."),
    LESSON_EMPTY("lesson.empty", "A lesson has steps."),
    SKILL_UNKNOWN("skill.unknown", "Skills are named in pack.yaml, with a line that learners understand."),
    KIND_UNKNOWN("kind.unknown", "A step has one of the known kinds."),
    MATCHER_UNKNOWN("matcher.unknown", "A matcher has one of the known names."),
    MATCHER_EMPTY("matcher.empty", "An empty matcher would take anything."),
    MATCHER_REGEX(
            "matcher.regex",
            "Regular expressions have at most 500 characters and 2,000 states, no look-around and no back references."),
    MATCHER_BYTES("matcher.bytes", "Bytes are written in base64."),
    CHECK_UNKNOWN("check.unknown", "A check says what to look at."),
    WHEN_EMPTY("when.empty", "An empty condition would always hold."),
    WHEN_NOT_HERE("when.not-here", "A condition must be able to hold in this kind of step."),
    MESSAGE_PLACEHOLDER("message.placeholder", "A message has only place-holders that are known."),
    MESSAGE_BRACE("message.brace", "Braces in a message are closed, or doubled."),
    LINE_QUOTES("line.quotes", "A command is quoted as in redis-cli."),
    LINE_EMPTY("line.empty", "A line holds a command."),
    LINE_CLIENT("line.client", "Names of clients are in lower case."),
    LINE_TICK("line.tick", "A move of the clock has a number and a unit."),
    LINE_SHELL_WORD("line.shell-word", "Words of the shell other than :tick do not work in a lesson."),
    COMMAND_UNKNOWN("command.unknown", "Every command exists."),
    COMMAND_ARITY("command.arity", "A command has as many arguments as it takes."),
    COMMAND_ONE_LINE("command.one-line", "Where the learner types one line, the solution has one."),
    CHOICE_NO_RIGHT("choice.no-right-option", "A choice has a right option."),
    CHOICE_NO_WHY("choice.no-why", "A wrong option says what speaks against it."),
    CHOICE_MANY("choice.many", "Where one option may be picked, one is right."),
    FILL_BLANKS("fill.blanks", "A template has blanks."),
    FILL_SOLUTION("fill.solution", "A solution fits its template."),
    ORDER_LINES("order.lines", "There are two lines at least to put in order."),
    SCRIPT_SAME("script.same-as-solution", "A script to mend is not right already."),
    LUA_CALL("lua.call", "A step with a Lua text has the lines that run it, with {script} for the text."),
    LUA_COMPILE("lua.compile", "A Lua text of a lesson can be read."),
    PROJECT_MILESTONES("project.milestones", "A project has from 2 to 20 milestones, each with a check."),
    VARY_NAME("vary.name", "A name for what varies is a word that stands for nothing else."),
    VARY_VALUES("vary.values", "What varies has from 2 to 50 values."),
    VARY_UNUSED("vary.unused", "What varies is used."),
    VARIANTS_KIND("variants.kind", "Other data make sense where commands are judged."),
    RACE_CLIENTS("race.clients", "A race has two or three clients whose names begin with different letters."),
    RACE_LINE("race.line", "Lines of a race can be read, and use only replies that came before."),
    RACE_ORDERS("race.too-many-orders", "A race has so few orders that all can be tried."),
    RACE_GOAL("race.goal", "A race asks for something that an order or a program can fulfil."),
    CLIENT_PROGRAM("client.program", "A program says where it connects, and there is a whole one in its language."),
    CLIENT_SOLUTION("client.solution", "The solution of a client step is what a program sends, in at most 200 lines."),
    CLIENT_ARRIVAL("client.arrival", "What must arrive is a command, or something pushed."),
    CRASH_EVENT("crash.event", "What happens to a second server can be read, and ends soon."),
    CRASH_SERVER("crash.server", "A second server is given only directives about keeping its data."),
    CRASH_COMMAND("crash.command", "A second server runs only commands that reach nothing outside it."),
    HINT_REVEAL("hint.reveal-not-last", "The solution is the last hint."),
    GATE_CONTRADICTION("gate.contradiction", "A command is not both forbidden and required."),
    GATE_SOLUTION("gate.solution", "The solution passes its own gates."),
    ACCEPT_NOTHING("accept.nothing", "A way to be right asks for something."),
    OVERLAY_STEP("overlay.unknown-step", "A translation is of a step that is there."),
    OVERLAY_TEXT("overlay.unknown-text", "A translation is of a text that is there."),
    OVERLAY_CODE("overlay.code", "Code is the same in every language."),
    OVERLAY_PLACEHOLDER("overlay.placeholder", "Place-holders are the same in every language."),
    OVERLAY_STALE("overlay.stale", Severity.WARNING, "A text that was changed is translated anew."),
    OVERLAY_MISSING("overlay.missing", Severity.WARNING, "A translation has every text."),
    HONESTY_HIDDEN_NAME(
            "honesty.hidden-name", Severity.WARNING, "A name that is asked for was told before: nobody can guess it."),
    HONESTY_SOLUTION_IN_PROMPT(
            "honesty.solution-in-prompt",
            Severity.WARNING,
            "A prompt that shows the solution asks for typing, not for thinking."),
    HONESTY_HINT_IS_SOLUTION(
            "honesty.hint-is-solution", Severity.WARNING, "The first hint helps without giving everything away."),
    TEACH_NO_HELP(
            "teach.no-hint-no-mistake",
            Severity.WARNING,
            "A step offers help: a hint, or a message for a wrong answer."),
    TEACH_NO_EXAMPLE(
            "teach.mistake-without-example",
            Severity.WARNING,
            "A mistake has an example, by which the proof shows that its message comes."),
    TEACH_MANY_SAY("teach.many-say", Severity.WARNING, "Learners do something after three steps of reading."),
    TEACH_NOT_PRACTISED("teach.goal-not-practised", Severity.WARNING, "A goal of a lesson is practised in it."),
    TEACH_PRAISE("teach.praise-only", Severity.WARNING, "What is said after success explains something."),
    FEEDBACK_SHADOWED(
            "feedback.mistake-shadowed",
            Severity.WARNING,
            "A mistake can speak: none before it holds whenever it does."),
    STRUCTURE_DEAD_FIELD("structure.dead-field", Severity.WARNING, "A field has an effect."),
    STRUCTURE_COVERED(
            "structure.accept-covered",
            Severity.WARNING,
            "Each way to be right takes an answer that the ways before it refuse."),
    STRUCTURE_IMPOSSIBLE("structure.impossible", Severity.WARNING, "What is asked for can be."),
    STRUCTURE_NOT_LISTED(
            "structure.lesson-not-listed", Severity.WARNING, "A lesson that pack.yaml does not list is never reached."),
    STRUCTURE_FILE_UNUSED("structure.file-unused", Severity.WARNING, "Every file of a pack is used."),
    ID_NUMBERED(
            "id.numbered",
            Severity.WARNING,
            "An id that counts steps is wrong as soon as one is put in between, and must not change."),
    TEACH_NO_HINT(
            "teach.no-hint", Severity.WARNING, "Where commands are asked for, somebody who is stuck finds a hint."),
    TEACH_NOT_INTRODUCED(
            "teach.command-not-introduced", Severity.WARNING, "A command is told of or shown before it is asked for."),
    TEACH_SKILL_UNUSED(
            "teach.skill-not-practised", Severity.WARNING, "A skill of the pack is practised in an exercise."),
    TEACH_NOT_REVIEWED("teach.skill-not-reviewed", Severity.WARNING, "A skill comes back in a review."),
    TEACH_NEEDS_LATER("teach.needs-later", Severity.WARNING, "What a lesson needs is taught before it."),
    FEEDBACK_NEVER(
            "feedback.never-holds",
            Severity.WARNING,
            "A mistake can speak: its conditions do not contradict each other."),
    FEEDBACK_EXAMPLE("feedback.example-does-not-fit", Severity.WARNING, "An example of a mistake is one."),
    FEEDBACK_SAME(
            "feedback.same-words",
            Severity.WARNING,
            "Two mistakes do not say the same: the learner would think that nothing has changed."),
    SAFETY_BLOCKS(
            "safety.blocks-for-ever", Severity.WARNING, "A client that waits without limit is woken in the same step."),
    SAFETY_HUGE(
            "safety.huge-value", Severity.WARNING, "A lesson runs on small machines: values stay below a megabyte."),
    SAFETY_SETUP(
            "safety.long-setup",
            Severity.WARNING,
            "A lesson starts at once: its setup has at most 2,000 lines and a megabyte."),
    PORTABLE_NOT_BUILT("portability.not-built", Severity.WARNING, "The engine inside the program has the command."),
    PORTABLE_OPTION(
            "portability.option",
            Severity.WARNING,
            "The engine inside the program has the option, or the argument is one."),
    PORTABLE_ORDER(
            "portability.unordered-reply",
            Severity.WARNING,
            "A reply without an order of its own is compared without order."),
    PORTABLE_TIME(
            "portability.time-in-reply",
            Severity.WARNING,
            "A reply that hangs on the time is compared by a matcher that leaves room."),
    PORTABLE_CHANCE(
            "portability.chance-in-reply",
            Severity.WARNING,
            "A reply that hangs on chance is compared by a matcher that leaves room."),
    TEXT_WIDE("text.wide-code", Severity.WARNING, "Lines of code fit a terminal of 80 columns."),
    TEXT_LONG_SENTENCE("text.long-sentence", Severity.WARNING, "Sentences of more than 35 words are hard to follow."),
    ACCESS_COLOUR(
            "access.colour",
            Severity.WARNING,
            "Nothing is said by colour alone: not everybody sees it, and not every terminal shows it."),
    ACCESS_MOUSE("access.mouse", Severity.WARNING, "Everything is done with the keyboard."),
    ACCESS_PLACE(
            "access.place-on-screen",
            Severity.WARNING,
            "Nothing is told by its place on the screen: a screen reader has none."),
    ACCESS_EMOJI(
            "access.emoji",
            Severity.WARNING,
            "Pictures in texts are read aloud by their long names, or are not shown at all."),
    LUA_KEYS(
            "lua.keys",
            Severity.WARNING,
            "A script is told its keys in KEYS, so that a cluster can tell where it runs."),
    LUA_GLOBALS("lua.globals", Severity.WARNING, "A script declares its names with local, and uses those there are."),
    LINT_UNUSED("lint.excuse-unused", Severity.WARNING, "An excuse excuses something.");

    /** Whether a pack with such a fault can be used. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private final String id;
    private final Severity severity;
    private final String help;

    Rule(String id, String help) {
        this(id, Severity.ERROR, help);
    }

    Rule(String id, Severity severity, String help) {
        this.id = id;
        this.severity = severity;
        this.help = help;
    }

    /** The rule of this id; {@code null} if there is none. */
    public static Rule of(String id) {
        for (Rule rule : values()) {
            if (rule.id.equals(id)) {
                return rule;
            }
        }
        return null;
    }

    /** The ids of all rules that are advice. */
    static List<String> advice() {
        List<String> ids = new ArrayList<>();
        for (Rule rule : values()) {
            if (rule.isAdvice()) {
                ids.add(rule.id);
            }
        }
        return ids;
    }

    /** The stable name, {@code group.rule}. */
    public String id() {
        return id;
    }

    /** What holds in a good pack, and why, in one sentence. */
    public String help() {
        return help;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether it is advice: a pack can be used that does not follow it, and its author may say why not. */
    public boolean isAdvice() {
        return severity == Severity.WARNING;
    }
}
