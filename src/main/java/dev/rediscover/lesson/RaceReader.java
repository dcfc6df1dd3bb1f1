package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a step of kind {@code race}. */
final class RaceReader {
    /** Words that a learner types in a race: a client cannot be called so. */
    private static final Set<String> TAKEN = Set.of(
            "all", "both", "check", "done", "hint", "if", "next", "play", "reset", "run", "show", "skip", "step",
            "undo", "why", "you");

    private final Faults faults;
    private final LineReader lines;
    private final SetupReader setups;
    private final JudgedReader judged;
    private final CheckReader checks;

    RaceReader(Faults faults, LineReader lines, SetupReader setups, JudgedReader judged) {
        this.faults = faults;
        this.lines = lines;
        this.setups = setups;
        this.judged = judged;
        this.checks = new CheckReader(faults, lines);
    }

    Step.Race read(Form form, Step.Head head) {
        form.require("clients", "name two or three clients and their lines: clients: {ann: [INCR n], bob: [DEL n]}");
        Map<String, List<RaceLine>> clients = programs(form, "clients");
        checkClients(form, clients);
        checkOrders(form, "clients", clients);
        boolean finds = form.has("find");
        if (finds == form.has("repair")) {
            faults.add(
                    Rule.RACE_GOAL,
                    form.place(),
                    finds ? "this race asks for two things at once" : "this race does not say what to do",
                    "write either find: (an order with a certain end) or repair: (programs right in every order)");
        }
        int retry = (int) form.number("retry", 0);
        RaceFind find = finds ? find(form.node("find"), clients) : null;
        RaceRepair repair = form.has("repair") ? repair(form.node("repair"), clients) : null;
        List<String> show = form.has("show") ? form.texts("show") : keys(find, repair);
        return new Step.Race(head, clients, retry, show, find, repair, judged.mistakes(form, false));
    }

    // ---- programs

    private Map<String, List<RaceLine>> programs(Form form, String field) {
        Map<String, List<RaceLine>> programs = new LinkedHashMap<>();
        Node node = form.node(field);
        if (node != null && !(node instanceof Node.Fields)) {
            faults.add(
                    Rule.FIELD_TYPE,
                    node.place(),
                    "here stands " + node.called() + "; a mapping from clients to lines is wanted",
                    "write " + field + ": {ann: [INCR n], bob: [DEL n]}");
        }
        if (node instanceof Node.Fields fields) {
            for (Node.Field client : fields.fields()) {
                programs.put(client.name(), program(client));
            }
        }
        return programs;
    }

