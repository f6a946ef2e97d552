/** The page, its JSON and its stream of events over HTTP. */
@NullMarked
package io.reviewstream.console.web;

import org.jspecify.annotations.NullMarked;
