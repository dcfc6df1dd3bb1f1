package dev.rediscover.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A map of skills: one line for each field of knowledge, with a mark before each skill in it. */
public final class SkillsPicture implements Picture {
    private final List<Skill> skills;

    /** How well a skill is known. */
    public enum Known {
        MASTERED("mastered", "●", "*", Role.SUCCESS),
        PRACTISED("practised", "◐", "+", Role.CHANGED),
        NEW("new", "○", ".", Role.MUTED);

        private final String word;
        private final String sign;
        private final String ascii;
        private final Role role;

        Known(String word, String sign, String ascii, Role role) {
            this.word = word;
            this.sign = sign;
            this.ascii = ascii;
            this.role = role;
        }

        String sign(Canvas canvas) {
            return canvas.ascii() ? ascii : sign;
        }
    }

    /**
     * A skill.
     *
     * @param id its name; what stands before the first dot is its field
     * @param text what it is, in a line
     * @param due whether it should be practised again now
     */
    public record Skill(String pack, String id, String text, Known known, boolean due) {
        private String field() {
            int dot = id.indexOf('.');
            return dot < 0 ? id : id.substring(0, dot);
        }

        private String name() {
            return id.substring(id.indexOf('.') + 1);
        }
    }

    /** {@code skills} in their order. */
    public SkillsPicture(List<Skill> skills) {
        this.skills = List.copyOf(skills);
    }

    private Map<String, List<Skill>> fields() {
        Map<String, List<Skill>> fields = new LinkedHashMap<>();
        for (Skill skill : skills) {
            fields.computeIfAbsent(skill.field(), name -> new ArrayList<>()).add(skill);
        }
        return fields;
    }

    private long count(Known known) {
        return skills.stream().filter(skill -> skill.known() == known).count();
    }

    private long due() {
        return skills.stream().filter(Skill::due).count();
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        out.add("Skills", Role.HEADING).newline();
        int margin =
                3 + fields().keySet().stream().mapToInt(String::length).max().orElse(0);
        margin = Math.min(margin, canvas.columns() / 3);
        for (Map.Entry<String, List<Skill>> field : fields().entrySet()) {
            String name = DisplayWidth.fit(field.getKey(), margin - 3, canvas.gap());
            out.add("  ").add(DisplayWidth.padEnd(name, margin - 2));
            int column = margin;
            for (Skill skill : field.getValue()) {
                int width = 2 + skill.name().length() + (skill.due() ? 2 : 1);
                if (column + width > canvas.columns() && column > margin) {
                    out.newline().add(" ".repeat(margin));
                    column = margin;
                }
                String label = DisplayWidth.fit(skill.name(), canvas.columns() - margin - 4, canvas.gap());
                out.add(skill.known().sign(canvas) + " ", skill.known().role)
                        .add(label)
                        .add(skill.due() ? "!" : "", Role.WARNING)
                        .add(" ");
                column += width;
            }
            out.newline();
        }
        legend(canvas, out);
        return trimmed(out.build());
    }

    private void legend(Canvas canvas, StyledText.Builder out) {
        int column = 0;
        List<String> parts = new ArrayList<>();
        for (Known known : Known.values()) {
            parts.add(known.sign(canvas) + " " + known.word + " " + count(known));
        }
        parts.add("! due " + due());
        for (String part : parts) {
            boolean fits = column + 2 + part.length() <= canvas.columns();
            out.add(fits ? "  " : "\n  ").add(part, Role.MUTED);
            column = (fits ? column : 0) + 2 + part.length();
        }
        out.newline();
    }

    /** Without the blanks at the ends of lines. */
    private static StyledText trimmed(StyledText text) {
        StyledText.Builder out = new StyledText.Builder();
        for (StyledText line : text.lines()) {
            List<StyledText.Span> spans = new ArrayList<>(line.spans());
            while (!spans.isEmpty() && spans.get(spans.size() - 1).text().isBlank()) {
                spans.remove(spans.size() - 1);
            }
            for (int i = 0; i < spans.size(); i++) {
                StyledText.Span span = spans.get(i);
                out.add(i + 1 == spans.size() ? span.text().stripTrailing() : span.text(), span.role());
            }
            out.newline();
        }
        return out.build();
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder();
        for (Known known : Known.values()) {
            names(
                    known.word,
                    skills.stream().filter(skill -> skill.known() == known).toList(),
                    out);
        }
        names("due", skills.stream().filter(Skill::due).toList(), out);
        return out.toString().strip();
    }

    private static void names(String what, List<Skill> skills, StringBuilder out) {
        out.append(Wording.count(skills.size(), "skill")).append(' ').append(what);
        for (int i = 0; i < skills.size(); i++) {
            out.append(i == 0 ? ": " : ", ").append(skills.get(i).id());
        }
        out.append(". ");
    }

    @Override
    public Map<String, Object> data() {
        List<Object> all = new ArrayList<>();
        for (Skill skill : skills) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("pack", skill.pack());
            one.put("skill", skill.id());
            one.put("text", skill.text());
            one.put("state", skill.known().word);
            one.put("due", skill.due());
            all.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("skills", all);
        return data;
    }
}
