package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.lesson.Arrival;
import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether something has arrived on the connections of programs as it should. */
final class Arrived {
    private final Arrival arrival;
    private final Performance performance;
    private final Map<String, List<Played>> connections = new LinkedHashMap<>();

    Arrived(Arrival arrival, Performance performance) {
        this.arrival = arrival;
        this.performance = performance;
        for (Played one : performance.played()) {
            if (one.own() && one.line().isOther() && !one.line().isTick()) {
                connections
                        .computeIfAbsent(one.line().client(), name -> new ArrayList<>())
                        .add(one);
            }
        }
    }

    /** Whether it has, as often as wanted. */
    boolean holds() {
        return fits(count(arrival.how(), true));
    }

    private boolean fits(int count) {
        return arrival.times() == 0 ? count > 0 : count == arrival.times();
    }

    // ---- counting

    private int count(Arrival.How how, boolean told) {
        if (how == Arrival.How.PUSHED) {
            return pushed();
        }
        if (how == Arrival.How.ACROSS) {
            return count(performance.played().stream().filter(Played::own).toList(), told);
        }
        int sum = 0;
        int most = 0;
        for (List<Played> group : groups(how)) {
            int count = count(group, told);
            sum += count;
            most = Math.max(most, count);
        }
        return how == Arrival.How.IN_ORDER ? sum : most;
    }

    /** What belongs together: a connection, what it sent in one go, or what ran in one of its transactions. */
    private List<List<Played>> groups(Arrival.How how) {
        List<List<Played>> groups = new ArrayList<>();
        for (List<Played> all : connections.values()) {
            switch (how) {
                case PIPELINE -> groups.addAll(pipelines(all));
                case TRANSACTION -> groups.addAll(transactions(all));
                default -> groups.add(all);
            }
        }
        return groups;
    }

    private static List<List<Played>> pipelines(List<Played> all) {
        List<List<Played>> groups = new ArrayList<>();
        for (Played one : all) {
            if (!one.line().joined() || groups.isEmpty()) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(one);
        }
        groups.removeIf(group -> group.size() < 2);
        return groups;
    }

    private static List<List<Played>> transactions(List<Played> all) {
        List<List<Played>> groups = new ArrayList<>();
        List<Played> queued = null;
        for (Played one : all) {
            Bytes name = one.line().words().get(0);
            if (name.is("MULTI")) {
                queued = new ArrayList<>();
            } else if (name.is("EXEC") && queued != null) {
                if (one.reply() != null && ReplyText.items(one.reply()) != null) {
                    groups.add(queued);
                }
                queued = null;
            } else if (name.is("DISCARD")) {
                queued = null;
            } else if (queued != null) {
                queued.add(one);
            }
        }
        return groups;
    }

    /** How often the lines come one after the other; {@code told}: whether replies count. */
    private int count(List<Played> group, boolean told) {
        int count = 0;
        int at = 0;
        for (Played one : group) {
            boolean last = at == arrival.lines().size() - 1;
            if (fits(arrival.lines().get(at), one.line()) && (!last || !told || isTold(one))) {
                at++;
            }
            if (at == arrival.lines().size()) {
                count++;
                at = 0;
            }
        }
        return count;
    }

    private static boolean fits(String pattern, Line line) {
        return !line.isTick() && Glob.matches(Bytes.of(pattern), Bytes.of(Quoting.line(line.words())), true);
    }

    private boolean isTold(Played one) {
        return arrival.reply() == null || arrival.reply().fits(reply(one));
    }

    /** The reply, if need be the one that came late; {@code null} if there is none. */
    private Reply reply(Played asked) {
        if (asked.reply() != null) {
            return asked.reply();
        }
        List<Played> all = performance.played();
        for (Played after : all.subList(all.indexOf(asked), all.size())) {
            for (Played.Late late : after.late()) {
                boolean unasked = late.reply() instanceof Reply.Push;
                if (!unasked && late.client().equals(asked.line().client())) {
                    return late.reply();
                }
            }
        }
        return null;
    }

