package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.SyntaxNode.Choice;
import dev.rediscover.spec.SyntaxNode.Group;
import dev.rediscover.spec.SyntaxNode.Optional;
import dev.rediscover.spec.SyntaxNode.Repeat;
import dev.rediscover.spec.SyntaxNode.Sequence;
import dev.rediscover.spec.SyntaxNode.Token;
import dev.rediscover.spec.SyntaxNode.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the arguments typed so far fit a syntax, and what may follow. Arguments are counted from 0, behind the name. */
public final class SyntaxMatch {
    /** How many readings of a line are followed at once; real lines have at most a handful. */
    private static final int READINGS = 16;

    /** One reading of the arguments: what is left of the syntax, and the last one's role behind the roles before it. */
    private record Reading(SyntaxNode rest, SyntaxNode role, Reading before) {
        Reading then(Residuals.Step step) {
            return new Reading(step.rest(), step.role(), this);
        }

        List<SyntaxNode> roles() {
            List<SyntaxNode> roles = new ArrayList<>();
            Reading reading = this;
            while (reading.before != null) {
                roles.add(reading.role);
                reading = reading.before;
            }
            Collections.reverse(roles);
            return roles;
        }
    }

    private final List<Reading> readings;
    private final int misfit;

    private SyntaxMatch(List<Reading> readings, int misfit) {
        this.readings = readings;
        this.misfit = misfit;
    }

    static SyntaxMatch of(SyntaxNode syntax, List<Bytes> arguments) {
        SyntaxMatch match = new SyntaxMatch(List.of(new Reading(syntax, null, null)), -1);
        for (int i = 0; i < arguments.size(); i++) {
            SyntaxMatch longer = match.then(arguments.get(i));
            if (longer.readings.isEmpty()) {
                return new SyntaxMatch(match.readings, i);
            }
            match = longer;
        }
        return match;
    }

    private SyntaxMatch then(Bytes word) {
        List<Reading> next = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Reading reading : readings) {
            for (Residuals.Step step : Residuals.after(reading.rest, word)) {
                if (next.size() < READINGS && seen.add(step.rest().toString())) {
                    next.add(reading.then(step));
                }
            }
        }
        return new SyntaxMatch(next, -1);
    }

    /** The first argument that cannot stand where it stands, or -1 if all can. */
    public int misfit() {
        return misfit;
    }

    /** Whether the arguments are enough and all fit. */
    public boolean isComplete() {
        if (misfit < 0) {
            for (Reading reading : readings) {
                if (SyntaxNode.mayBeEmpty(reading.rest)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What each argument is, in the likeliest reading: a {@link Token} or a {@link Value}; up to the misfit. */
    public List<SyntaxNode> roles() {
        return readings.get(0).roles();
    }

    /** What is left of the syntax line in the likeliest reading; empty at a misfit. */
    public String hint() {
        return misfit < 0 ? readings.get(0).rest.toString() : "";
    }

    /** What is left of the syntax in the likeliest reading, up to the misfit. */
    public SyntaxNode rest() {
        return readings.get(0).rest;
    }

    /** The words that may be typed next as they stand, those of the likeliest reading first. */
    public List<String> tokens() {
        Set<String> found = new LinkedHashSet<>();
        for (SyntaxNode node : next()) {
            if (node instanceof Token token && !token.word().isEmpty()) {
                found.add(token.word());
            }
        }
        return List.copyOf(found);
    }

    /** The values that may come next, those of the likeliest reading first. */
    public List<Value> values() {
        Set<String> names = new HashSet<>();
        List<Value> found = new ArrayList<>();
        for (SyntaxNode node : next()) {
            if (node instanceof Value value && names.add(value.name())) {
                found.add(value);
            }
        }
        return found;
    }

    /** The first of {@link #tokens} that begins with {@code typed}, in any letter case, or null. */
    String tokenThatBegins(Bytes typed) {
        String start = typed.latin1().toUpperCase(Locale.ROOT);
        for (String token : tokens()) {
            if (!start.isEmpty() && token.startsWith(start)) {
                return token;
            }
        }
        return null;
    }

    private List<SyntaxNode> next() {
        List<SyntaxNode> found = new ArrayList<>();
        for (Reading reading : readings) {
            collect(reading.rest, found);
        }
        return found;
    }

    /** Adds the leaves that {@code node} can begin with. */
    private static void collect(SyntaxNode node, List<SyntaxNode> found) {
        if (node instanceof Sequence sequence) {
            collectSequence(sequence.parts(), found);
        } else if (node instanceof Choice choice) {
            for (SyntaxNode alternative : choice.alternatives()) {
                collect(alternative, found);
            }
        } else if (node instanceof Group group) {
            collect(group.body(), found);
        } else if (node instanceof Optional optional) {
            collect(optional.body(), found);
        } else if (node instanceof Repeat repeat) {
            collect(repeat.body(), found);
        } else {
            found.add(node);
        }
    }

    private static void collectSequence(List<SyntaxNode> parts, List<SyntaxNode> found) {
        int at = 0;
        boolean open = true;
        while (at < parts.size() && open) {
            int end = Residuals.endOfOptions(parts, at);
            for (SyntaxNode part : parts.subList(at, end)) {
                collect(part, found);
                open &= SyntaxNode.mayBeEmpty(part);
            }
            at = end;
        }
    }
}
