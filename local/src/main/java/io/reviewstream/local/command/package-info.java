/** The command line: one class a command. stdout is for data, stderr for people. */
@NullMarked
package io.reviewstream.local.command;

import org.jspecify.annotations.NullMarked;
