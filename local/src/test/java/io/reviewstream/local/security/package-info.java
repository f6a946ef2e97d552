/** The services against a broker that asks who they are and lets them do no more than they need. */
@org.jspecify.annotations.NullMarked
package io.reviewstream.local.security;
