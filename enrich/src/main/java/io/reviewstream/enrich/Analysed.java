package io.reviewstream.enrich;

/**
 * A review that has been analysed, and is to be remembered.
 *
 * @param json the enriched review as it goes out
 * @param source as the ledger names it
 * @param revision which content under that id it is
 */
record Analysed(byte[] json, String source, Revision revision) {}
