package dev.rediscover.link;

import dev.rediscover.resp.Reply;

/**
 * Where a node of a cluster sends a command: {@code MOVED slot host:port}, or {@code ASK} for this once.
 *
 * @param ask whether only this command goes there, behind ASKING
 */
record Redirect(boolean ask, int slot, Place place) {
    private static final int SLOTS = 16384;

    /** What {@code reply} says; {@code null} if it is no redirection. {@code from} is who sent it. */
    static Redirect of(Reply reply, Place from) {
        if (!(reply instanceof Reply.Err error)) {
            return null;
        }
        boolean ask = error.text().startsWith("ASK ");
        if (!ask && !error.text().startsWith("MOVED ")) {
            return null;
        }
        int first = error.text().indexOf(' ');
        int second = error.text().indexOf(' ', first + 1);
        int colon = error.text().lastIndexOf(':');
        if (second < 0 || colon < second) {
            return null;
        }
        int slot = number(error.text().substring(first + 1, second), SLOTS - 1);
        int port = number(error.text().substring(colon + 1), 65535);
        String host = error.text().substring(second + 1, colon);
        if (slot < 0 || port < 1) {
            return null;
        }
        return new Redirect(ask, slot, new Place(knownHost(host, from), port));
    }

    /** Servers that do not know their own name leave it out, or write a question mark. */
    static String knownHost(String host, Place from) {
        if (!host.isEmpty() && !host.equals("?")) {
            return host;
        }
        return from.host().isEmpty() ? "127.0.0.1" : from.host();
    }

    private static int number(String text, int most) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i > 5) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return text.isEmpty() || value > most ? -1 : value;
    }
}
