/**
 * Packs of lessons as values, and reading them from YAML with the line and column of every fault.
 *
 * <p>Main types: {@link dev.rediscover.lesson.Pack}, {@link dev.rediscover.lesson.Lesson}, the sealed {@link
 * dev.rediscover.lesson.Step} and {@link dev.rediscover.lesson.Check}, {@link dev.rediscover.lesson.Matcher}; {@link
 * dev.rediscover.lesson.PackReader} reads them, {@link dev.rediscover.lesson.Linter} finds what is legal but unwise,
 * {@link dev.rediscover.lesson.OverlayReader} lays a translation over a lesson, {@link
 * dev.rediscover.lesson.LessonIndex} lists the bundled lessons without reading any YAML. The format is described
 * for authors in {@code lessons/README.md}.
 *
 * <p>Packs come from strangers: everything here is data, with limits on size and depth. This room runs no command and
 * judges no answer; it does not know the engine's state, the shell or the progress of a learner.
 */
package dev.rediscover.lesson;
