package dev.rediscover.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The start of the program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals("-c")) {
            System.out.println(reply(args[1]));
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.print("learn> ");
        System.out.flush();
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            System.out.println(reply(line));
            System.out.print("learn> ");
            System.out.flush();
        }
    }

    private static String reply(String line) {
        return line.equalsIgnoreCase("PING") ? "PONG" : "(error) ERR unknown command";
    }
}
