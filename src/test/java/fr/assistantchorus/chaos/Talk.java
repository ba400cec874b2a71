package fr.assistantchorus.chaos;

import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A conversation as its client knows it: what was sent, and what was answered. */
final class Talk {
  private static final Pattern NUMBER = Pattern.compile("le numéro (S-\\d{4}-\\d+)");

  private final ChatClient chat;
  private final Script script;
  private final String address;
  private final Map<Turn, String> answered = new LinkedHashMap<>();

  Talk(ChatClient chat, Script script, String address) {
    this.chat = chat;
    this.script = script;
    this.address = address;
  }

  ChatClient chat() {
    return chat;
  }

  Script script() {
    return script;
  }

  String address() {
    return address;
  }

  void acknowledge(Turn turn, String body) {
    answered.put(turn, body);
  }

  /** The turns that were answered, with the bodies of their answers. */
  Map<Turn, String> answered() {
    return answered;
  }

  /** Whether the script was gone through. */
  boolean whole() {
    return answered.size() == script.steps().size();
  }

  /** The numbers of support requests that its client was told. */
  List<String> numbers() {
    return answered.values().stream()
        .flatMap(body -> NUMBER.matcher(body).results())
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return "conversation %s (%s)".formatted(chat.id(), script);
  }
}
