package dev.rediscover.shell;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Hands the offers of {@link CommandCompleter} to the line editor. */
final class TabCompletion implements Completer {
    private final CommandCompleter offers;

    private final Session session;

    TabCompletion(Session session) {
        this.session = session;
        offers = new CommandCompleter(session);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (session.exam() != null && session.exam().isClosedBook()) {
            return;
        }
        int width = reader.getTerminal().getWidth();
        List<CommandCompleter.Offer> found = offers.offers(((InputParser.Words) line).values());
        boolean described = found.size() <= 20 && width >= 60;
        for (CommandCompleter.Offer offer : found) {
            String about = described && !offer.about().isEmpty() ? offer.about() : null;
            candidates.add(new Candidate(offer.text(), offer.text(), null, about, null, null, true));
        }
    }
}
