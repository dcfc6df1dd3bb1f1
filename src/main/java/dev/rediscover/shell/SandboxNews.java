package dev.rediscover.shell;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.persist.RdbLoad;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * What there is to be said of a sandbox when it is entered.
 *
 * @param text a sentence or a few; empty for nothing
 * @param isTrouble whether something is not as one would expect
 */
record SandboxNews(String text, boolean isTrouble) {
    static final SandboxNews NONE = new SandboxNews("", false);

    static SandboxNews trouble(String text) {
        return new SandboxNews(text, true);
    }

    /** Another session has it. */
    static SandboxNews elsewhere() {
        return trouble("Another shell has your sandbox: this one begins empty, and nothing of it is kept.");
    }

    /** It is here again, as it was kept at {@code at}; times in ms since 1970. */
    static SandboxNews back(RdbLoad load, long at, long now, VirtualClock clock) {
        String when = moment(at, now);
        String text;
        if (load.keys() + load.functions() > 0) {
            text = "Your sandbox is back: " + contents(load.keys(), load.functions()) + ", from " + when + "."
                    + expired(load.expired(), " more") + clock(clock) + " \":reset\" empties it.";
        } else if (load.expired() > 0) {
            text = "Your sandbox of " + when + " is empty now:" + expired(load.expired(), "");
        } else {
            text = clock.isReal() ? "" : "Your sandbox of " + when + " is back." + clock(clock);
        }
        return new SandboxNews(text, false);
    }

    static String contents(long keys, long libraries) {
        String some = keys == 1 ? "1 key" : keys + " keys";
        return libraries == 0
                ? some
                : some + " and " + (libraries == 1 ? "1 library" : libraries + " libraries") + " of functions";
    }

    private static String expired(long keys, String more) {
        return keys == 0 ? "" : " " + keys + more + (keys == 1 ? " has" : " have") + " expired since.";
    }

    private static String clock(VirtualClock clock) {
        if (clock.isReal()) {
            return "";
        }
        long ahead = clock.ahead();
        String how = clock.isFrozen()
                ? " Its clock still stands"
                : " Its clock is still " + Spans.brief(Math.abs(ahead)) + (ahead < 0 ? " behind" : " ahead");
        return how + "; \":clock real\" ends that.";
    }

    /** A moment as one would say it: today 14:03, yesterday 14:03, 3 November 14:03. */
    static String moment(long at, long now) {
        LocalDateTime then = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), ZoneId.systemDefault());
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneId.systemDefault());
        LocalDate day = then.toLocalDate();
        String date = day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        if (day.equals(today)) {
            date = "today";
        } else if (day.equals(today.minusDays(1))) {
            date = "yesterday";
        } else if (day.getYear() != today.getYear()) {
            date += " " + day.getYear();
        }
        int minute = then.getMinute();
        return date + " " + then.getHour() + (minute < 10 ? ":0" : ":") + minute;
    }
}