    private List<RaceLine> program(Node.Field client) {
        List<Node> items = client.value() instanceof Node.Items list ? list.items() : List.of(client.value());
        if (items.isEmpty() || items.size() > RaceLimits.MOST_LINES) {
            faults.add(
                    Rule.RACE_LINE,
                    client.value().place(),
                    client.name() + " has " + items.size() + " lines",
                    "give a client 1 to " + RaceLimits.MOST_LINES + " lines");
        }
        List<RaceLine> program = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Node item : items.subList(0, Math.min(items.size(), RaceLimits.MOST_LINES))) {
            RaceLine line = line(item, known);
            if (line != null) {
                program.add(line);
                known.add(line.name());
            }
        }
        return program;
    }

    private RaceLine line(Node item, Set<String> known) {
        if (!(item instanceof Node.Scalar scalar)) {
            faults.add(
                    Rule.FIELD_TYPE,
                    item.place(),
                    "here stands " + item.called() + "; a line is wanted",
                    "write the line as one text, in quotes");
            return null;
        }
        try {
            RaceLine line = RaceLine.read(scalar.text(), known);
            if (!line.isTick()) {
                lines.checkCommand(line.words(), item.place());
            }
            return line;
        } catch (RaceLine.Unreadable e) {
            faults.add(Rule.RACE_LINE, item.place(), e.getMessage(), e.cure());
            return null;
        }
    }

    private void checkClients(Form form, Map<String, List<RaceLine>> clients) {
        if (form.has("clients") && (clients.size() < 2 || clients.size() > RaceLimits.MOST_CLIENTS)) {
            faults.add(
                    Rule.RACE_CLIENTS,
                    form.placeOf("clients"),
                    "a race of " + clients.size() + " clients",
                    "name 2 or " + RaceLimits.MOST_CLIENTS + " of them");
        }
        Set<Character> initials = new HashSet<>();
        for (String name : clients.keySet()) {
            boolean good = Form.isId(name, "") && name.length() > 1 && name.length() <= 10;
            if (!good || TAKEN.contains(name)) {
                badName(form, name, good ? "is a word of the lesson" : "is no name of 2 to 10 lower-case letters");
            } else if (!initials.add(name.charAt(0))) {
                badName(form, name, "begins like another client's; turns are written with the first letter");
            }
        }
    }

    private void badName(Form form, String name, String why) {
        faults.add(
                Rule.RACE_CLIENTS,
                form.placeOf("clients"),
                "the name " + Texts.quoted(name) + " " + why,
                "call them ann, bob and cleo, say");
    }

    private void checkOrders(Form form, String field, Map<String, List<RaceLine>> programs) {
        long orders = RaceLimits.orders(programs.values());
        if (orders > RaceLimits.MOST_ORDERS) {
            faults.add(
                    Rule.RACE_ORDERS,
                    form.placeOf(field),
                    String.format(Locale.ROOT, "these lines can run in %,d orders", orders),
                    String.format(
                            Locale.ROOT,
                            "make the programs shorter, or take a client away; %,d orders are allowed",
                            RaceLimits.MOST_ORDERS));
        }
    }

    // ---- what is asked for

    private RaceFind find(Node node, Map<String, List<RaceLine>> clients) {
        Form form = Form.of(Shape.RACE_FIND, node, faults);
        if (form == null) {
            return new RaceFind(List.of(), Map.of(), List.of(), "");
        }
        String solution = form.text("solution", "write the turns of a solution: solution: a b b a");
        List<Check> state = checks.checks(form);
        Map<String, Matcher> replies = replies(form, clients);
        List<String> blocked = names(form, "blocked", clients);
        if (state.isEmpty() && replies.isEmpty() && blocked.isEmpty()) {
            faults.add(
                    Rule.RACE_GOAL,
                    form.place(),
                    "any order would do: nothing is asked of its end",
                    "say how it must end: state, reply or blocked");
        }
        if (form.has("solution") && RaceOrder.read(solution, List.copyOf(clients.keySet())) == null) {
            faults.add(
                    Rule.RACE_GOAL,
                    form.placeOf("solution"),
                    Texts.quoted(solution) + " is no order of turns",
                    "write names or first letters of clients: a b b a");
        }
        return new RaceFind(state, replies, blocked, solution);
    }

    private Map<String, Matcher> replies(Form form, Map<String, List<RaceLine>> clients) {
        Map<String, Matcher> replies = new LinkedHashMap<>();
        if (form.node("reply") instanceof Node.Fields fields) {
            MatcherReader matchers = new MatcherReader(faults, false);
            for (Node.Field field : fields.fields()) {
                if (isLine(field.name(), clients)) {
                    replies.put(field.name(), matchers.read(field.value()));
                } else {
                    faults.add(
                            Rule.RACE_GOAL,
                            field.place(),
                            "there is no line " + Texts.quoted(field.name()),
                            "write the client, a point and the number of the line: ann.2");
                }
            }
        } else if (form.has("reply")) {
            faults.add(
                    Rule.FIELD_TYPE,
                    form.placeOf("reply"),
                    "\"reply\" is a mapping from lines to matchers",
                    "write reply: {ann.2: 1}");
        }
        return replies;
    }

    private static boolean isLine(String name, Map<String, List<RaceLine>> clients) {
        int point = name.indexOf('.');
        List<RaceLine> program = point < 0 ? null : clients.get(name.substring(0, point));
        String number = name.substring(point + 1);
        return program != null
                && number.length() == 1
                && number.charAt(0) >= '1'
                && number.charAt(0) <= '0' + program.size();
    }

    private List<String> names(Form form, String field, Map<String, List<RaceLine>> clients) {
        List<String> names = form.texts(field);
        for (String name : names) {
            if (!clients.containsKey(name)) {
                faults.add(
                        Rule.RACE_CLIENTS,
                        form.placeOf(field),
                        "there is no client " + Texts.quoted(name),
                        Texts.didYouMean(name, clients.keySet()));
            }
        }
        return names;
    }

    private RaceRepair repair(Node node, Map<String, List<RaceLine>> clients) {
        Form form = Form.of(Shape.RACE_REPAIR, node, faults);
        if (form == null) {
            return new RaceRepair(List.of(), List.of(), List.of(), Map.of());
        }
        form.require("invariant", "say what must hold at the end of every order: invariant: [{key: n, value: 2}]");
        form.require("solution", "write programs that are right: solution: {ann: [INCR n]}");
        List<String> edit = form.has("edit") ? names(form, "edit", clients) : List.copyOf(clients.keySet());
        Map<String, List<RaceLine>> solution = programs(form, "solution");
        for (String name : solution.keySet()) {
            if (!edit.contains(name)) {
                faults.add(
                        Rule.RACE_CLIENTS,
                        form.placeOf("solution"),
                        "the program of " + Texts.quoted(name) + " is not to be changed",
                        Texts.didYouMean(name, edit));
            }
        }
        Map<String, List<RaceLine>> all = new LinkedHashMap<>(clients);
        all.putAll(solution);
        checkOrders(form, "solution", all);
        return new RaceRepair(edit, cases(form), names(form, "may_wait", clients), solution);
    }

    private List<RaceRepair.Case> cases(Form form) {
        List<RaceRepair.Case> cases = new ArrayList<>();
        List<Check> invariant = checks.checks(form, "invariant");
        if (invariant.isEmpty() && form.has("invariant")) {
            faults.add(
                    Rule.RACE_GOAL,
                    form.placeOf("invariant"),
                    "any program would do: nothing must hold",
                    "write at least one check");
        }
        cases.add(new RaceRepair.Case(List.of(), invariant));
        for (Node item : form.items("cases", true)) {
            Form one = Form.of(Shape.RACE_CASE, item, faults);
            if (one != null) {
                one.require("setup", "write the other data: setup: [\"SET n 41\"]");
                one.require("invariant", "say what must hold with these data");
                cases.add(new RaceRepair.Case(setups.read(one), checks.checks(one, "invariant")));
            }
        }
        return cases;
    }

    // ---- what to show

    /** The keys that the checks name. */
    private static List<String> keys(RaceFind find, RaceRepair repair) {
        List<Check> checks = find != null
                ? find.state()
                : repair != null && !repair.cases().isEmpty()
                        ? repair.cases().get(0).invariant()
                        : List.of();
        List<String> keys = new ArrayList<>();
        for (Check check : checks) {
            if (check instanceof Check.Key key && !keys.contains(key.key())) {
                keys.add(key.key());
            }
        }
        return keys;
    }
}
