/** Sentiment by any sequence classification model in ONNX format, with its {@code tokenizer.json}. */
@NullMarked
package io.reviewstream.onnx;

import org.jspecify.annotations.NullMarked;
