package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Scripts;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Completes what is about scripts: functions and libraries that are loaded, digests that are known. */
final class ScriptCompletion {
    private static final int MOST_ABOUT = 40;
    private static final int MOST_DIGESTS = 200;

    private final Session session;

    ScriptCompletion(Session session) {
        this.session = session;
    }

    /** Adds what the last of {@code words} may become, if that is about scripts; false if it is not. */
    boolean offer(CommandSpec spec, List<Bytes> words, List<CommandCompleter.Offer> offers) {
        EmbeddedLink link = session.link();
        if (link == null || !spec.group().equals("scripting")) {
            return false;
        }
        int at = words.size() - 1;
        Bytes typed = words.get(at);
        synchronized (link) {
            Scripts scripts = link.engine().scripts();
            return switch (spec.name()) {
                case "FCALL", "FCALL_RO" -> at == 1 && functions(scripts, typed, offers);
                case "FUNCTION|DELETE" -> at == 2 && libraries(scripts, typed, offers);
                case "FUNCTION|LIST" ->
                    words.get(at - 1).is("LIBRARYNAME") && at > 2 && libraries(scripts, typed, offers);
                case "EVALSHA", "EVALSHA_RO" -> at == 1 && digests(scripts, typed, offers);
                case "SCRIPT|EXISTS", "SCRIPT|SHOW" -> at >= 2 && digests(scripts, typed, offers);
                default -> false;
            };
        }
    }

    private static boolean functions(Scripts scripts, Bytes typed, List<CommandCompleter.Offer> offers) {
        List<CommandCompleter.Offer> found = new ArrayList<>();
        for (Scripts.Library library : scripts.libraries()) {
            for (Bytes function : library.functions()) {
                if (begins(function, typed)) {
                    found.add(new CommandCompleter.Offer(
                            Utf8.text(function), "function of " + Utf8.text(library.name())));
                }
            }
        }
        return offers.addAll(found) || !scripts.libraries().isEmpty();
    }

    private static boolean libraries(Scripts scripts, Bytes typed, List<CommandCompleter.Offer> offers) {
        for (Scripts.Library library : scripts.libraries()) {
            if (begins(library.name(), typed)) {
                int count = library.functions().size();
                String about = "library, " + count + (count == 1 ? " function" : " functions");
                offers.add(new CommandCompleter.Offer(Utf8.text(library.name()), about));
            }
        }
        return true;
    }

    private static boolean digests(Scripts scripts, Bytes typed, List<CommandCompleter.Offer> offers) {
        List<Bytes> all = new ArrayList<>();
        for (Bytes digest : scripts.digests()) {
            if (begins(digest, typed) && all.size() < MOST_DIGESTS) {
                all.add(digest);
            }
        }
        Collections.sort(all);
        for (Bytes digest : all) {
            String text = Utf8.text(scripts.get(digest)).strip().replace('\n', ' ');
            String about = text.length() <= MOST_ABOUT ? text : text.substring(0, MOST_ABOUT) + "...";
            offers.add(new CommandCompleter.Offer(digest.latin1(), about));
        }
        return true;
    }

    private static boolean begins(Bytes name, Bytes typed) {
        String start = Utf8.text(typed);
        return Utf8.text(name).regionMatches(true, 0, start, 0, start.length());
    }
}
