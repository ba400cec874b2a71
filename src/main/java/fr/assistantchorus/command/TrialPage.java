package fr.assistantchorus.command;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Divergence;
import fr.assistantchorus.conversation.record.Trial;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.engine.SecretRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what other dialogs would have made of many conversations as one HTML page that needs no
 * other file, runs no script and may load nothing.
 */
final class TrialPage {
  private static final String STYLE =
      """

      :root { color-scheme: light dark }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }
      table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
      th, td { padding: 0.3rem 0.8rem; text-align: left; border-bottom: 1px solid; vertical-align: top }
      td.count { text-align: right; font-variant-numeric: tabular-nums }
      tr > th[scope="row"] { font-weight: normal }
      .alarm { border: 3px solid light-dark(#b3261e, #ff8a80); padding: 0.5rem 1rem }
      .accepted summary { opacity: 0.75 }
      summary { padding: 0.5rem 0; cursor: pointer }
      pre { white-space: pre-wrap; margin: 0; font: inherit }
      code { overflow-wrap: anywhere }
      @media (max-width: 40rem) { .pair thead { display: none } .pair tr, .pair td { display: block } }
      """;

  private TrialPage() {}

  static String of(Trial trial, Set<String> accepted, Instant since, String hash) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Conversations through other dialogs</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    <h1>Conversations through other dialogs</h1>
    <p>%d conversations (%d turns) since %s, as they were and with the dialogs <code>%s</code>.</p>
    %s
    %s
    <h2>Differences</h2>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(
            policy(),
            STYLE,
            trial.conversations(),
            trial.turns(),
            escaped(Telling.moment(since)),
            escaped(Telling.shortened(hash)),
            defects(trial),
            counts(trial),
            differences(trial, accepted));
  }

  private static String defects(Trial trial) {
    if (trial.defective() == 0) {
      return "";
    }
    List<String> items =
        trial.defects().stream().map(id -> "<li><code>" + id + "</code></li>").toList();
    return "<div class=\"alarm\"><p><strong>Defect:</strong> %d conversations come out otherwise with the very dialogs that they were answered with.</p><ul>%s</ul></div>"
        .formatted(trial.defective(), String.join("", items));
  }

  private static String counts(Trial trial) {
    return """
    <table>
    <thead><tr><th scope="col">Conversations</th><th scope="col">that</th></tr></thead>
    <tbody>%s</tbody>
    </table>
    """
        .formatted(
            row(trial.gravest(Divergence.NONE), "are the same, to the letter")
                + row(trial.gravest(Divergence.WORDING), "differ in wording only")
                + row(trial.gravest(Divergence.SLOT), "differ in what is known")
                + row(trial.gravest(Divergence.STATE), "differ in their path")
                + row(trial.gravest(Divergence.ACT), "differ in what is done")
                + row(trial.endAlike(), "come to the same end")
                + row(trial.stopped(), "lead to an act whose outcome was not recorded")
                + row(
                    trial.unreadable(), "were answered with dialogs that cannot be read any more"));
  }

  private static String row(long count, String what) {
    return "<tr><td class=\"count\">%d</td><th scope=\"row\">%s</th></tr>".formatted(count, what);
  }

  private static String differences(Trial trial, Set<String> accepted) {
    if (trial.differences().isEmpty()) {
      return "<p>None.</p>";
    }
    StringBuilder page = new StringBuilder();
    for (Map.Entry<String, Trial.Found> found : trial.differences().entrySet()) {
      boolean meant = accepted.contains(found.getKey());
      page.append(
          "<details%s><summary>%d × <code>%s</code>%s</summary>%s</details>%n"
              .formatted(
                  meant ? " class=\"accepted\"" : "",
                  found.getValue().conversations(),
                  escaped(found.getKey()),
                  meant ? " (accepted)" : "",
                  examples(found.getValue())));
    }
    return page.toString();
  }

  private static String examples(Trial.Found found) {
    StringBuilder rows = new StringBuilder();
    for (Trial.Example example : found.examples()) {
      rows.append(
          "<tr><th scope=\"row\"><code>%s</code>, turn %d</th><td><pre>%s</pre></td><td><pre>%s</pre></td></tr>"
              .formatted(
                  example.conversation(),
                  example.turn().then().number(),
                  escaped(said(example.turn().then().recorded())),
                  escaped(
                      example
                          .turn()
                          .other()
                          .map(other -> said(other.reply()))
                          .orElse("(cannot go on)"))));
    }
    return """
    <table class="pair">
    <thead><tr><th scope="col">Where</th><th scope="col">As it was</th><th scope="col">With the other dialogs</th></tr></thead>
    <tbody>%s</tbody>
    </table>
    """
        .formatted(rows);
  }

  /** Returns what a reply says and offers, as text. */
  private static String said(String body) {
    JsonNode reply = Json.tree(SecretRef.masked(body));
    List<String> lines = new ArrayList<>();
    for (JsonNode message : reply.path("messages")) {
      lines.add(message.path("text").asText());
      message
          .path("rows")
          .forEach(row ->
              lines.add("  " + row.path("label").asText() + " : " + row.path("value").asText()));
    }
    reply
        .path("expect")
        .path("options")
        .forEach(option -> lines.add("[" + option.path("label").asText() + "]"));
    return String.join("\n", lines);
  }

  /** Returns a text for the content of an element or for an attribute. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Returns the Content-Security-Policy: no style but the one above, and nothing else at all. */
  private static String policy() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'sha256-%s'"
          .formatted(Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
