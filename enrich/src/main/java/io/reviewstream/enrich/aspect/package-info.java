/** What is said of one side of the work: acting, story, price …; and the clauses that praise and blame. */
@NullMarked
package io.reviewstream.enrich.aspect;

import org.jspecify.annotations.NullMarked;
