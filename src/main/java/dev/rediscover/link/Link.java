package dev.rediscover.link;

import java.io.IOException;

/** A server to talk to, through as many clients as one likes. */
public interface Link extends AutoCloseable {

    /** Where replies go that come later than their command. May be called from any thread. */
    interface LateReplies {
        void arrived(LinkClient client, dev.rediscover.resp.Reply reply);

        /**
         * How much has arrived that nobody has looked at. A remote link stops reading where that is a lot, so that a
         * busy server fills its own buffers and not our memory.
         */
        default int backlog() {
            return 0;
        }

        /** What {@code client} waited for has no reply: {@code why} says what became of it. */
        default void failed(LinkClient client, IOException why) {
            arrived(client, new dev.rediscover.resp.Reply.Err(why.getMessage()));
        }
    }

    /** What the prompt calls this server: {@code learn}, or {@code host:port}. */
    String name();

    /**
     * Another client of this server.
     *
     * @param name what people call it, such as {@code bob}
     * @param late gets the replies of blocked commands and pushes
     * @throws IOException if the server cannot be reached
     */
    LinkClient open(String name, LateReplies late) throws IOException;

    @Override
    void close();
}
