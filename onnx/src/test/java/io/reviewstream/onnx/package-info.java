@NullMarked
package io.reviewstream.onnx;

import org.jspecify.annotations.NullMarked;
