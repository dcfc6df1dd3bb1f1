/**
 * Running a lesson: playing lines on an engine, judging answers, hints, progress and review. Everything is returned as
 * values; nothing is printed here.
 *
 * <p>Main types: {@link dev.rediscover.tutor.LessonRun} is a lesson being taken, {@link dev.rediscover.tutor.Outcome}
 * what became of a line or a word, {@link dev.rediscover.tutor.Stage} the engine with its clients, {@link
 * dev.rediscover.tutor.Judge} decides, {@link dev.rediscover.tutor.RaceView} shows a race of several clients, {@link
 * dev.rediscover.tutor.Progress} remembers across sessions, {@link dev.rediscover.tutor.Review} brings back what should
 * be met again, and {@link dev.rediscover.tutor.PackProof} proves that a pack judges rightly. It knows no terminal, no
 * YAML and no file but that of the progress.
 */
package dev.rediscover.tutor;
