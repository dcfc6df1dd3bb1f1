package dev.rediscover.lesson;

/** Reads policies, and what is left out from the one above. */
final class PolicyReader {
    private final Faults faults;

    PolicyReader(Faults faults) {
        this.faults = faults;
    }

    /** The policy of a form's field {@code policy} on top of {@code above}. */
    Policy read(Form owner, Policy above) {
        Form form = owner.has("policy") ? Form.of(Shape.POLICY, owner.node("policy"), faults) : null;
        if (form == null) {
            return above;
        }
        String skip = form.word("skip", null);
        return new Policy(
                skip == null ? above.skip() : Policy.Skip.valueOf(skip.toUpperCase(java.util.Locale.ROOT)),
                attempts(form, "hints", above.hints()),
                attempts(form, "reveal", above.reveal()),
                form.bool("play", above.play()),
                form.bool("review", above.review()),
                form.bool("own_data", above.ownData()));
    }

    private int attempts(Form form, String name, int otherwise) {
        String text = form.textOr(name, null);
        if (text == null) {
            return otherwise;
        }
        if (text.equals("always") || text.equals("never")) {
            return text.equals("always") ? 0 : Policy.NEVER;
        }
        String digits = text.startsWith("after-") ? text.substring(6) : "";
        if (digits.length() == 1 && digits.charAt(0) >= '0' && digits.charAt(0) <= '9') {
            return digits.charAt(0) - '0';
        }
        faults.add(
                Rule.FIELD_CHOICE,
                form.placeOf(name),
                "the field " + Texts.quoted(name) + " cannot be " + Texts.quoted(text),
                "write always, never, or after-1 to after-9");
        return otherwise;
    }
}
