package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules, as Prometheus itself reads them. */
final class AlertsTest {
    private static final Path FOLDER = Path.of("..", "deploy", "prometheus");

    @TempDir
    Path folder;

    @Test
    void areRulesThatPrometheusTakes() throws Exception {
        promtool("check", "rules", FOLDER.resolve("alerts.yml").toString());
    }

    @Test
    void tellOfOneSinkThatStandsStillBesideOneThatDoesNot() throws Exception {
        Path test = Files.writeString(folder.resolve("test.yml"), """
                rule_files: ['%s']
                tests:
                  - interval: 1m
                    input_series:
                      - series: reviewstream_lag_records{service="sink", group="files"}
                        values: 5x60
                      - series: reviewstream_records_in_total{service="sink", group="files"}
                        values: 0+100x60
                      - series: reviewstream_lag_records{service="sink", group="database"}
                        values: 5x60
                      - series: reviewstream_records_in_total{service="sink", group="database"}
                        values: 7x60
                    alert_rule_test:
                      - eval_time: 40m
                        alertname: ReviewstreamStandsStill
                        exp_alerts:
                          - exp_labels: {service: sink, group: database}
                            exp_annotations:
                              summary: "sink database has records to do and does none: see its log and /health/ready"
                """.formatted(
                        FOLDER.resolve("alerts.yml").toRealPath()));

        promtool("test", "rules", test.toString());
    }

    @Test
    void tellOfAServiceThatIsGoneWithItsAddress() throws Exception {
        Path test = Files.writeString(folder.resolve("test.yml"), """
                rule_files: ['%s']
                tests:
                  - interval: 1m
                    input_series:
                      - series: up{job="reviewstream", host="sink", instance="10.0.0.2:9404"}
                        values: 1x10 stale
                      - series: up{job="reviewstream", host="enrich", instance="10.0.0.3:9404"}
                        values: 1x10 stale
                      - series: up{job="reviewstream", host="enrich", instance="10.0.0.4:9404"}
                        values: 1x60
                    alert_rule_test:
                      - eval_time: 30m
                        alertname: ReviewstreamGone
                        exp_alerts:
                          - exp_labels: {host: sink}
                            exp_annotations:
                              summary: "no sink runs, though one did within a day: see its container and its log"
                """.formatted(
                        FOLDER.resolve("alerts.yml").toRealPath()));

        promtool("test", "rules", test.toString());
    }

    @Test
    void tellOfAServiceThatEndsAndIsStartedAgainAndAgain() throws Exception {
        Path test = Files.writeString(folder.resolve("test.yml"), """
                rule_files: ['%s']
                tests:
                  - interval: 1m
                    input_series:
                      - series: process_start_time_seconds{job="reviewstream", host="sink", instance="10.0.0.2:9404", service="sink"}
                        values: 0x5 300x5 600x5 900x5 1200x30
                      - series: process_start_time_seconds{job="reviewstream", host="enrich", instance="10.0.0.3:9404", service="enrich"}
                        values: 0x5 300x60
                    alert_rule_test:
                      - eval_time: 29m
                        alertname: ReviewstreamStartsAgainAndAgain
                        exp_alerts:
                          - exp_labels: {job: reviewstream, host: sink, instance: "10.0.0.2:9404", service: sink}
                            exp_annotations:
                              summary: "sink  was started 4 times again within half an hour: its log says why it ends"
                """.formatted(
                        FOLDER.resolve("alerts.yml").toRealPath()));

        promtool("test", "rules", test.toString());
    }

    private static void promtool(String... arguments) throws Exception {
        Optional<Path> promtool = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                promtool.isPresent(), "no promtool here (Debian: apt install prometheus), so the alerts go unchecked");
        var command = new ArrayList<String>();
        command.add(promtool.orElseThrow().toString());
        command.addAll(List.of(arguments));

        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }
}
