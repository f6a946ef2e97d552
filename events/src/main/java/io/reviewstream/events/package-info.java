/**
 * The contract of Reviewstream: the events on its topics, the topics themselves, and their JSON.
 *
 * <p>Names follow <a href="https://schema.org/Review">schema.org</a> where it has one; JSON is camelCase, times are
 * ISO-8601 UTC. A component that is null is absent in JSON. Every event is immutable and safe to share between threads.
 */
@NullMarked
package io.reviewstream.events;

import org.jspecify.annotations.NullMarked;
