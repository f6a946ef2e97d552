package io.reviewstream.events;

/**
 * Counts over the text.
 *
 * @param words words, numbers included
 * @param sentences sentences
 * @param readingSeconds at 238 words a minute, the mean silent reading rate for English non-fiction
 * @see <a href="https://doi.org/10.1016/j.jml.2019.104047">Brysbaert 2019, How many words do we read per minute?</a>
 */
public record Statistics(int words, int sentences, int readingSeconds) {}
