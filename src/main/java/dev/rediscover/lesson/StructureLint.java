package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether everything that is written in a lesson has an effect, and everything that is asked for can be. */
final class StructureLint {
    /** Ids that count: the first of these words, perhaps a dash, and digits. */
    private static final Set<String> COUNTED =
            Set.of("", "step", "exercise", "question", "item", "part", "s", "q", "e", "ex", "t", "p");

    private static final Set<String> MATCHERS = Set.of("reply", "is", "expect", "value", "ttl");

    private final Linted on;
    private final Step step;

    private StructureLint(Linted on, Step step) {
        this.on = on;
        this.step = step;
    }

    static void lint(Linted on) {
        on.lesson().steps().forEach(step -> new StructureLint(on, step).run());
    }

    private void run() {
        counted();
        deadHelp();
        Node.Fields node = on.node(step);
        if (node != null) {
            impossible(node, false);
        }
        Step.Judged judged = step.judgedOrNull();
        if (judged != null) {
            deadGate(judged);
            deadAlso(judged);
            deadAccept();
            covered(judged.accept());
            contradictions(judged.state());
        }
    }

    private void dead(Place place, String what, String cure) {
        on.add(Rule.STRUCTURE_DEAD_FIELD, place, what, cure);
    }

    private void counted() {
        String id = step.id();
        int digits = id.length();
        while (digits > 0 && Character.isDigit(id.charAt(digits - 1))) {
            digits--;
        }
        String word = id.substring(0, digits > 0 && id.charAt(digits - 1) == '-' ? digits - 1 : digits);
        if (digits < id.length() && COUNTED.contains(word)) {
            on.add(
                    Rule.ID_NUMBERED,
                    on.at(step, "id"),
                    "the id " + id
                            + " tells the place of the step, which changes; progress hangs on ids, which must not",
                    "name the step after what it is about, such as first-visit");
        }
    }

    private void deadHelp() {
        List<Hint> hints = step.head().hints();
        boolean read = step.kind() == Step.Kind.SAY || step.kind() == Step.Kind.DEMO;
        if (!hints.isEmpty() && read) {
            dead(on.at(step, "hints"), "nothing is asked here, so nobody sees a hint", "move it into the prompt");
        } else if (!hints.isEmpty() && step.head().policy().hints() == Policy.NEVER) {
            dead(on.at(step, "hints"), "the policy never opens hints", "remove them, or set policy: hints");
        } else if (!hints.isEmpty()
                && hints.get(hints.size() - 1).revealsSolution()
                && step.head().policy().reveal() == Policy.NEVER) {
            dead(
                    on.at(step, "hints", "" + (hints.size() - 1)),
                    "the policy never opens the solution",
                    "remove this hint, or set policy: reveal");
        }
        if (read && step.head().points() > 0) {
            dead(on.at(step, "points"), "nothing is judged here, so nobody gets points", "remove points");
        }
    }

    private void deadGate(Step.Judged judged) {
        boolean oneLine = step.kind() == Step.Kind.COMMAND || step.kind() == Step.Kind.FILL;
        if (oneLine && judged.gates().maxCommands() > 0) {
            dead(
                    on.at(step, "gates", "max_commands"),
                    "the learner types one command here anyway",
                    "remove max_commands");
        }
    }

    private void deadAlso(Step.Judged judged) {
        LuaScript lua = step.luaOrNull();
        List<String> solution = lua != null
                ? List.of(lua.solution())
                : judged.solution().stream().map(Line::typed).toList();
        for (int i = 0; i < judged.also().size(); i++) {
            List<String> other = judged.also().get(i);
            if (other.equals(solution) || judged.also().subList(0, i).contains(other)) {
                dead(
                        on.at(step, "also", "" + i),
                        other.equals(solution) ? "this is the solution itself" : "this stands here twice",
                        "remove it, or write another right answer");
            }
        }
    }

    private void deadAccept() {
        Node accept = on.node(step) == null ? null : on.node(step).get("accept");
        List<Node> ways =
                accept instanceof Node.Items items ? items.items() : accept == null ? List.of() : List.of(accept);
        for (Node way : ways) {
            for (String field : List.of("same_reply", "same_effect")) {
                boolean no = way instanceof Node.Fields fields
                        && fields.get(field) instanceof Node.Scalar scalar
                        && scalar.text().equals("false");
                if (no) {
                    dead(
                            ((Node.Fields) way).get(field).place(),
                            field + ": false asks for nothing; it is as if it were not there",
                            "remove it, or write true");
                }
            }
        }
    }

    private void covered(List<Accept> accepts) {
        for (int i = 1; i < accepts.size(); i++) {
            for (Accept earlier : accepts.subList(0, i)) {
                if (takesAll(earlier, accepts.get(i))) {
                    on.add(
                            Rule.STRUCTURE_COVERED,
                            on.at(step, "accept", "" + i),
                            "a way before this one takes every answer that this one takes",
                            "remove it, or make the one before narrower");
                    break;
                }
            }
        }
    }

    private static boolean takesAll(Accept wide, Accept narrow) {
        return (!wide.sameReply() || narrow.sameReply())
                && (wide.effect() == null || wide.effect().equals(narrow.effect()))
                && (wide.reply() == null || wide.reply().equals(narrow.reply()))
                && (wide.state().isEmpty() || wide.state().equals(narrow.state()));
    }

    private void contradictions(List<Check> state) {
        for (Check check : state) {
            String key = check instanceof Check.Key one ? one.key() : null;
            for (Check other : state) {
                boolean gone = key != null
                        && other instanceof Check.Absent absent
                        && absent.patterns().stream().anyMatch(pattern -> fits(pattern, key));
                boolean foreign = key != null
                        && other instanceof Check.Only only
                        && only.patterns().stream().noneMatch(pattern -> fits(pattern, key));
                if (gone || foreign) {
                    on.add(
                            Rule.STRUCTURE_IMPOSSIBLE,
                            check.label().place(),
                            "the key " + Texts.quoted(key)
                                    + " must be there, and another check of this step forbids it",
                            "take one of the two away");
                }
            }
        }
    }

    private static boolean fits(String pattern, String key) {
        return Glob.matches(Bytes.of(pattern), Bytes.of(key));
    }

    // ---- matchers

    /** Looks for matchers that no reply can fit. */
    private void impossible(Node node, boolean isMatcher) {
        if (node instanceof Node.Items items) {
            items.items().forEach(item -> impossible(item, isMatcher));
        } else if (node instanceof Node.Fields fields) {
            if (isMatcher && fields.fields().size() > 1) {
                Matcher matcher = new MatcherReader(new Faults(), false).read(fields);
                if (matcher instanceof Matcher.All all && isImpossible(all.of())) {
                    on.add(
                            Rule.STRUCTURE_IMPOSSIBLE,
                            fields.place(),
                            "no reply can be all of this: " + all.wanted(),
                            "take one of the two away");
                }
            }
            for (Node.Field field : fields.fields()) {
                impossible(field.value(), MATCHERS.contains(field.name()) || isMatcher);
            }
        }
    }

    private static boolean isImpossible(List<Matcher> all) {
        List<Matcher.Between> ranges = new ArrayList<>();
        for (Matcher one : all) {
            if (one instanceof Matcher.Is is
                    && all.stream()
                            .anyMatch(other -> !(other instanceof Matcher.Same)
                                    && !other.match(is.value()).ok())) {
                return true;
            }
            if (one instanceof Matcher.Between range) {
                ranges.add(range);
            }
        }
        return ranges.stream().anyMatch(a -> ranges.stream().anyMatch(b -> a.least() > b.most()));
    }
}
