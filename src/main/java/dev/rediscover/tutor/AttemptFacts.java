package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Message;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Locale;

/**
 * What stands for the place-holders of a message after an attempt.
 *
 * @param typed what the learner typed
 * @param learner what came of it; {@code null} if nothing was run
 * @param reply the reply to speak of; {@code null} for the learner's last
 * @param model what the model solution did; {@code null} if that is not known
 * @param db the database whose keys are meant
 */
record AttemptFacts(String typed, Performance learner, Reply reply, Performance model, int db)
        implements Message.Facts {

    AttemptFacts about(Reply other) {
        return other == null ? this : new AttemptFacts(typed, learner, other, model, db);
    }

    @Override
    public String about(String name, String argument) {
        return switch (name) {
            case "reply" -> shown(reply != null ? reply : learner == null ? null : learner.reply());
            case "wanted" -> shown(model == null ? null : model.reply());
            case "typed" -> typed.strip();
            case "command" -> command();
            case "changed_keys" -> learner == null ? "no key" : learner.effect().names();
            default -> learner == null ? "?" : key(name, Bytes.of(argument));
        };
    }

    private static String shown(Reply reply) {
        return reply == null ? "nothing yet" : ReplyText.bare(reply);
    }

    private String command() {
        List<Bytes> words = learner == null ? List.of() : learner.lastWords();
        String first =
                words.isEmpty() ? typed.strip().split(" ")[0] : words.get(0).utf8();
        return first.toUpperCase(Locale.ROOT);
    }

    private String key(String what, Bytes key) {
        Stage stage = learner.stage();
        return switch (what) {
            case "type" -> Values.type(stage, db, key);
            case "value" -> ReplyText.bare(Values.content(stage, db, key));
            case "ttl" -> ReplyText.bare(stage.ask(db, List.of(Bytes.of("TTL"), key)));
            default -> Long.toString(length(stage, key));
        };
    }

    private long length(Stage stage, Bytes key) {
        synchronized (stage.link()) {
            var value = stage.link().engine().db(db).peek(key);
            return value == null ? 0 : value.size();
        }
    }
}
