package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.SlowLog;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** Looking at a running server: what is slow, what is large, what is asked. */
public final class ObservationCommands implements Family {
    private static final long SHOWN = 10;

    private static final String TABLE = """
            group server
            HOTKEYS
              8.6.0 | | Depends on the subcommand
              Finds the keys that cost the most time or traffic.
              see MEMORY SLOWLOG
              container
              later
            HOTKEYS|GET
              8.6.0 | admin noscript | O(K) for K keys in the reply
              Tells the hottest keys found so far.
              see HOTKEYS|START HOTKEYS|STOP
              later
            HOTKEYS|HELP
              8.6.1 | loading stale | O(1)
              Lists the subcommands of HOTKEYS.
              see HOTKEYS
              acl admin
              later
            HOTKEYS|RESET
              8.6.0 | admin noscript | O(1)
              Forgets the keys found so far.
              see HOTKEYS|START
              later
            HOTKEYS|START METRICS count [CPU] [NET] [COUNT k] [DURATION seconds] [SAMPLE ratio] [SLOTS count slot
                [slot ...]]
              8.6.0 | admin noscript | O(1)
              Begins to look for the keys that cost the most.
              see HOTKEYS|GET HOTKEYS|STOP
              arity -2
              later
            HOTKEYS|STOP
              8.6.0 | admin noscript | O(1)
              Ends the search for hot keys and keeps what was found.
              see HOTKEYS|START HOTKEYS|GET
              later
            LATENCY
              2.8.13 | | Depends on the subcommand
              Shows when and why the server was slow.
              see SLOWLOG
              container
            LATENCY|DOCTOR
              2.8.13 | admin noscript loading stale | O(1)
              Explains in words what made the server slow.
              see LATENCY|LATEST MEMORY|DOCTOR
            LATENCY|GRAPH event
              2.8.13 | admin noscript loading stale | O(1)
              Draws the delays of an event as a graph of letters.
              see LATENCY|HISTORY
            LATENCY|HELP
              2.8.13 | loading stale | O(1)
              Lists the subcommands of LATENCY.
              see LATENCY
            LATENCY|HISTOGRAM [command [command ...]]
              7.0.0 | admin noscript loading stale | O(N) for N commands
              Tells how long the calls of commands took, counted by class of time.
              see LATENCY|LATEST
            LATENCY|HISTORY event
              2.8.13 | admin noscript loading stale | O(1)
              Tells when an event was slow, and how slow.
              see LATENCY|LATEST LATENCY|GRAPH
            LATENCY|LATEST
              2.8.13 | admin noscript loading stale | O(1)
              Tells the newest delay of each event.
              see LATENCY|HISTORY LATENCY|DOCTOR
            LATENCY|RESET [event [event ...]]
              2.8.13 | admin noscript loading stale | O(1)
              Forgets the delays of some or all events.
              see LATENCY|LATEST
            LOLWUT [VERSION version]
              5.0.0 | readonly fast | Depends on the picture
              Draws a picture by computer and tells the server's version.
              see INFO
            MONITOR
              1.0.0 | admin noscript loading stale | Slows the server while it lasts
              Shows every command that the server runs, as it runs it.
              see SLOWLOG|GET CLIENT|LIST
            SLOWLOG
              2.2.12 | | Depends on the subcommand
              Shows the commands that took longest.
              see LATENCY
              container
            SLOWLOG|GET [count]
              2.2.12 | admin loading stale | O(N) for N lines in the reply
              Lists slow commands, the newest first.
              see SLOWLOG|LEN SLOWLOG|RESET
            SLOWLOG|HELP
              6.2.0 | loading stale | O(1)
              Lists the subcommands of SLOWLOG.
              see SLOWLOG
            SLOWLOG|LEN
              2.2.12 | admin loading stale | O(1)
              Counts the lines of the slow log.
              see SLOWLOG|GET
            SLOWLOG|RESET
              2.2.12 | admin loading stale | O(N) for N lines
              Empties the slow log.
              see SLOWLOG|GET
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "LATENCY|DOCTOR" -> text(LatencyReport.doctor(c.engine().latency()));
            case "LATENCY|GRAPH" ->
                text(LatencyReport.graph(c.engine(), c.args().next()));
            case "LATENCY|HELP", "SLOWLOG|HELP" -> HelpText.of(c);
            case "LATENCY|HISTOGRAM" -> LatencyReport.histogram(c);
            case "LATENCY|HISTORY" ->
                LatencyReport.history(c.engine().latency(), c.args().next());
            case "LATENCY|LATEST" -> LatencyReport.latest(c.engine().latency());
            case "LATENCY|RESET" -> LatencyReport.reset(c);
            case "LOLWUT" -> Lolwut.reply(c);
            case "MONITOR" -> monitor(c);
            case "SLOWLOG|GET" -> slowest(c);
            case "SLOWLOG|LEN" -> Reply.of(c.engine().slowLog().size());
            case "SLOWLOG|RESET" -> {
                c.engine().slowLog().clear();
                yield Reply.OK;
            }
            default -> throw c.unbound();
        };
    }

    private static Reply text(String text) {
        return new Reply.Verbatim("txt", Bytes.of(text));
    }

    private static Reply monitor(Call c) {
        if (c.client().isInTransaction()) {
            throw Errors.MONITOR_IN_TRANSACTION.raise();
        }
        c.engine().monitors().add(c.client());
        return Reply.OK;
    }

    private static Reply slowest(Call c) {
        long most = SHOWN;
        if (c.args().hasNext()) {
            most = c.args().integer(-1, Long.MAX_VALUE, Errors.SLOWLOG_COUNT);
        }
        if (c.args().hasNext()) {
            throw Errors.SUBCOMMAND_ARGUMENTS.raise(
                    c.argv().get(1).utf8(), c.spec().container().name());
        }
        List<Reply> entries = new ArrayList<>();
        for (SlowLog.Entry entry : c.engine().slowLog().newest(most < 0 ? Long.MAX_VALUE : most)) {
            entries.add(Reply.array(
                    Reply.of(entry.id()),
                    Reply.of(entry.seconds()),
                    Reply.of(entry.micros()),
                    Reply.bulks(entry.words()),
                    Reply.bulk(entry.address()),
                    Reply.of(entry.name())));
        }
        return Reply.array(entries);
    }
}
