@NullMarked
package io.reviewstream.console.web;

import org.jspecify.annotations.NullMarked;
