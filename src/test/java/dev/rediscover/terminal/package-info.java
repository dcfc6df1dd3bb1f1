/**
 * The whole program on a real terminal, driven as a person would: {@link dev.rediscover.terminal.Tmux} gives it a
 * pseudo-terminal and keys, and reads the screen. These tests run after packaging and drive the jar through the
 * launcher; where there is no jar (as in an IDE) they drive the classes. Without tmux they are skipped, saying so;
 * where {@code REDISCOVER_CI} is set its absence is a failure.
 */
package dev.rediscover.terminal;
