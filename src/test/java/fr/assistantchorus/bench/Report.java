package fr.assistantchorus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.assistantchorus.bench.Load.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that was measured, as a table and as JSON.
 *
 * @param understanding microseconds a text
 * @param startUp where it was measured too
 * @param loaded memory of the server after all rounds
 * @param bare memory of the bare handler after all rounds
 */
record Report(
    List<Measures> scenarios,
    double understanding,
    Optional<StartUp> startUp,
    Program.Memory loaded,
    Program.Memory bare) {

  String table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %d processors, JDK %s, %d connections, JVM options of all: %s"
            .formatted(
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Load.CONNECTIONS,
                String.join(" ", Programs.JVM_OPTIONS)));
    lines.add("");
    lines.add(
        "| | per second | p50 ms | p99 ms | CPU µs | bare per second | p50 ms | p99 ms | CPU µs |"
            + " limit per second | p50 ms | p99 ms | CPU µs | of the bare (least–most) |"
            + " of the limit (least–most) |");
    lines.add("|---|" + "--:|".repeat(14));
    scenarios.forEach(measures -> lines.add(row(measures)));
    lines.add("");
    lines.add("Understanding alone: %.0f µs a text on one core.".formatted(understanding));
    startUp.ifPresent(start -> lines.addAll(lines(start)));
    lines.add(
        "Resident: %d MB after the load (%d MB at most); bare %d MB."
            .formatted(loaded.now(), loaded.most(), bare.now()));
    return String.join("\n", lines);
  }

  private static List<String> lines(StartUp start) {
    return List.of(
        "Start to first answer: %.2f s, %.2f s with an AOT cache (%d MB)."
            .formatted(start.plainSeconds(), start.aotSeconds(), start.cacheMegabytes()),
        "Resident: %d MB after the start (%d MB with the AOT cache)."
            .formatted(start.plainMemory().now(), start.aotMemory().now()));
  }

  private static String row(Measures measures) {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            measures.scenario().name(),
            cells(measures.server()),
            cells(measures.bare()),
            cells(measures.limit()),
            cell(measures.toBare()),
            cell(measures.toLimit()));
  }

  private static String cell(Measures.Ratio ratio) {
    return String.format(
        Locale.ROOT, "%.2f (%.2f–%.2f)", ratio.median(), ratio.least(), ratio.most());
  }

  private static String cells(List<Seen> rounds) {
    return String.format(
        Locale.ROOT,
        "%,.0f | %.1f | %.1f | %.0f",
        Measures.median(rounds, Seen::perSecond),
        Measures.median(rounds, seen -> seen.milliseconds(0.5)),
        Measures.median(rounds, seen -> seen.milliseconds(0.99)),
        Measures.median(rounds, Seen::cpuMicroseconds));
  }

  void write(Path file) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", Instant.now().toString());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("jdk", Runtime.version().toString());
    json.put("connections", Load.CONNECTIONS);
    json.put("options", Programs.JVM_OPTIONS);
    json.put("scenarios", scenarios.stream().map(Report::json).toList());
    json.put("understandingMicroseconds", understanding);
    startUp.ifPresent(start -> json.put("startUp", start));
    json.put("loaded", loaded);
    json.put("bare", bare);
    Files.writeString(
        file,
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json));
  }

  private static Map<String, Object> json(Measures measures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", measures.scenario().name());
    json.put("turnsOfOne", measures.scenario().turns());
    json.put("toBare", measures.toBare());
    json.put("toLimit", measures.toLimit());
    json.put("server", measures.server().stream().map(Report::json).toList());
    json.put("bare", measures.bare().stream().map(Report::json).toList());
    json.put("limit", measures.limit().stream().map(Report::json).toList());
    return json;
  }

  private static Map<String, Object> json(Seen seen) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", seen.latencies().length);
    json.put("perSecond", seen.perSecond());
    json.put("p50Milliseconds", seen.milliseconds(0.5));
    json.put("p99Milliseconds", seen.milliseconds(0.99));
    json.put("cpuMicroseconds", seen.cpuMicroseconds());
    return json;
  }
}
