package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.resp.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads session files, its own and hand-written ones. */
public final class TranscriptReader {
    static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final int MAX_LINE = 1024 * 1024;
    private static final int MAX_EVENTS = 1_000_000;
    private static final int MAX_HEADER = 100;

    private final String name;
    private final List<String> lines;
    private final List<Event> events = new ArrayList<>();
    private int at;
    private boolean inHeader;
    private boolean inBlock;
    private Event.Command open; // the command whose reply is being read
    private int openIndex; // its place among the events, which it takes at once: late lines may come in between
    private final List<String> reply = new ArrayList<>();
    private int replyLine;
    private int blanks; // empty lines that belong to the reply if more of it follows

    private TranscriptReader(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** Reads a file; messages call it by its path. */
    public static Transcript read(Path file) throws IOException {
        return parse(file.toString(), load(file));
    }

    private static byte[] load(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new TranscriptException(file.toString(), 1, 1, "the file is larger than 64 MB");
        }
        return Files.readAllBytes(file);
    }

    /** Reads the bytes of a file called {@code name}. */
    public static Transcript parse(String name, byte[] bytes) throws TranscriptException {
        List<String> lines = new ArrayList<>();
        int complete = split(name, bytes, lines);
        TranscriptReader reader = new TranscriptReader(name, lines);
        Header header = reader.header();
        reader.body();
        boolean cut = complete < bytes.length && !reader.takeLast(Bytes.copyOf(bytes, complete, bytes.length));
        reader.finishReply();
        return new Transcript(name, header, List.copyOf(reader.events), reader.inHeader || reader.inBlock || cut);
    }

    /** How far a file is complete, and whether the header or a block is open there. */
    record Ending(long completeBytes, boolean inHeader, boolean inBlock) {}

    static Ending ending(Path file) throws IOException {
        return ending(file.toString(), load(file));
    }

    /** Whether a block is open behind the last complete line. */
    static boolean inBlock(byte[] bytes) throws TranscriptException {
        return ending("the transcript", bytes).inBlock();
    }

    private static Ending ending(String name, byte[] bytes) throws TranscriptException {
        List<String> lines = new ArrayList<>();
        int complete = split(name, bytes, lines);
        TranscriptReader reader = new TranscriptReader(name, lines);
        reader.header();
        reader.body();
        return new Ending(complete, reader.inHeader, reader.inBlock);
    }

    /** The complete lines; returns where the last of them ends. */
    private static int split(String name, byte[] bytes, List<String> lines) throws TranscriptException {
        int start = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? 3 // a byte order mark
                : 0;
        for (int i = start; i < bytes.length; i++) {
            if (i - start > MAX_LINE) {
                throw new TranscriptException(name, lines.size() + 1, MAX_LINE, "the line is longer than 1 MB");
            }
            if (bytes[i] == '\n') {
                int end = i > start && bytes[i - 1] == '\r' ? i - 1 : i;
                lines.add(decode(name, lines.size() + 1, Bytes.copyOf(bytes, start, end)));
                start = i + 1;
            }
        }
        return start;
    }

    private static String decode(String name, int line, Bytes bytes) throws TranscriptException {
        String text = bytes.utf8();
        if (!Utf8.valid(bytes)) {
            throw new TranscriptException(name, line, text.indexOf('\ufffd') + 1, "not UTF-8; save the file as UTF-8");
        }
        return text;
    }

    private TranscriptException error(int column, String problem) {
        return new TranscriptException(name, at + 1, column, problem);
    }

