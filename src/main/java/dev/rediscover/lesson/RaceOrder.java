package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Orders of turns as people write them: {@code ann bob bob}, {@code a b b}, {@code A, B, B} or {@code abb}. */
public final class RaceOrder {
    private RaceOrder() {}

    /** The clients in order; {@code null} if it is not an order of these clients. */
    public static List<String> read(String text, List<String> clients) {
        List<String> order = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).strip().split("[ ,]+")) {
            if (clients.contains(word)) {
                order.add(word);
            } else if (word.isEmpty() || !addLetters(word, clients, order)) {
                return null;
            }
        }
        return order;
    }

    private static boolean addLetters(String word, List<String> clients, List<String> order) {
        for (int i = 0; i < word.length(); i++) {
            String client = byLetter(word.charAt(i), clients);
            if (client == null) {
                return false;
            }
            order.add(client);
        }
        return true;
    }

    private static String byLetter(char letter, List<String> clients) {
        for (String client : clients) {
            if (client.charAt(0) == letter) {
                return client;
            }
        }
        return null;
    }

    /** The order in first letters with blanks between. */
    public static String letters(List<String> order) {
        StringBuilder out = new StringBuilder();
        for (String client : order) {
            out.append(out.length() == 0 ? "" : " ").append(client.charAt(0));
        }
        return out.toString();
    }
}
