/** Object storage that speaks S3, as the file operations that a JSON Lines store stands on. */
@NullMarked
package io.reviewstream.sink.s3;

import org.jspecify.annotations.NullMarked;
