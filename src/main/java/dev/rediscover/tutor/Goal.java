package dev.rediscover.tutor;

/** One of the things that a task wants, and whether it holds now. */
public record Goal(String text, boolean done) {}
