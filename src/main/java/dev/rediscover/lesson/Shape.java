package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * Every mapping of the format and the fields it may have. The reader asks for exactly these, and the published JSON
 * Schema lists exactly these under {@code $defs} (a test holds all three together).
 */
enum Shape {
    PACK("pack", "format id version title summary lessons skills policy requires locale authors license"),
    REQUIRES("requires", "commands"),
    POLICY("policy", "skip hints reveal play review"),
    LESSON("lesson", "format id title summary goal needs minutes clock seed setup policy steps"),
    SETUP("setup", "script file"),
    SAY("say", ""),
    DEMO("demo", "run"),
    SHOWN("shown", "run note"),
    PREDICT("predict", "given run ask then is mistakes"),
    CHOICE("choice", "many shuffle options run"),
    OPTION("option", "text ok why"),
    ANSWER("answer", "is mistakes"),
    FILL("fill", "template solution gates accept also survivor_ok state mistakes then"),
    ORDER("order", "lines distractors gates accept also survivor_ok state mistakes"),
    COMMAND("command", "solution gates accept also survivor_ok state mistakes then"),
    TASK("task", "solution gates accept also survivor_ok state mistakes meanwhile check port"),
    FIX("fix", "script solution gates accept also survivor_ok state mistakes"),
    SCRIPT("script", "solution gates accept also survivor_ok state mistakes"),
    PROJECT("project", "milestones solution gates also survivor_ok mistakes"),
    MILESTONE("milestone", "id goal state after"),
    REFLECT("reflect", "answer"),
    VALUES("values", "pick int"),
    RACE("race", "clients retry show find repair mistakes"),
    RACE_FIND("race_find", "state reply blocked solution"),
    RACE_REPAIR("race_repair", "edit invariant cases may_wait solution"),
    RACE_CASE("race_case", "setup invariant"),
    MEANWHILE("meanwhile", "after run"),
    HINT("hint", "reveal"),
    GATES("gates", "max_commands forbid require"),
    MAX_COMMANDS("max_commands", "count say"),
    REQUIRE("require", "all any say"),
    SURVIVOR_OK("survivor_ok", "answer because"),
    ACCEPT("accept", "same_reply same_effect reply state"),
    EFFECT_RULE("effect_rule", "scope ignore ttl_by score_by"),
    MISTAKE("mistake", "id when say examples"),
    WHEN("when", "used used_only not_used typed reply effect state"),
    WHEN_EFFECT("when_effect", "changed created deleted except nothing"),
    CHECK_RUN("check_run", "run expect say goal points"),
    CHECK_KEY("check_key", "key type value ttl say goal points"),
    CHECK_ABSENT("check_absent", "absent say goal points"),
    CHECK_ONLY("check_only", "only say goal points"),
    CHECK_BEHAVES("check_behaves", "behaves say goal points"),
    BEHAVES("behaves", "given run expect say"),
    MATCHER(
            "matcher",
            "is status error type unordered set_of map map_contains like regex near by between len each at any all not"
                    + " same bytes waits anything"),
    ERROR("error", "code contains"),
    SET_OF("set_of", "contains size"),
    OVERLAY("overlay", "of title summary steps"),
    OVERLAY_PACK("overlay_pack", "of title summary skills"),
    OVERLAY_STEP("overlay_step", "of prompt after hints notes options mistakes state gates milestones answer"),
    OVERLAY_OPTION("overlay_option", "text why"),
    OVERLAY_CHECK("overlay_check", "goal say"),
    OVERLAY_MILESTONE("overlay_milestone", "goal after state");

    private static final List<String> HEAD = List.of(
            "id",
            "kind",
            "prompt",
            "skills",
            "setup",
            "continue",
            "hints",
            "after",
            "docs",
            "points",
            "optional",
            "policy",
            "vary",
            "variants");

    private final String schemaName;
    private final List<String> fields;

    Shape(String schemaName, String fields) {
        this.schemaName = schemaName;
        this.fields = fields.isEmpty() ? List.of() : List.of(fields.split(" "));
    }

    /** Its name under {@code $defs} of the JSON Schema. */
    String schemaName() {
        return schemaName;
    }

    /** The fields it may have; of a step also survivor_ok those of every step. */
    List<String> fields() {
        if (!isStep()) {
            return fields;
        }
        List<String> all = new ArrayList<>(HEAD);
        all.addAll(fields);
        return all;
    }

    boolean isStep() {
        return switch (this) {
            case SAY, DEMO, PREDICT, CHOICE, ANSWER, FILL, ORDER, COMMAND, TASK, FIX, SCRIPT, PROJECT, REFLECT, RACE ->
                true;
            default -> false;
        };
    }

    /** The shape of a step of this kind. */
    static Shape of(Step.Kind kind) {
        return valueOf(kind.name());
    }
}
