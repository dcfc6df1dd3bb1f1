package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how an answer is judged: gates, ways to be right, known mistakes. */
final class JudgedReader {
    private final Faults faults;
    private final LineReader lines;
    private final CheckReader checks;
    private final MatcherReader matchers;
    private final LuaScript lua;

    JudgedReader(Faults faults, LineReader lines) {
        this(faults, lines, null);
    }

    private JudgedReader(Faults faults, LineReader lines, LuaScript lua) {
        this.faults = faults;
        this.lines = lines;
        this.checks = new CheckReader(faults, lines);
        this.matchers = new MatcherReader(faults, false);
        this.lua = lua;
    }

    /** The same for a step whose answer is a Lua text. */
    JudgedReader of(LuaScript text) {
        return new JudgedReader(faults, lines, text);
    }

    /** Everything of a step but its solution; {@code otherwise} holds where the author accepts nothing by name. */
    Step.Judged judged(Form form, List<Line> solution, Accept otherwise) {
        return judged(form, solution, accepts(form, otherwise), checks.checks(form));
    }

    /** The same of a step that says by itself what is right. */
    Step.Judged judgedByItself(Form form, List<Line> solution) {
        return judged(form, solution, List.of(Accept.ANYTHING), List.of());
    }

    private Step.Judged judged(Form form, List<Line> solution, List<Accept> accept, List<Check> state) {
        Gates gates = gates(form);
        checkGates(form, gates, solution);
        return new Step.Judged(solution, gates, accept, attempts(form, "also"), survivors(form), state, mistakes(form));
    }

    private List<Step.Survivor> survivors(Form form) {
        List<Step.Survivor> survivors = new ArrayList<>();
        for (Node item : form.items("survivor_ok", true)) {
            Form survivor = Form.of(Shape.SURVIVOR_OK, item, faults);
            if (survivor != null) {
                survivor.require("answer", "write the answer as it is typed: answer: \"SET a 1\"");
                survivor.require("because", "say why it may pass");
                List<String> answer = new ArrayList<>();
                survivor.items("answer", true).forEach(line -> answer.add(example(line)));
                survivors.add(new Step.Survivor(survivor.place(), answer, survivor.textOr("because", "")));
            }
        }
        return survivors;
    }

    private Gates gates(Form form) {
        if (!form.has("gates")) {
            return Gates.NONE;
        }
        Form gates = Form.of(Shape.GATES, form.node("gates"), faults);
        if (gates == null) {
            return Gates.NONE;
        }
        int most = 0;
        Message mostSay = null;
        if (gates.node("max_commands") instanceof Node.Fields fields) {
            Form max = Form.of(Shape.MAX_COMMANDS, fields, faults);
            max.require("count", "write count: 3");
            most = (int) max.number("count", 0);
            mostSay = max.message("say");
        } else {
            most = (int) gates.number("max_commands", 0);
        }
        Map<String, Message> forbid = commands(gates, "forbid");
        if (!(gates.node("require") instanceof Node.Fields fields)) {
            return new Gates(most, mostSay, forbid, commands(gates, "require"), Map.of(), null);
        }
        Form require = Form.of(Shape.REQUIRE, fields, faults);
        return new Gates(
                most, mostSay, forbid, commands(require, "all"), commands(require, "any"), require.message("say"));
    }

    /** Commands as a list, or as a mapping to messages. */
    private Map<String, Message> commands(Form form, String name) {
        Map<String, Message> commands = new LinkedHashMap<>();
        if (form.node(name) instanceof Node.Fields fields) {
            for (Node.Field field : fields.fields()) {
                commands.put(lines.commandName(field.name(), field.place()), form.message(field.value()));
            }
            return commands;
        }
        for (String command : form.texts(name)) {
            commands.put(lines.commandName(command, form.placeOf(name)), null);
        }
        return commands;
    }

