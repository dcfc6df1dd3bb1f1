/** What is known about commands: their tables, parsed. Knows no engine and no values. */
package dev.rediscover.spec;
