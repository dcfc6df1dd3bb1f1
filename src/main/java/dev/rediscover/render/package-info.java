/**
 * How things look: {@link dev.rediscover.render.ReplyText} prints replies as redis-cli does, {@link
 * dev.rediscover.render.TableText} in aligned columns, {@link dev.rediscover.render.Picture} draws values, key spaces
 * and changes. Everything is a pure function from values to {@link dev.rediscover.render.StyledText}, which a {@link
 * dev.rediscover.render.Theme} colours at the very end.
 *
 * <p>Knows no terminal: width, line count and character set come in as a {@link dev.rediscover.render.Canvas}. Reads no
 * key by itself and runs no command.
 */
package dev.rediscover.render;
