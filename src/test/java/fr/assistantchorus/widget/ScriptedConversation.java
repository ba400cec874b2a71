package fr.assistantchorus.widget;

import fr.assistantchorus.field.Email;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** One conversation of {@link ScriptedPortal}: a word in the text decides the reply. */
final class ScriptedConversation {
  private final String id = UUID.randomUUID().toString();
  private final String token = "token-" + id;
  private final List<JsonObject> events = new ArrayList<>();
  private final Map<String, JsonObject> replies = new HashMap<>();
  private final List<String> acts = new ArrayList<>();
  private JsonObject expect;

  String id() {
    return id;
  }

  String token() {
    return token;
  }

  /** What the person did that was taken, in order. */
  synchronized List<String> acts() {
    return List.copyOf(acts);
  }

  synchronized JsonObject opening() {
    expect =
        expect("wish", "text", false)
            .put(
                "options",
                options("activation", "Mon lien d’activation", "help", "Que sais-tu faire ?"));
    JsonArray messages =
        messages(
            "Bonjour, je suis un assistant automatique : je vous aide à vous inscrire.",
            "Que puis-je faire pour vous ?");
    log("assistant", messages);
    return state().put("conversation", id).put("token", token).put("messages", messages);
  }

  /** The same turn gives the same reply, and is taken once. */
  synchronized JsonObject take(JsonObject body) {
    return replies.computeIfAbsent(body.getString("turn"), turn -> reply(body));
  }

  synchronized JsonObject eventsAfter(long after) {
    List<JsonObject> news = events.stream().filter(e -> e.getLong("seq") > after).toList();
    return state().put("events", new JsonArray(news));
  }

  /** Something that an agent says, in nobody's turn. */
  synchronized void agentSays(String text) {
    log("agent", new JsonArray().add(new JsonObject().put("kind", "text").put("text", text)));
  }

  private JsonObject reply(JsonObject body) {
    String text = body.getString("text");
    String said = said(body, text);
    acts.add(said);
    boolean address = said.contains("@");
    events.add(
        event("user").put("text", address ? Email.mask(said.toLowerCase(Locale.ROOT)) : said));
    JsonArray messages = script(said, address);
    log("assistant", messages);
    return state().put("messages", messages);
  }

  private String said(JsonObject body, String text) {
    if (text != null) {
      return text;
    }
    return body.containsKey("file") ? body.getString("file") : labelOf(body.getString("option"));
  }

  private JsonArray script(String said, boolean address) {
    if (said.contains("RIB")) {
      expect =
          expect("copy", "file", false)
              .put("accept", new JsonArray().add("application/pdf").add("image/png"));
      return messages("Joignez la copie du RIB.");
    }
    if (said.contains("longtemps")) {
      expect = null;
      return messages("Une longue réponse. ".repeat(80));
    }
    if (said.contains("récapitulatif")) {
      return recap();
    }
    if (address) {
      expect = expect("right", "yes-no", false).put("options", options("yes", "Oui", "no", "Non"));
      return messages("Un courriel part à l’instant. L’avez-vous reçu ?");
    }
    if (said.contains("activation")) {
      expect = expect("email", "email", true).put("inputMode", "email").put("maxLength", 254);
      return messages("Quelle est l’adresse électronique que vous avez donnée ?");
    }
    if (said.contains("IBAN")) {
      expect = expect("iban-key", "iban-key", true).put("inputMode", "numeric").put("maxLength", 2);
      return messages("Quels sont les deux chiffres de la clé IBAN ?");
    }
    if (said.contains("tout")) {
      return everyKind();
    }
    expect = null;
    return messages("Vous avez dit « " + said + " ».");
  }

  private JsonArray recap() {
    expect =
        expect("right", "yes-no", false)
            .put("options", options("yes", "Oui, envoyer", "no", "Non"));
    JsonArray rows = new JsonArray();
    for (int i = 1; i <= 12; i++) {
      rows.add(
          new JsonObject().put("slot", "s" + i).put("label", "Champ " + i).put("value", "n° " + i));
    }
    return new JsonArray().add(message("recap", "Tout est juste ?").put("rows", rows));
  }

  private JsonArray everyKind() {
    JsonObject row =
        new JsonObject().put("slot", "name").put("label", "Nom").put("value", "<b>Moi</b>");
    return new JsonArray()
        .add(message("text", "<img src=x onerror=alert(1)>"))
        .add(message("recap", "Voici ce que j’ai noté.").put("rows", new JsonArray().add(row)))
        .add(
            message("table", "Vos structures")
                .put(
                    "columns",
                    new JsonArray()
                        .add("Identifiant")
                        .add("Désignation")
                        .add("Gestionnaire principal"))
                .put(
                    "rows",
                    new JsonArray()
                        .add(new JsonArray().add("12345678200010").add("EARL DEMO").add("oui"))))
        .add(
            message("link", "La notice")
                .put("href", "/confidentialite")
                .put("label", "Ouvrir la notice"))
        .add(message("link", "Piège").put("href", "javascript:alert(1)").put("label", "Cliquez"))
        .add(
            message("link", "Ailleurs")
                .put("href", "https://example.org/")
                .put("label", "Un autre site"))
        .add(message("hologram", "Un genre inconnu montre son texte."));
  }

  private String labelOf(String option) {
    return expect.getJsonArray("options").stream()
        .map(JsonObject.class::cast)
        .filter(offered -> offered.getString("value").equals(option))
        .map(offered -> offered.getString("label"))
        .findFirst()
        .orElseThrow();
  }

  private void log(String from, JsonArray messages) {
    events.add(event(from).put("messages", messages));
  }

  private JsonObject event(String from) {
    return new JsonObject()
        .put("seq", events.size() + 1)
        .put("time", "2026-11-22T10:00:00Z")
        .put("from", from);
  }

  private JsonObject state() {
    return new JsonObject()
        .put("seq", events.size())
        .put("expect", expect)
        .put("at", null)
        .put(
            "progress",
            expect != null && expect.getBoolean("sensitive")
                ? new JsonObject().put("step", 1).put("of", 2)
                : null);
  }

  private static JsonObject expect(String slot, String type, boolean sensitive) {
    return new JsonObject()
        .put("slot", slot)
        .put("type", type)
        .put("options", new JsonArray())
        .put("maxLength", 2000)
        .put("inputMode", "text")
        .put("sensitive", sensitive)
        .put("optional", false)
        .put("accept", new JsonArray());
  }

  private static JsonArray options(String... valuesAndLabels) {
    JsonArray options = new JsonArray();
    for (int i = 0; i < valuesAndLabels.length; i += 2) {
      options.add(
          new JsonObject().put("value", valuesAndLabels[i]).put("label", valuesAndLabels[i + 1]));
    }
    return options;
  }

  private static JsonArray messages(String... texts) {
    JsonArray messages = new JsonArray();
    for (String text : texts) {
      messages.add(message("text", text));
    }
    return messages;
  }

  private static JsonObject message(String kind, String text) {
    return new JsonObject().put("id", "script/" + kind).put("kind", kind).put("text", text);
  }
}
