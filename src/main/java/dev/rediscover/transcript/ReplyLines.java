package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.List;

/** How replies are printed, line by line and without colours; transcripts hold what it prints. */
public interface ReplyLines {
    /**
     * The lines of {@code reply}.
     *
     * @param command the words of the command it answers: some replies are printed bare; empty for a late reply
     * @param protocol the version of RESP that the client asked for, 2 or 3
     */
    List<String> of(List<Bytes> command, Reply reply, int protocol);
}
