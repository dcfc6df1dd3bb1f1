package dev.rediscover.transcript;

import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Utf8;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a session as it happens: only ever appends, and hands every event to the operating system at once, so that
 * killing the program loses at most the line being written. Not safe for several threads.
 */
public final class TranscriptWriter implements Closeable {
    /** Of a reply, in characters: the rest is left out, for which three dots stand. */
    static final int MOST_OF_REPLY = 128 * 1024;

    /** A transcript does not become longer than what is read again, with room for its end; in bytes. */
    private static final long MOST_BYTES = TranscriptReader.MAX_BYTES - (1 << 20);

    private final OutputStream out;
    private long written;
    private boolean closing;
    private boolean inBlock;
    private boolean replyMayFollow;
    private boolean predictionMayFollow;
    private ChainState chain; // null in a transcript that is not going to be sealed

    private TranscriptWriter(OutputStream out, boolean inBlock) {
        this.out = out;
        this.inBlock = inBlock;
    }

    /** A new transcript on {@code out}, which gets its header now. */
    public static TranscriptWriter to(OutputStream out, Header header) throws IOException {
        return begun(new TranscriptWriter(new BufferedOutputStream(out), false), header);
    }

    /** The same with a {@link Chain}, which {@link #seal} ends. */
    public static TranscriptWriter chained(OutputStream out, Header header) throws IOException {
        TranscriptWriter writer = new TranscriptWriter(new BufferedOutputStream(out), false);
        writer.chain = new ChainState();
        return begun(writer, header);
    }

    private static TranscriptWriter begun(TranscriptWriter writer, Header header) throws IOException {
        writer.line("---");
        for (Map.Entry<String, String> entry : header.values().entrySet()) {
            writer.line(entry.getKey() + ": " + oneLine(entry.getValue()));
        }
        writer.line("---");
        writer.out.flush();
        return writer;
    }