    private void checkGates(Form form, Gates gates, List<Line> solution) {
        for (String forbidden : gates.forbid().keySet()) {
            if (gates.all().containsKey(forbidden)) {
                faults.add(
                        Rule.GATE_CONTRADICTION,
                        form.placeOf("gates"),
                        forbidden + " is both forbidden and required",
                        "keep one of them");
            } else if (does(solution, forbidden)) {
                solutionBreaksGate(form, "uses " + forbidden + ", which is forbidden");
            }
        }
        for (String required : gates.all().keySet()) {
            if (!solution.isEmpty() && !does(solution, required)) {
                solutionBreaksGate(form, "does not use " + required + ", which is required");
            }
        }
        boolean none = !gates.any().isEmpty()
                && !solution.isEmpty()
                && gates.any().keySet().stream().noneMatch(any -> does(solution, any));
        if (none) {
            solutionBreaksGate(
                    form, "uses none of " + String.join(", ", gates.any().keySet()));
        }
        long commands = solution.stream()
                .filter(line -> !line.isTick() && !line.isOther())
                .count();
        if (gates.maxCommands() > 0 && commands > gates.maxCommands()) {
            solutionBreaksGate(form, "has " + commands + " commands; max_commands is " + gates.maxCommands());
        }
    }

    private void solutionBreaksGate(Form form, String how) {
        faults.add(Rule.GATE_SOLUTION, form.placeOf("gates"), "the solution " + how, "change the gate or the solution");
    }

    private boolean does(List<Line> solution, String command) {
        return uses(solution, command) || lua != null && LuaCalls.uses(lua.solution(), command);
    }

    /** Whether one of the lines uses a command, named as in gates. */
    static boolean uses(List<Line> lines, String command) {
        for (Line line : lines) {
            if (CommandName.fits(command, line.words())) {
                return true;
            }
        }
        return false;
    }

    private List<Accept> accepts(Form form, Accept otherwise) {
        List<Accept> accepts = new ArrayList<>();
        for (Node item : form.items("accept", true)) {
            Form accept = Form.of(Shape.ACCEPT, item, faults);
            if (accept != null) {
                accepts.add(accept(accept));
            }
        }
        return accepts.isEmpty() ? List.of(otherwise) : accepts;
    }

    private Accept accept(Form form) {
        boolean sameReply = form.bool("same_reply", false);
        Matcher reply = matchers.of(form, "reply", null);
        EffectRule effect = effect(form);
        List<Check> state = checks.checks(form);
        if (!sameReply && reply == null && effect == null && state.isEmpty()) {
            faults.add(
                    Rule.ACCEPT_NOTHING,
                    form.place(),
                    "this way to be right asks for nothing, so anything would be right",
                    "ask for same_reply, same_effect, reply or state");
        }
        return new Accept(sameReply, effect, reply, state);
    }

    private EffectRule effect(Form form) {
        if (!(form.node("same_effect") instanceof Node.Fields fields)) {
            return form.bool("same_effect", false) ? EffectRule.DEFAULT : null;
        }
        Form rule = Form.of(Shape.EFFECT_RULE, fields, faults);
        List<String> ignore = rule.texts("ignore");
        for (String word : ignore) {
            if (!EffectRule.IGNORED.contains(word)) {
                faults.add(
                        Rule.FIELD_CHOICE,
                        rule.placeOf("ignore"),
                        Texts.quoted(word) + " cannot be ignored",
                        Texts.didYouMean(word, EffectRule.IGNORED));
            }
        }
        return new EffectRule(
                rule.textOr("scope", null),
                ignore.contains("ttl"),
                ignore.contains("stream_ids"),
                ignore.contains("list_order"),
                rule.decimal("ttl_by", EffectRule.DEFAULT.ttlBySeconds()),
                rule.decimal("score_by", EffectRule.DEFAULT.scoreBy()));
    }

    /** The mistakes of a step whose answer is commands. */
    private List<Mistake> mistakes(Form form) {
        return mistakes(form, false);
    }

