package dev.rediscover.shell;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;

/** {@code :set}: shows and changes settings. */
final class SettingWords {
    private final Session session;

    SettingWords(Session session) {
        this.session = session;
    }

    /** {@code rest} is nothing, a name, or a name and a value ({@code color never}, {@code color=never}). */
    Result set(String rest) {
        String text = rest.replace('=', ' ').strip();
        if (text.isEmpty()) {
            list();
            return Result.FINE;
        }
        int end = text.indexOf(' ');
        String name = end < 0 ? text : text.substring(0, end);
        Setting setting = Setting.named(name);
        if (setting == null && name.startsWith("no")) {
            setting = end < 0 ? Setting.named(name.substring(2)) : null; // as redis-cli's ":set nohints"
            return setting == null || !setting.allowed().contains("off") ? unknown(name) : change(setting, "off");
        }
        if (setting == null) {
            return unknown(name);
        }
        if (end < 0) {
            StyledText.Builder out = line(setting, new StyledText.Builder(), 0);
            if (setting == Setting.THEME) {
                out.add(ThemeWords.preview(session.screen().isColoured()));
            }
            session.screen().page(out.build());
            return Result.FINE;
        }
        return change(setting, text.substring(end).strip());
    }

    private Result unknown(String name) {
        return session.refuse("There is no setting \"" + name + "\"; \":set\" lists them.");
    }

    private Result change(Setting setting, String value) {
        if (!setting.allows(value)) {
            return setting == Setting.LEARNER
                    ? session.refuse("A learner's name has at most 64 characters.")
                    : session.refuse(
                            "\"" + setting.label() + "\" may be " + String.join(", ", setting.allowed()) + ".");
        }
        String trouble = session.settings().keep(setting, value);
        session.note(setting.label() + " is " + value + (trouble == null ? "." : " for now: " + trouble));
        if (setting == Setting.SANDBOX) {
            sandbox(value.equals("on"));
        }
        if (setting == Setting.PROGRAM && session.lesson() != null) {
            session.classroom().programsChanged();
        }
        if (setting == Setting.LANGUAGE && session.lesson() != null) {
            session.note(Language.say(
                    session.settings(),
                    "The lesson under way goes on as it began; \":learn {0}\" shows it in the language chosen.",
                    session.lesson().lesson().id()));
        }
        return Result.FINE;
    }

    private void sandbox(boolean on) {
        boolean has = session.home().ground() instanceof EngineSource source
                && source.sandbox() != null
                && source.sandbox().keep(on);
        if (on) {
            session.note(has ? "What is there, and what comes, is kept." : "From the next start on, data are kept.");
        } else if (has) {
            session.note("What is there now is kept once more; what comes is not, and the next session begins empty.");
        }
    }

    private void list() {
        session.screen().page(all());
    }

    /** Every setting, its value, what it does. */
    StyledText all() {
        StyledText.Builder out = new StyledText.Builder();
        for (Setting setting : Setting.values()) {
            line(setting, out, 10);
        }
        return out.build();
    }

    private StyledText.Builder line(Setting setting, StyledText.Builder out, int width) {
        String value = session.settings().get(setting);
        out.add(DisplayWidth.padEnd(setting.label(), width), Role.COMMAND).add(" ");
        out.add(DisplayWidth.padEnd(value, width), Role.EMPHASIS).add(" ");
        out.add(setting.brief()).newline();
        String of = setting.allowed().isEmpty() ? "" : ", of " + String.join(" ", setting.allowed());
        String note = "default " + setting.fallback() + of + "; from "
                + session.settings().origin(setting);
        return out.add(session.wrapped("  " + note), Role.MUTED);
    }
}
