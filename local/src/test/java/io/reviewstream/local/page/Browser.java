package io.reviewstream.local.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium without a window, as Debian's packages chromium and chromium-driver install it. */
final class Browser {
    private Browser() {}

    /** Where both are, empty when one is missing. */
    static Optional<Path> driver() {
        boolean chromium = find("chromium").or(() -> find("google-chrome")).isPresent();
        return chromium ? find("chromedriver") : Optional.empty();
    }

    static ChromeDriver open(int width, int height, boolean dark) {
        var options = new ChromeOptions();
        options.setBinary(
                find("chromium").or(() -> find("google-chrome")).orElseThrow().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--enable-precise-memory-info",
                "--lang=en",
                // The window has a frame that is not the page's.
                "--window-size=" + width + "," + (height + 139));
        if (dark) {
            options.addArguments("--blink-settings=preferredColorScheme=0");
        }
        if (width < 500) {
            options.setExperimentalOption(
                    "mobileEmulation",
                    java.util.Map.of(
                            "deviceMetrics", java.util.Map.of("width", width, "height", height, "pixelRatio", 2.0)));
        }
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver().orElseThrow().toFile())
                .withLogOutput(java.io.OutputStream.nullOutputStream())
                .build();
        var browser = new ChromeDriver(service, options);
        browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60)).scriptTimeout(Duration.ofSeconds(120));
        return browser;
    }

    private static Optional<Path> find(String program) {
        return Stream.concat(
                        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream(),
                        Stream.of("/usr/bin", "/usr/lib/chromium"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
