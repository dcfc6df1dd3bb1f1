package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.value.HashTable;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;

/** One union, intersection or difference of sorted sets, with its weights and its way to put scores together. */
final class ZSetAlgebra {
    enum Operation {
        UNION,
        INTERSECTION,
        DIFFERENCE
    }

    private static final String[] AGGREGATES = {"SUM", "MIN", "MAX", "COUNT"};

    private final Call c;
    private final Operation operation;
    private final List<Value> inputs = new ArrayList<>();
    private final double[] weights;
    private String aggregate = "SUM";
    private boolean withScores;

    private ZSetAlgebra(Call c, Operation operation, boolean mayWithScores) {
        this.c = c;
        this.operation = operation;
        List<Bytes> keys = ZSetAlgebraCommands.inputKeys(c);
        for (Bytes key : keys) {
            inputs.add(ZSetAlgebraCommands.input(c, key));
        }
        weights = new double[keys.size()];
        java.util.Arrays.fill(weights, 1);
        while (c.args().hasNext()) {
            readOption(c.args(), mayWithScores);
        }
    }

    /** Reads keys and options, and looks the keys up. */
    static ZSetAlgebra read(Call c, Operation operation, boolean mayWithScores) {
        return new ZSetAlgebra(c, operation, mayWithScores);
    }

    private void readOption(Args args, boolean mayWithScores) {
        boolean combines = operation != Operation.DIFFERENCE;
        if (mayWithScores && args.take("WITHSCORES")) {
            withScores = true;
        } else if (combines && args.remaining() > weights.length && args.take("WEIGHTS")) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = ZSetCommands.number(args.next(), Errors.WEIGHT_NOT_FLOAT);
            }
        } else if (combines && args.remaining() > 1 && args.take("AGGREGATE")) {
            aggregate = readAggregate(args);
        } else {
            throw Errors.SYNTAX.raise();
        }
    }

    private static String readAggregate(Args args) {
        for (String candidate : AGGREGATES) {
            if (args.take(candidate)) {
                return candidate;
            }
        }
        throw Errors.SYNTAX.raise();
    }

    boolean withScores() {
        return withScores;
    }

    ZSetValue result() {
        return switch (operation) {
            case UNION -> union();
            case INTERSECTION -> intersection();
            case DIFFERENCE -> difference();
        };
    }

    private ZSetValue union() {
        HashTable<Double> scores = new HashTable<>();
        for (int i = 0; i < inputs.size(); i++) {
            for (ScoredMember entry : members(inputs.get(i))) {
                HashTable.Entry<Double> slot = scores.entryOrNew(entry.member());
                double score = weighted(entry.score(), i);
                slot.setValue(slot.value() == null ? score : together(slot.value(), score));
            }
        }
        ZSetValue result = new ZSetValue(c.limits());
        for (HashTable.Entry<Double> entry : scores) {
            result.put(entry.key(), entry.value());
        }
        return result;
    }

    private ZSetValue intersection() {
        ZSetValue result = new ZSetValue(c.limits());
        for (ScoredMember entry : members(smallest(inputs))) {
            if (inAll(inputs, entry.member())) {
                double score = weighted(score(inputs.get(0), entry.member()), 0);
                for (int i = 1; i < inputs.size(); i++) {
                    score = together(score, weighted(score(inputs.get(i), entry.member()), i));
                }
                result.put(entry.member(), score);
            }
        }
        return result;
    }

    private ZSetValue difference() {
        ZSetValue result = new ZSetValue(c.limits());
        for (ScoredMember entry : members(inputs.get(0))) {
            boolean elsewhere = false;
            for (int i = 1; i < inputs.size() && !elsewhere; i++) {
                elsewhere = contains(inputs.get(i), entry.member());
            }
            if (!elsewhere) {
                result.put(entry.member(), entry.score());
            }
        }
        return result;
    }

    /** Zero times infinity counts as zero; COUNT looks at the weights only. */
    private double weighted(double score, int input) {
        double product = aggregate.equals("COUNT") ? weights[input] : score * weights[input];
        return Double.isNaN(product) ? 0 : product;
    }

    private double together(double a, double b) {
        double result = switch (aggregate) {
            case "MIN" -> Math.min(a, b);
            case "MAX" -> Math.max(a, b);
            default -> a + b;
        };
        return Double.isNaN(result) ? 0 : result;
    }

    // ---- inputs, sorted or not

    /** The members with their scores; those of a plain set score 1. */
    static Iterable<ScoredMember> members(Value input) {
        if (input instanceof ZSetValue zset) {
            return zset;
        }
        List<ScoredMember> members = new ArrayList<>();
        if (input instanceof SetValue set) {
            for (Bytes member : set) {
                members.add(new ScoredMember(member, 1));
            }
        }
        return members;
    }

    /** The input with the fewest members; {@code null}, which has none, if one is missing. */
    static Value smallest(List<Value> inputs) {
        Value smallest = inputs.get(0);
        for (Value input : inputs) {
            if (input == null) {
                return null;
            }
            smallest = input.size() < smallest.size() ? input : smallest;
        }
        return smallest;
    }

    static boolean inAll(List<Value> inputs, Bytes member) {
        for (Value input : inputs) {
            if (!contains(input, member)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(Value input, Bytes member) {
        return !Double.isNaN(score(input, member));
    }

    private static double score(Value input, Bytes member) {
        if (input instanceof ZSetValue zset) {
            return zset.score(member);
        }
        return input instanceof SetValue set && set.contains(member) ? 1 : Double.NaN;
    }
}
