@NullMarked
package io.reviewstream.enrich.title;

import org.jspecify.annotations.NullMarked;