    private Header header() throws TranscriptException {
        if (lines.isEmpty() || !lines.get(0).equals("---")) {
            return new Header(Map.of());
        }
        Map<String, String> values = new LinkedHashMap<>();
        inHeader = true;
        for (at = 1; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (line.equals("---")) {
                at++;
                inHeader = false;
                return new Header(values);
            }
            int colon = line.indexOf(':');
            if (!line.isEmpty() && !line.startsWith("#")) {
                if (colon <= 0) {
                    throw error(1, "a line of the header must read `name: value`");
                }
                headerValue(
                        values,
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
            if (values.size() > MAX_HEADER) {
                throw error(1, "more than " + MAX_HEADER + " values in the header");
            }
        }
        return new Header(values); // the header itself was cut off
    }

    private void headerValue(Map<String, String> values, String key, String value) throws TranscriptException {
        int column = lines.get(at).lastIndexOf(value) + 1;
        if (key.equals("session") && !value.equals(Integer.toString(Header.VERSION))) {
            throw error(
                    column,
                    "session format " + value + " is not known here; this program reads format " + Header.VERSION);
        }
        if (key.equals("seed") && !Numbers.isLong(Bytes.of(value))) {
            throw error(column, "the seed must be an integer");
        }
        if (values.putIfAbsent(key, value) != null) {
            throw error(1, "the header says `" + key + "` twice");
        }
    }

    private void body() throws TranscriptException {
        for (; at < lines.size(); at++) {
            String line = lines.get(at);
            if (events.size() > MAX_EVENTS) {
                throw error(1, "more than " + MAX_EVENTS + " events");
            }
            if (inBlock) {
                inside(line);
            } else {
                outside(line);
            }
        }
    }

    private void outside(String line) throws TranscriptException {
        if (line.startsWith(Markers.FENCE)) {
            openFence(line);
        } else if (line.startsWith("## ")) {
            String title = line.substring(3).strip();
            int dot = title.indexOf(" · ");
            String id = dot < 0 ? title : title.substring(0, dot).strip();
            events.add(new Event.Step(
                    at + 1, id, dot < 0 ? "" : title.substring(dot + 3).strip()));
        } else if (Markers.isNote(line)) {
            note(line);
        } else if (!line.isBlank()) {
            events.add(new Event.Prose(at + 1, line.startsWith("\\") ? line.substring(1) : line));
        }
    }

    private void openFence(String line) throws TranscriptException {
        List<String> words =
                List.of(line.substring(Markers.FENCE.length()).strip().split("\\s+"));
        if (!words.get(0).equals("redis")) {
            skipForeignBlock(line);
            return;
        }
        List<String> attributes = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            if (!List.of(":play", ":error", ":hide").contains(word)) {
                throw error(line.indexOf(word) + 1, "a block may be `:play`, `:error` or `:hide`, not `" + word + "`");
            }
            attributes.add(word.substring(1));
        }
        events.add(new Event.Block(at + 1, List.copyOf(attributes)));
        inBlock = true;
    }

    /** A block of another language is text for people. */
    private void skipForeignBlock(String first) throws TranscriptException {
        int start = at;
        events.add(new Event.Prose(at + 1, first));
        for (at++; at < lines.size(); at++) {
            events.add(new Event.Prose(at + 1, lines.get(at)));
            if (lines.get(at).startsWith(Markers.FENCE)) {
                return;
            }
        }
        at = start;
        throw error(1, "this block is never closed; end it with a line of three backquotes");
    }

    private void inside(String line) throws TranscriptException {
        int name = Markers.clientLength(line);
        if (line.startsWith(Markers.FENCE)) {
            closeFence(line);
        } else if (name > 0 && line.charAt(name) == '<') {
            String text = Markers.after(line, name + 1);
            events.add(new Event.Late(at + 1, line.substring(0, name), unescaped(text, name + 3)));
        } else if (name > 0) {
            finishReply();
            String text = Markers.after(line, name + 1);
            boolean predicted = line.charAt(name) == '?';
            open = new Event.Command(at + 1, line.substring(0, name), text, predicted, List.of(), at + 2);
            openIndex = events.size();
            events.add(open);
        } else if (Markers.isNote(line)) {
            blanks = 0;
            if (open == null || !open.predicted() || !reply.isEmpty()) { // a prediction stands before its reply
                finishReply();
            }
            note(line);
        } else if (isContinuation(line)) {
            continueCommand(line);
        } else {
            replyLine(line);
        }
    }

    private void closeFence(String line) throws TranscriptException {
        if (!line.strip().equals(Markers.FENCE)) {
            throw error(4, "a block ends with three backquotes alone; put \\ before a reply that starts with them");
        }
        finishReply();
        inBlock = false;
    }

    private static boolean isContinuation(String line) {
        return line.equals(Markers.CONTINUED) || line.startsWith(Markers.CONTINUED + " ");
    }

    private void continueCommand(String line) throws TranscriptException {
        if (open == null || !reply.isEmpty()) {
            throw error(1, "`..>` goes on with a command, but none stands before it; put \\ before a reply");
        }
        String text = open.text() + "\n" + Markers.after(line, Markers.CONTINUED.length());
        open = new Event.Command(open.line(), open.client(), text, open.predicted(), List.of(), at + 2);
    }

    private void replyLine(String line) throws TranscriptException {
        if (line.isEmpty()) {
            blanks += open == null ? 0 : 1;
            return;
        }
        if (open == null) {
            throw error(1, "a reply without a command; a command starts with the client's name, as in `A> PING`");
        }
        if (reply.isEmpty()) {
            replyLine = at + 1 - blanks;
        }
        for (; blanks > 0; blanks--) {
            reply.add("");
        }
        reply.add(unescaped(line, 1));
    }

    private String unescaped(String line, int column) throws TranscriptException {
        String text = Markers.unescapeReply(line);
        if (text == null) {
            throw error(column, "a line that starts with \\\" must be one quoted string");
        }
        return text;
    }

    private void finishReply() {
        if (open != null) {
            List<String> whole = List.copyOf(reply);
            int first = whole.isEmpty() ? open.replyLine() : replyLine;
            Event.Command command =
                    new Event.Command(open.line(), open.client(), open.text(), open.predicted(), whole, first);
            events.set(openIndex, command);
            open = null;
        }
        reply.clear();
        blanks = 0;
    }

    private void note(String line) throws TranscriptException {
        String text = Markers.after(line, 2);
        switch (line.charAt(1)) {
            case ':' -> events.add(new Event.Verdict(at + 1, Markers.split(unmarked(text))));
            case '>' -> events.add(new Event.Tutor(at + 1, text));
            case '!' -> events.add(new Event.Control(at + 1, Markers.split(unmarked(text))));
            default -> events.add(input(text));
        }
    }

    /** The text without the mark of a chain, which is {@link Chain}'s matter. */
    private static String unmarked(String text) {
        int mark = text.length() - ChainState.MARK.length() - ChainState.DIGITS;
        return mark >= 0 && text.startsWith(ChainState.MARK, mark) ? text.substring(0, mark) : text;
    }

    /** Text, then at least two blanks, then notes. */
    private Event.Input input(String text) throws TranscriptException {
        String body = text.strip();
        int end = body.startsWith("\"") ? closingQuote(body) : body.indexOf("  ");
        if (end < 0 && body.startsWith("\"")) {
            throw error(4, "the quote is never closed");
        }
        String entered = end < 0 ? body : body.substring(0, end);
        List<String> notes = end < 0 ? List.of() : Markers.split(body.substring(end));
        if (entered.startsWith("\"")) {
            entered = Markers.unquote(entered);
        }
        return new Event.Input(at + 1, entered, notes);
    }

    /** The index behind the quote that closes the one at 0, or -1. */
    private static int closingQuote(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Takes a last line that has no line end, if it is sure to be whole: a closing fence, or text outside a block. */
    private boolean takeLast(Bytes bytes) throws TranscriptException {
        String line = Utf8.valid(bytes) ? bytes.utf8() : "";
        if (line.isEmpty() || inBlock && !line.equals(Markers.FENCE)) {
            return false;
        }
        if (!inBlock && (line.startsWith(Markers.FENCE) || line.startsWith("#"))) {
            return false;
        }
        if (inBlock) {
            closeFence(line);
        } else {
            outside(line);
        }
        return true;
    }
}
