@NullMarked
package io.reviewstream.local.page;

import org.jspecify.annotations.NullMarked;
