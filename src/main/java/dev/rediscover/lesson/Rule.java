package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a pack. The ids are stable: authors name them in suppressions, tools in reports. */
public enum Rule {
    YAML_SYNTAX("yaml.syntax"),
    YAML_DUPLICATE_KEY("yaml.duplicate-key"),
    YAML_KEY_NOT_TEXT("yaml.key-not-text"),
    YAML_TAG("yaml.tag"),
    YAML_ALIAS("yaml.alias"),
    YAML_DOCUMENTS("yaml.documents"),
    YAML_TOO_LARGE("yaml.too-large"),
    YAML_TOO_DEEP("yaml.too-deep"),
    YAML_NUMBER_RANGE("yaml.number-range"),
    TEXT_CONTROL("text.control-character"),
    TEXT_TOO_LONG("text.too-long"),
    TEXT_EMPTY("text.empty"),
    LIST_TOO_LONG("list.too-long"),
    FILE_MISSING("file.missing"),
    FILE_PATH("file.path"),
    FILE_ENCODING("file.encoding"),
    FORMAT_VERSION("format.version"),
    FIELD_UNKNOWN("field.unknown"),
    FIELD_MISSING("field.missing"),
    FIELD_TYPE("field.type"),
    FIELD_CHOICE("field.choice"),
    FIELD_RANGE("field.range"),
    FIELD_CONFLICT("field.conflict"),
    ID_FORM("id.form"),
    ID_DUPLICATE("id.duplicate"),
    ID_FILE("id.not-file-name"),
    LESSON_DUPLICATE("lesson.duplicate"),
    LESSON_EMPTY("lesson.empty"),
    SKILL_UNKNOWN("skill.unknown"),
    KIND_UNKNOWN("kind.unknown"),
    MATCHER_UNKNOWN("matcher.unknown"),
    MATCHER_EMPTY("matcher.empty"),
    MATCHER_REGEX("matcher.regex"),
    MATCHER_BYTES("matcher.bytes"),
    CHECK_UNKNOWN("check.unknown"),
    WHEN_EMPTY("when.empty"),
    WHEN_NOT_HERE("when.not-here"),
    MESSAGE_PLACEHOLDER("message.placeholder"),
    MESSAGE_BRACE("message.brace"),
    LINE_QUOTES("line.quotes"),
    LINE_EMPTY("line.empty"),
    LINE_CLIENT("line.client"),
    LINE_TICK("line.tick"),
    LINE_SHELL_WORD("line.shell-word"),
    COMMAND_UNKNOWN("command.unknown"),
    COMMAND_ARITY("command.arity"),
    COMMAND_ONE_LINE("command.one-line"),
    CHOICE_NO_RIGHT("choice.no-right-option"),
    CHOICE_NO_WHY("choice.no-why"),
    CHOICE_MANY("choice.many"),
    FILL_BLANKS("fill.blanks"),
    FILL_SOLUTION("fill.solution"),
    ORDER_LINES("order.lines"),
    SCRIPT_SAME("script.same-as-solution"),
    PROJECT_MILESTONES("project.milestones"),
    VARY_NAME("vary.name"),
    VARY_VALUES("vary.values"),
    VARY_UNUSED("vary.unused"),
    VARIANTS_KIND("variants.kind"),
    RACE_CLIENTS("race.clients"),
    RACE_LINE("race.line"),
    RACE_ORDERS("race.too-many-orders"),
    RACE_GOAL("race.goal"),
    HINT_REVEAL("hint.reveal-not-last"),
    GATE_CONTRADICTION("gate.contradiction"),
    GATE_SOLUTION("gate.solution"),
    ACCEPT_NOTHING("accept.nothing"),
    OVERLAY_STEP("overlay.unknown-step"),
    OVERLAY_TEXT("overlay.unknown-text"),
    OVERLAY_CODE("overlay.code"),
    OVERLAY_PLACEHOLDER("overlay.placeholder"),
    OVERLAY_STALE("overlay.stale", Severity.WARNING),
    OVERLAY_MISSING("overlay.missing", Severity.WARNING),
    HONESTY_HIDDEN_NAME("honesty.hidden-name", Severity.WARNING),
    HONESTY_SOLUTION_IN_PROMPT("honesty.solution-in-prompt", Severity.WARNING),
    HONESTY_HINT_IS_SOLUTION("honesty.hint-is-solution", Severity.WARNING),
    TEACH_NO_HELP("teach.no-hint-no-mistake", Severity.WARNING),
    TEACH_NO_EXAMPLE("teach.mistake-without-example", Severity.WARNING),
    TEACH_MANY_SAY("teach.many-say", Severity.WARNING),
    TEACH_NOT_PRACTISED("teach.goal-not-practised", Severity.WARNING),
    TEACH_PRAISE("teach.praise-only", Severity.WARNING),
    FEEDBACK_SHADOWED("feedback.mistake-shadowed", Severity.WARNING);

    /** Whether a pack with such a fault can be used. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private final String id;
    private final Severity severity;

    Rule(String id) {
        this(id, Severity.ERROR);
    }

    Rule(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
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

    public Severity severity() {
        return severity;
    }

    /** Whether it is advice: a pack can be used that does not follow it, and its author may say why not. */
    public boolean isAdvice() {
        return severity == Severity.WARNING;
    }
}
