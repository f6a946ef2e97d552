package io.reviewstream.enrich.sentiment;

import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Opens engines that do not come with Reviewstream. An implementation is named in its jar's {@code
 * META-INF/services/io.reviewstream.enrich.sentiment.SentimentPlugin} and has a public constructor without parameters.
 */
public interface SentimentPlugin {
    /** What stands before the colon of the models it opens, for example {@code onnx}. */
    String scheme();

    /**
     * Opens a model.
     *
     * @param address what stands after the colon
     * @throws IOException when the model cannot be read; the message says what and why
     */
    SentimentEngine open(String address) throws IOException;

    /** The plug-in for a scheme, when the loader has one. */
    static Optional<SentimentPlugin> named(String scheme, ClassLoader loader) {
        return ServiceLoader.load(SentimentPlugin.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(plugin -> plugin.scheme().equals(scheme))
                .findFirst();
    }
}