    /** The mistakes of a step; where {@code onlyTyped}, no command is run and only {@code typed} makes sense. */
    List<Mistake> mistakes(Form form, boolean onlyTyped) {
        List<Mistake> mistakes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node item : form.items("mistakes", false)) {
            Form mistake = Form.of(Shape.MISTAKE, item, faults);
            if (mistake != null) {
                mistakes.add(mistake(mistake, ids, onlyTyped));
            }
        }
        return mistakes;
    }

    private Mistake mistake(Form form, Set<String> ids, boolean onlyTyped) {
        String id = form.id("id", "-", "give the mistake a short id, such as wrong-side");
        if (!id.isEmpty() && !ids.add(id)) {
            faults.add(
                    Rule.ID_DUPLICATE,
                    form.placeOf("id"),
                    "the mistake " + Texts.quoted(id) + " stands here twice",
                    "give every mistake of a step its own id");
        }
        form.require("when", "say when the message is to come: when: {used: GET}");
        form.require("say", "say what to tell the learner");
        When when = form.has("when") ? when(form.node("when"), onlyTyped) : null;
        Message say = form.has("say") ? form.message("say") : Message.plain("");
        return new Mistake(id, form.place(), when == null ? NEVER : when, say, attempts(form, "examples"));
    }

    private static final When NEVER =
            new When(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of());

    private When when(Node node, boolean onlyTyped) {
        Form form = Form.of(Shape.WHEN, node, faults);
        if (form == null) {
            return null;
        }
        if (((Node.Fields) node).fields().isEmpty()) {
            faults.add(
                    Rule.WHEN_EMPTY,
                    form.place(),
                    "this condition is empty, so it would always hold",
                    "say when: used, used_only, not_used, typed, text, reply, effect or state");
        }
        for (String name : Shape.WHEN.fields()) {
            if (onlyTyped && !name.equals("typed") && form.has(name)) {
                faults.add(
                        Rule.WHEN_NOT_HERE,
                        form.placeOf(name),
                        "in this kind of step no command of the learner is run, so " + Texts.quoted(name)
                                + " never holds",
                        "use typed");
            }
        }
        return new When(
                names(form, "used"),
                names(form, "used_only"),
                names(form, "not_used"),
                form.texts("typed"),
                patterns(form, "text"),
                patterns(form, "not_text"),
                matchers.of(form, "reply", null),
                whenEffect(form),
                checks.checks(form));
    }

    private List<Regex> patterns(Form form, String field) {
        List<Regex> patterns = new ArrayList<>();
        if (form.has(field) && lua == null) {
            faults.add(
                    Rule.WHEN_NOT_HERE,
                    form.placeOf(field),
                    "the answer to this step is no Lua text, so " + Texts.quoted(field) + " never holds",
                    "use typed, or write language: lua");
            return patterns;
        }
        for (Node item : form.items(field, true)) {
            try {
                patterns.add(Regex.anywhere(example(item)));
            } catch (IllegalArgumentException e) {
                faults.add(
                        Rule.MATCHER_REGEX,
                        item.place(),
                        "the regular expression cannot be read: " + e.getMessage(),
                        "write a simpler one");
            }
        }
        return patterns;
    }

    private List<String> names(Form form, String field) {
        List<String> names = new ArrayList<>();
        for (String text : form.texts(field)) {
            names.add(lines.commandName(text, form.placeOf(field)));
        }
        return names;
    }

    private When.Effect whenEffect(Form form) {
        Form effect = form.has("effect") ? Form.of(Shape.WHEN_EFFECT, form.node("effect"), faults) : null;
        return effect == null
                ? null
                : new When.Effect(
                        effect.texts("changed"),
                        effect.texts("created"),
                        effect.texts("deleted"),
                        effect.texts("except"),
                        effect.bool("nothing", false));
    }

    /** Other right answers, as they are typed. */
    List<List<String>> alsoTyped(Form form) {
        return attempts(form, "also");
    }

    /** Answers as they are typed: one line each, or a list of lines. */
    private List<List<String>> attempts(Form form, String field) {
        List<List<String>> examples = new ArrayList<>();
        for (Node item : form.items(field, true)) {
            if (item instanceof Node.Items several) {
                List<String> attempt = new ArrayList<>();
                several.items().forEach(line -> attempt.add(example(line)));
                examples.add(attempt);
            } else {
                examples.add(List.of(example(item)));
            }
        }
        return examples;
    }

    private String example(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        faults.add(
                Rule.FIELD_TYPE,
                node.place(),
                "here stands " + node.called() + "; a typed line is wanted",
                "write the line as a text, in quotes");
        return "";
    }
}
