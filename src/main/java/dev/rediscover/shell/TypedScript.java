package dev.rediscover.shell;

import dev.rediscover.render.LuaStyle;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.shell.editor.EditorDesk;
import java.util.ArrayList;
import java.util.List;

/** A script that is typed line by line, for where nothing can be redrawn: a single dot ends it and runs it. */
final class TypedScript {
    private static final int MOST_LINES = 2000;

    private final Session session;
    private final LuaDesk desk;
    private final List<String> lines = new ArrayList<>();
    private boolean begun; // a line was typed or changed

    TypedScript(Session session, LuaDesk desk) {
        this.session = session;
        this.desk = desk;
        String text = desk.text();
        if (!text.isEmpty()) {
            lines.addAll(List.of(text.split("\n", -1)));
        }
    }

    /** Says how to go about it, where somebody sits. */
    void introduce() {
        if (!session.screen().isInteractive()) {
            return;
        }
        if (lines.isEmpty()) {
            session.note("Write the script line by line; a line with a single . ends it and runs it.");
        } else {
            show();
            session.note("What you write now takes its place; a line with a single . ends it and runs it."
                    + " \":2 TEXT\" changes line 2 only, \":+2 TEXT\" puts one before it, \":-2\" drops it.");
        }
    }

    /** Which line comes next. */
    String prompt() {
        return "lua " + (begun ? lines.size() + 1 : 1) + "> ";
    }

    private String text() {
        return String.join("\n", lines);
    }

    private void show() {
        session.screen()
                .page(session.settings().isOn(Setting.PLAIN) ? StyledText.of(spoken()) : LuaStyle.numbered(text(), 0));
    }

    private String spoken() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            out.append(i + 1).append(": ").append(lines.get(i)).append('\n');
        }
        return out.toString();
    }

    /** Takes a line; {@code null} while more may come. */
    Result take(String line) {
        if (line.strip().equals(".")) {
            return finish();
        }
        if (line.startsWith(":")) {
            change(line.substring(1).strip());
            return null;
        }
        if (!begun) {
            lines.clear();
            begun = true;
        }
        if (lines.size() == MOST_LINES) {
            return session.refuse("A script has at most " + MOST_LINES + " lines here.");
        }
        lines.add(line.stripTrailing().replace("\t", "  "));
        desk.keep(text());
        return null;
    }

    /** Runs what is there. */
    Result finish() {
        EditorDesk.Ran ran = desk.run(text());
        session.screen().reply(ran.said());
        return desk.left(ran, text(), true);
    }

    /** {@code 2 TEXT}, {@code +2 TEXT}, {@code -2}. */
    private void change(String edit) {
        boolean signed = edit.startsWith("+") || edit.startsWith("-");
        int space = edit.indexOf(' ');
        String digits = edit.substring(signed ? 1 : 0, space < 0 ? edit.length() : space);
        String text = space < 0 ? "" : edit.substring(space + 1);
        int number = digits.length() > 4 ? -1 : TimeTravel.number(digits);
        if (number < 1 || number > lines.size() + (edit.startsWith("+") ? 1 : 0)) {
            session.refuse("\":2 TEXT\" changes line 2, \":+2 TEXT\" puts one before it, \":-2\" drops it;"
                    + " the script has " + lines.size() + " lines. A . alone runs it.");
            return;
        }
        begun = true;
        if (edit.startsWith("+")) {
            lines.add(number - 1, text);
        } else if (edit.startsWith("-")) {
            lines.remove(number - 1);
        } else {
            lines.set(number - 1, text);
        }
        desk.keep(text());
        if (session.screen().isInteractive()) {
            show();
        }
    }

    /** It is left unfinished. */
    void leave() {
        session.screen().note(StyledText.of("Your script is kept; it was not run.\n", Role.MUTED));
    }
}
