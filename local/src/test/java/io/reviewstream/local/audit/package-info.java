@NullMarked
package io.reviewstream.local.audit;

import org.jspecify.annotations.NullMarked;
