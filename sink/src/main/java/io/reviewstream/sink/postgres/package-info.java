/** Reviews as rows of a PostgreSQL table, with the positions in the same transactions. */
@NullMarked
package io.reviewstream.sink.postgres;

import org.jspecify.annotations.NullMarked;
