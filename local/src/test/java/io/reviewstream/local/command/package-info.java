@NullMarked
package io.reviewstream.local.command;

import org.jspecify.annotations.NullMarked;
