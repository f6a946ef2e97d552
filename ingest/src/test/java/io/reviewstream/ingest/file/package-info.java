@NullMarked
package io.reviewstream.ingest.file;

import org.jspecify.annotations.NullMarked;
