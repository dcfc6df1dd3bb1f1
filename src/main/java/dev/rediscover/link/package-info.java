/**
 * What the shell, the lessons and the replays talk to: one interface, whether an engine inside this program answers or
 * a server somewhere else.
 *
 * <p>Main types: {@link dev.rediscover.link.Link}, {@link dev.rediscover.link.LinkClient}, {@link
 * dev.rediscover.link.EmbeddedLink} with its {@link dev.rediscover.link.Journal} for diffs and undo, {@link
 * dev.rediscover.link.RemoteLink} with what surrounds it ({@link dev.rediscover.link.RemoteAddress}, {@link
 * dev.rediscover.link.RemoteFlags}, {@link dev.rediscover.link.Risk}), and {@link dev.rediscover.link.RemoteView},
 * which copies keys of a server into an engine of our own. It knows no terminal and no lesson.
 */
package dev.rediscover.link;