    /** A new transcript in a new file. */
    public static TranscriptWriter create(Path file, Header header) throws IOException {
        return to(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), header);
    }

    /** Goes on with a transcript, behind its last complete line; a block that was left open stays open. */
    public static TranscriptWriter append(Path file) throws IOException {
        TranscriptReader.Ending ending = TranscriptReader.ending(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(ending.completeBytes());
        channel.position(ending.completeBytes());
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        TranscriptWriter writer = new TranscriptWriter(out, ending.inBlock());
        writer.written = ending.completeBytes();
        if (ending.inHeader()) {
            writer.line("---");
        }
        return writer;
    }

    /** Begins a step. */
    public void step(String id, String kind) throws IOException {
        closeBlock();
        line("");
        line("## " + oneLine(id) + (kind.isEmpty() ? "" : " · " + oneLine(kind)));
        out.flush();
    }

    /** Begins a block; commands that come without one get one without attributes. */
    public void block(String... attributes) throws IOException {
        closeBlock();
        StringBuilder fence = new StringBuilder(Markers.FENCE).append("redis");
        for (String attribute : attributes) {
            fence.append(" :").append(attribute);
        }
        line(fence.toString());
        inBlock = true;
        out.flush();
    }

    /** A command line, before it is run. */
    public void command(String client, String text) throws IOException {
        command(client, '>', text);
    }

    /** A command line of which the reply is to be predicted first. */
    public void predicted(String client, String text) throws IOException {
        command(client, '?', text);
    }

    private void command(String client, char marker, String text) throws IOException {
        openBlock();
        String rest = printable(text);
        String start = checked(client) + marker;
        for (int end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
            marked(start, rest.substring(0, end));
            rest = rest.substring(end + 1);
            start = Markers.CONTINUED;
        }
        marked(start, rest);
        replyMayFollow = true;
        predictionMayFollow = marker == '?';
        out.flush();
    }

    /** The line itself; if it has control characters, the same words with those escaped. */
    private static String printable(String text) {
        if (Markers.isClean(text.replace('\n', ' '))) {
            return text;
        }
        CommandLine split = CommandLine.split(Utf8.bytes(text));
        return split.ok() ? Quoting.line(split.words()) : oneLine(text);
    }

    /**
     * The reply to the last command, as printed in plain form; line ends may be of either kind. Only {@link #late}
     * lines may have come in between, and notes if it was {@link #predicted}.
     */
    public void reply(String text) throws IOException {
        if (!replyMayFollow) {
            throw new IllegalStateException("a reply without a command");
        }
        List<String> lines = lines(text);
        predictionMayFollow = false;
        int characters = 0;
        for (int i = 0; i < lines.size(); i++) {
            characters += lines.get(i).length() + 1;
            if (characters > MOST_OF_REPLY) {
                line("...");
                break;
            }
            boolean lastAndEmpty = i + 1 == lines.size() && lines.get(i).isEmpty(); // it would be taken for a gap
            line(lastAndEmpty ? "\\" : Markers.escapeReply(lines.get(i)));
        }
        out.flush();
    }

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] lines = (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
        }
        return List.of(lines);
    }

    /** What reached a client later than its command. */
    public void late(String client, String text) throws IOException {
        openBlock();
        for (String line : lines(text)) {
            String escaped = Markers.isClean(line) && !line.startsWith("\\") ? line : Markers.escapeReply(line);
            marked(checked(client) + "<", escaped);
        }
        out.flush();
    }

    /** What the program decided: words, or {@code name=value}. */
    public void verdict(String... words) throws IOException {
        note("#:", Markers.join(List.of(words)));
    }

    /** What the tutor said. */
    public void tutor(String text) throws IOException {
        openBlock();
        for (String line : text.split("\n", -1)) {
            marked("#>", oneLine(line));
        }
        replyMayFollow &= predictionMayFollow;
        out.flush();
    }

    /** What the learner entered that was no command, and what is known about it. */
    public void input(String text, String... notes) throws IOException {
        boolean plain = Markers.isClean(text) && text.equals(text.strip()) && !text.contains("  ");
        boolean bare = plain && !text.isEmpty() && text.charAt(0) != '"' && text.indexOf('\t') < 0;
        String shown = bare ? text : Quoting.quoteReadable(Utf8.bytes(text));
        note("#<", notes.length == 0 ? shown : shown + "  " + Markers.join(List.of(notes)));
    }

    /** What the learner told the shell. */
    public void control(String... words) throws IOException {
        note("#!", Markers.join(List.of(words)));
    }

    /** Text for people, outside any block. */
    public void prose(String text) throws IOException {
        closeBlock();
        for (String line : text.split("\n", -1)) {
            String shown = oneLine(line);
            boolean mistakable = shown.startsWith("\\")
                    || shown.startsWith(Markers.FENCE)
                    || shown.startsWith("## ")
                    || shown.startsWith("---")
                    || Markers.isNote(shown);
            line(mistakable ? "\\" + shown : shown);
        }
        out.flush();
    }

    /** Ends a chained transcript: the last line says so and seals what stands above it. Nothing may follow. */
    public void seal(String... words) throws IOException {
        closing = true; // it has its place even in a transcript that is full
        closeBlock();
        List<String> all = new ArrayList<>(List.of("sealed"));
        all.addAll(List.of(words));
        marked("#!", Markers.join(all));
        out.flush();
    }

    /**
     * Goes on behind the complete lines of {@code file}, which something else has written than this writer.
     *
     * @throws IOException if it is no transcript
     */
    public void goOnBehind(byte[] file) throws IOException {
        boolean openThere = TranscriptReader.inBlock(file);
        chain = Chain.behind(file);
        if (openThere && !inBlock) {
            line(Markers.FENCE);
        } else if (inBlock && !openThere) {
            line(Markers.FENCE + "redis");
        }
        out.flush();
    }

    /** Closes the block and the file. */
    @Override
    public void close() throws IOException {
        closing = true;
        closeBlock();
        out.close();
    }

    private void note(String marker, String text) throws IOException {
        openBlock();
        marked(marker, text);
        replyMayFollow &= predictionMayFollow;
        out.flush();
    }

    private void openBlock() throws IOException {
        if (!inBlock) {
            block();
        }
    }

    private void closeBlock() throws IOException {
        if (inBlock) {
            line(Markers.FENCE);
            inBlock = false;
            replyMayFollow = false;
        }
    }

    private void marked(String marker, String text) throws IOException {
        String whole = text.isEmpty() ? marker : marker + " " + text;
        if (chain == null || !marker.equals("#:") && !marker.equals("#!")) {
            line(whole);
            return;
        }
        byte[] bytes = Utf8.bytes(whole).array();
        chain.add(bytes, 0, bytes.length);
        write(Utf8.bytes(whole + ChainState.MARK + chain.mark() + "\n").array());
        chain.add("\n");
    }

    private void line(String text) throws IOException {
        byte[] bytes = Utf8.bytes(text + "\n").array();
        write(bytes);
        if (chain != null) {
            chain.add(bytes, 0, bytes.length);
        }
    }

    private void write(byte[] bytes) throws IOException {
        written += bytes.length;
        if (written > MOST_BYTES && !closing) {
            throw new IOException("the transcript has become longer than " + (MOST_BYTES >> 20) + " MB");
        }
        out.write(bytes);
    }

    private static String checked(String client) {
        if (!Markers.isClientName(client)) {
            throw new IllegalArgumentException("not a name for a client: " + client);
        }
        return client;
    }

    /** The text with blanks for everything that would break the line. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            if (!Markers.isClean(line.substring(i, i + 1)) && !Character.isSurrogate(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return Markers.isClean(line.toString())
                ? line.toString()
                : Utf8.bytes(line.toString()).utf8();
    }
}
