package io.reviewstream.local.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * How smooth the page of a console that is running is: {@code Smoothness http://127.0.0.1:8080/ 30} watches it for 30 seconds and
 * prints figures. The loading time is that of a second visit, as the first starts the browser and the server's code. Gaps between
 * frames depend on what else the machine does; the processor time of the page's thread does not.
 */
final class Smoothness {
    private static final String LOADED = """
            const done = arguments[arguments.length - 1];
            const look = () => {
              const navigation = performance.getEntriesByType('navigation')[0];
              const paint = performance.getEntriesByName('first-contentful-paint')[0];
              if (!paint || !document.querySelector('.card, tbody tr, .tiles dd')) return setTimeout(look, 10);
              done(`loaded ${Math.round(navigation.loadEventEnd)} ms, painted ${Math.round(paint.startTime)} ms, `
                + `content by ${Math.round(performance.now())} ms`);
            };
            look();
            """;

    private static final String WATCHED = """
            const [seconds, done] = arguments;
            const gaps = [];
            const long = [];
            const nodes = [];
            const heap = [];
            let cards = 0;
            new PerformanceObserver((list) => long.push(...list.getEntries().map((each) => each.duration)))
              .observe({ type: 'longtask' });
            const list = document.querySelector('.cards');
            if (list) new MutationObserver((all) => all.forEach((each) => { cards += each.addedNodes.length; }))
              .observe(list, { childList: true });
            const begin = performance.now();
            let last = begin;
            const frame = (now) => {
              gaps.push(now - last);
              last = now;
              if (now - begin < seconds * 1000) return requestAnimationFrame(frame);
              gaps.shift();
              gaps.sort((a, b) => a - b);
              const at = (share) => gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))].toFixed(0);
              const over = (millis) => gaps.filter((gap) => gap > millis).length;
              done(`frames ${gaps.length}, gap median ${at(0.5)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms, `
                + `over 50 ms ${over(50)}, over 100 ms ${over(100)}; long tasks ${long.length}, `
                + `longest ${Math.round(Math.max(0, ...long))} ms; cards ${cards}; `
                + `nodes ${Math.min(...nodes)} to ${Math.max(...nodes)}; `
                + `heap ${Math.min(...heap)} to ${Math.max(...heap)} MiB, at the end ${heap.at(-1)} MiB; `
                + `"${document.querySelector('.status').textContent}", "${document.querySelector('.note')?.textContent ?? ''}"`);
            };
            const sample = () => {
              nodes.push(document.getElementsByTagName('*').length);
              heap.push(Math.round(performance.memory.usedJSHeapSize / 1048576));
            };
            sample();
            setInterval(sample, 1000);
            requestAnimationFrame(frame);
            """;

    private Smoothness() {}

    public static void main(String[] args) {
        long seconds = Long.parseLong(args[1]);
        ChromeDriver browser = Browser.open(1280, 860, false);
        try {
            browser.get(args[0]);
            browser.executeAsyncScript(LOADED);
            browser.navigate().refresh();
            System.out.println(Objects.requireNonNull(browser.executeAsyncScript(LOADED)));
            browser.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
            Map<String, Double> before = processorSeconds(browser);
            System.out.println(Objects.requireNonNull(browser.executeAsyncScript(WATCHED, seconds)));
            processorSeconds(browser)
                    .forEach((work, until) -> System.out.printf(
                            "%s %.1f ms a second%n", work, (until - before.getOrDefault(work, 0.0)) * 1_000 / seconds));
        } finally {
            browser.quit();
        }
    }

    private static Map<String, Double> processorSeconds(ChromeDriver browser) {
        var found = new TreeMap<String, Double>();
        for (Object each : (List<?>) Objects.requireNonNull(
                browser.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"))) {
            Map<?, ?> metric = (Map<?, ?>) each;
            String name = String.valueOf(metric.get("name"));
            if (List.of("TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
                    .contains(name)) {
                found.put(name, ((Number) Objects.requireNonNull(metric.get("value"))).doubleValue());
            }
        }
        return found;
    }
}
