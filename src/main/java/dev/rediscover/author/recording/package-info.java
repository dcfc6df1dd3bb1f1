/**
 * Steps of lessons written by playing them: what an author types becomes a draft, and the draft becomes YAML that is
 * proved before it is written.
 *
 * <p>Main types: {@link dev.rediscover.author.recording.Recording} is the conversation, {@link
 * dev.rediscover.author.recording.Draft} what was said so far, {@link dev.rediscover.author.recording.StepYaml} the
 * YAML. Where lines come from and where they are shown is behind {@link dev.rediscover.author.recording.Desk}.
 */
package dev.rediscover.author.recording;
