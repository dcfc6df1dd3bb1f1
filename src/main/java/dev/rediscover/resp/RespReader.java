package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads replies of RESP2 and RESP3 from a stream, blocking until one is whole. Not safe for several threads.
 *
 * <p>Attributes (type {@code |}) are not part of a reply: the last ones read are kept beside it. Strings and arrays
 * sent in pieces ({@code $?}, {@code *?}) are refused; no server sends them. Whatever comes in, the only exceptions are
 * {@link ProtocolException} and the stream's own {@link IOException}.
 */
public final class RespReader {
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final Limits limits;
    private final byte[] buffer = new byte[16 * 1024];
    private int from;
    private int to;
    private byte[] line = new byte[128];
    private int lineLength;
    private List<Reply> attributes = List.of();

    public RespReader(InputStream in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Decodes one reply that is complete in {@code bytes}. */
    public static Reply decode(byte[] bytes) throws IOException {
        RespReader reader = new RespReader(new ByteArrayInputStream(bytes), Limits.DEFAULT);
        Reply reply = reader.read();
        if (reply == null || reader.hasMore()) {
            throw new ProtocolException("not exactly one reply");
        }
        return reply;
    }

    /** The next reply; {@code null} when the stream ended before one began. */
    public Reply read() throws IOException {
        if (from == to && !fill()) {
            return null;
        }
        attributes = List.of();
        return value(0);
    }

    /** The attributes that came with the last reply: keys and values in turn, usually none. */
    public List<Reply> attributes() {
        return attributes;
    }

    /** Whether {@link #read} would find the first byte of a reply without waiting. */
    public boolean hasMore() throws IOException {
        return from < to || in.available() > 0;
    }

    private Reply value(int depth) throws IOException {
        if (depth > limits.depth()) {
            throw new ProtocolException("replies nested deeper than " + limits.depth());
        }
        int type = next();
        readLine();
        return switch (type) {
            case '+' -> new Reply.Status(lineText());
            case '-' -> new Reply.Err(lineText());
            case ':' -> Reply.of(number("invalid integer"));
            case '$' -> bulk();
            case '*' -> array(depth);
            case '_' -> nil();
            case '#' -> bool();
            case ',' -> real();
            case '(' -> bigNumber();
            case '!' -> new Reply.Err(Utf8.text(Bytes.wrap(blob())));
            case '=' -> verbatim();
            case '%' -> new Reply.MapOf(items(2, depth));
            case '~' -> new Reply.SetOf(items(1, depth));
            case '>' -> new Reply.Push(items(1, depth));
            case '|' -> attributed(depth);
            default -> throw new ProtocolException("unknown reply type " + shown(type));
        };
    }

    private Reply attributed(int depth) throws IOException {
        List<Reply> read = items(2, depth);
        Reply reply = value(depth + 1);
        attributes = read;
        return reply;
    }

    private Reply nil() throws ProtocolException {
        if (lineLength != 0) {
            throw new ProtocolException("invalid null");
        }
        return Reply.NIL;
    }

    private Reply bool() throws ProtocolException {
        if (lineLength != 1 || line[0] != 't' && line[0] != 'f') {
            throw new ProtocolException("invalid boolean");
        }
        return new Reply.Bool(line[0] == 't');
    }

    private Reply real() throws ProtocolException {
        String text = lineText();
        return switch (text) {
            case "inf", "+inf" -> new Reply.Dbl(Double.POSITIVE_INFINITY, "inf");
            case "-inf" -> new Reply.Dbl(Double.NEGATIVE_INFINITY, "-inf");
            case "nan", "-nan" -> new Reply.Dbl(Double.NaN, "nan");
            default -> new Reply.Dbl(parseDouble(text), text);
        };
    }

    private static double parseDouble(String text) throws ProtocolException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && "+-.eE".indexOf(c) < 0) {
                throw new ProtocolException("invalid double");
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ProtocolException("invalid double");
        }
    }

    private Reply bigNumber() throws ProtocolException {
        int digits = lineLength > 0 && (line[0] == '-' || line[0] == '+') ? 1 : 0;
        boolean good = lineLength > digits;
        for (int i = digits; i < lineLength; i++) {
            good &= line[i] >= '0' && line[i] <= '9';
        }
        if (!good) {
            throw new ProtocolException("invalid big number");
        }
        return new Reply.BigNumber(lineText());
    }

    private Reply bulk() throws IOException {
        return isMinusOne() ? Reply.NIL : new Reply.Bulk(Bytes.wrap(blob()));
    }

    private Reply verbatim() throws IOException {
        byte[] blob = blob();
        if (blob.length < 4 || blob[3] != ':') {
            throw new ProtocolException("invalid verbatim string");
        }
        String format = new String(blob, 0, 3, StandardCharsets.ISO_8859_1);
        return new Reply.Verbatim(format, Bytes.copyOf(blob, 4, blob.length));
    }

    private Reply array(int depth) throws IOException {
        return isMinusOne() ? Reply.NIL_ARRAY : new Reply.Arr(items(1, depth));
    }

    private List<Reply> items(int perEntry, int depth) throws IOException {
        long entries = length("invalid multibulk length", limits.count() / perEntry);
        int count = (int) entries * perEntry;
        List<Reply> items = new ArrayList<>(Math.min(count, 1024)); // an announced length costs the sender nothing
        for (int i = 0; i < count; i++) {
            items.add(value(depth + 1));
        }
        return items;
    }

    private boolean isMinusOne() {
        return lineLength == 2 && line[0] == '-' && line[1] == '1';
    }

    /** The string whose length stands in the line: read in pieces, for the same reason. */
    private byte[] blob() throws IOException {
        int length = (int) length("invalid bulk length", limits.bulkLength());
        byte[] blob = new byte[Math.min(length, CHUNK)];
        int filled = 0;
        while (filled < length) {
            if (filled == blob.length) {
                blob = Arrays.copyOf(blob, (int) Math.min(length, blob.length * 2L));
            }
            need();
            int taken = Math.min(to - from, blob.length - filled);
            System.arraycopy(buffer, from, blob, filled, taken);
            from += taken;
            filled += taken;
        }
        if (next() != '\r' || next() != '\n') {
            throw new ProtocolException("a string does not end where it should");
        }
        return blob;
    }

    private long length(String problem, long limit) throws ProtocolException {
        if (lineLength == 1 && line[0] == '?') {
            throw new ProtocolException("strings and arrays sent in pieces are not supported");
        }
        long length = number(problem);
        if (length < 0 || length > limit) {
            throw new ProtocolException(problem);
        }
        return length;
    }

    private long number(String problem) throws ProtocolException {
        int start = lineLength > 1 && line[0] == '+' ? 1 : 0;
        if (!Numbers.isLong(line, start, lineLength)) {
            throw new ProtocolException(problem);
        }
        return Numbers.parseLong(line, start, lineLength);
    }

    private String lineText() {
        return Utf8.text(Bytes.copyOf(line, 0, lineLength));
    }

    private void readLine() throws IOException {
        lineLength = 0;
        int b = next();
        while (b != '\r') {
            if (lineLength == line.length) {
                if (lineLength >= limits.lineLength()) {
                    throw new ProtocolException("too big line");
                }
                line = Arrays.copyOf(line, line.length * 2);
            }
            line[lineLength++] = (byte) b;
            b = next();
        }
        if (next() != '\n') {
            throw new ProtocolException("a line does not end where it should");
        }
    }

    private int next() throws IOException {
        need();
        return buffer[from++] & 0xff;
    }

    private void need() throws IOException {
        if (from == to && !fill()) {
            throw new EOFException("the connection was closed in the middle of a reply");
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }

    private static String shown(int type) {
        return Quoting.quote(Bytes.wrap(new byte[] {(byte) type}));
    }
}
