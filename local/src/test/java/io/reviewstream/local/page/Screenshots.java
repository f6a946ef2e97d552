package io.reviewstream.local.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Pictures of the page for people, of a console that is running: {@code Screenshots http://127.0.0.1:8080/ docs/images}. */
final class Screenshots {
    private Screenshots() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[1]));
        take(args[0], folder, "", 1280, 860, false);
        take(args[0], folder, "-dark", 1280, 860, true);
        take(args[0], folder, "-phone", 390, 800, false);
    }

    private static void take(String page, Path folder, String suffix, int width, int height, boolean dark)
            throws IOException, InterruptedException {
        ChromeDriver browser = Browser.open(width, height, dark);
        try {
            browser.get(page);
            // Something is to be seen of the plots.
            Thread.sleep(6_000);
            save(browser, folder.resolve("stream" + suffix + ".png"));
            browser.get(page + "#/films");
            Thread.sleep(2_500);
            save(browser, folder.resolve("films" + suffix + ".png"));
            var films = browser.findElements(By.cssSelector("tbody a.film"));
            if (!films.isEmpty()) {
                browser.get(Objects.requireNonNull(films.get(0).getAttribute("href")));
                Thread.sleep(2_500);
                save(browser, folder.resolve("film" + suffix + ".png"));
            }
            browser.get(page + "#/pipeline");
            Thread.sleep(2_500);
            save(browser, folder.resolve("pipeline" + suffix + ".png"));
        } finally {
            browser.quit();
        }
    }

    private static void save(ChromeDriver browser, Path file) throws IOException {
        Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
    }
}
