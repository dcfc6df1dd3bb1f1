package dev.rediscover.author;

import java.util.List;

/** A document for people that is written from top to bottom; how it looks is up to the format. */
interface Sheet {
    /** A heading; 1 is the title. {@code id}: what links to it name. */
    void heading(int level, String text, String id);

    /** Text as lessons have it, in their part of Markdown. */
    void prose(String markdown);

    /** Lines that stay as they are: commands and replies. */
    void block(List<String> lines);

    /** Entries with a box to tick, or with numbers; each is prose of one line. */
    void entries(List<String> entries, boolean numbered);

    /** Links to headings further down: their ids, and the words. */
    void contents(List<String> ids, List<String> words);

    /** Room to write a few lines by hand. */
    void room(int lines);

    /** What follows begins on a new page. */
    void newPage();

    /** The whole document. */
    String text();
}