    private int pushed() {
        int count = 0;
        for (Played one : performance.played()) {
            for (Played.Late late : one.late()) {
                boolean hears = connections.containsKey(late.client()) && late.reply() instanceof Reply.Push;
                if (hears
                        && Glob.matches(Bytes.of(arrival.first()), Bytes.of(words((Reply.Push) late.reply())), true)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static String words(Reply.Push push) {
        List<String> words = new ArrayList<>();
        for (Reply item : push.items()) {
            List<Reply> several = ReplyText.items(item);
            if (several == null) {
                words.add(ReplyText.bare(item));
            } else {
                several.forEach(inner -> words.add(ReplyText.bare(inner)));
            }
        }
        return String.join(" ", words);
    }

    // ---- words

    /** A pattern as people say it: without the stars that only allow for spellings ({@code INCR* sales*}). */
    private static String name(String pattern) {
        int blank = pattern.indexOf(' ');
        boolean spelled = blank > 1 && pattern.charAt(blank - 1) == '*';
        String name = spelled ? pattern.substring(0, blank - 1) + pattern.substring(blank) : pattern;
        boolean open = name.endsWith("*") && !name.endsWith(":*");
        return open ? name.substring(0, name.length() - 1).strip() : name;
    }

    private String names() {
        return String.join(
                ", then ", arrival.lines().stream().map(Arrived::name).toList());
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    /** Words for the list of goals. */
    String goal() {
        if (arrival.label().goal() != null) {
            return arrival.label().goal();
        }
        String often = arrival.times() > 1 ? " " + times(arrival.times()) : "";
        return switch (arrival.how()) {
            case PUSHED -> "the program is sent " + name(arrival.first()) + often;
            case PIPELINE -> names() + often + " in one pipeline";
            case TRANSACTION -> names() + often + " in one transaction";
            case IN_ORDER, ACROSS -> names() + often;
        };
    }

    /** What is wanting. */
    Difference difference() {
        String found = found();
        String wanted =
                arrival.times() > 1 && !found.contains("wanted") ? found + "; wanted " + times(arrival.times()) : found;
        return new Difference("the program", found, found, wanted);
    }

    private String found() {
        if (arrival.how() == Arrival.How.PUSHED) {
            int count = pushed();
            return count == 0
                    ? "the program was not sent " + name(arrival.first())
                    : "the program was sent " + name(arrival.first()) + " " + times(count) + ", wanted "
                            + times(arrival.times());
        }
        boolean across = arrival.how() == Arrival.How.ACROSS;
        int plain = count(across ? Arrival.How.ACROSS : Arrival.How.IN_ORDER, false);
        if (plain == 0) {
            return missing(across);
        }
        if (fits(count(arrival.how(), false))) {
            return told();
        }
        String came = names() + " arrived " + times(plain);
        return switch (arrival.how()) {
            case PIPELINE -> came + ", not in one pipeline: each waited for the reply before";
            case TRANSACTION -> came + ", not in one transaction";
            default -> came + ", wanted " + times(Math.max(1, arrival.times()));
        };
    }

    /** The lines are there, and the last was told something else. */
    private String told() {
        String last = arrival.lines().get(arrival.lines().size() - 1);
        String got = "nothing yet";
        for (Played one : performance.played()) {
            if (one.own() && fits(last, one.line())) {
                Reply reply = reply(one);
                got = reply == null ? "nothing yet" : ReplyText.show(reply);
            }
        }
        return name(last) + " arrived and was told " + got + ", wanted "
                + arrival.reply().wanted();
    }

    /** The first line that did not come, after those that did. */
    private String missing(boolean across) {
        int best = 0;
        List<List<Played>> groups = across
                ? List.of(performance.played().stream().filter(Played::own).toList())
                : List.copyOf(connections.values());
        for (List<Played> group : groups) {
            int at = 0;
            for (Played one : group) {
                if (at < arrival.lines().size() && fits(arrival.lines().get(at), one.line())) {
                    at++;
                }
            }
            best = Math.max(best, at);
        }
        String first = name(arrival.lines().get(best));
        return best == 0
                ? first + " has not arrived"
                : first + " did not come after " + name(arrival.lines().get(best - 1))
                        + (across ? "" : " on the same connection");
    }
}
