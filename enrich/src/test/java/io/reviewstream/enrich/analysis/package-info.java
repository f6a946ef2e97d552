@NullMarked
package io.reviewstream.enrich.analysis;

import org.jspecify.annotations.NullMarked;
