/**
 * Access control as values: users, their selectors, the rules that make them, and what a user is refused.
 *
 * <p>Main types: {@link dev.rediscover.engine.acl.User} (immutable) and its {@link
 * dev.rediscover.engine.acl.Selector}s, {@link dev.rediscover.engine.acl.Rules} (applies rules such as {@code
 * +@read} or {@code ~user:*} to a user and reads the lines of an ACL file), {@link dev.rediscover.engine.acl.Touched}
 * (the keys and channels that one command line names), {@link dev.rediscover.engine.acl.Refusal}.
 *
 * <p>The model is that of the page "ACL" of the Redis documentation. It must not know clients, the engine, or what
 * becomes of a refusal: {@link dev.rediscover.engine.Access} does.
 */
package dev.rediscover.engine.acl;
