package fr.assistantchorus.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * What each visitor does.
 *
 * @param before what leads to where the round begins, unmeasured
 * @param round what is gone through again and again, in one conversation
 * @param whole whether each round is a conversation of its own, measured from its opening to its
 *     last answer; else each turn is measured
 */
record Scenario(String name, List<Step> before, List<Step> round, boolean whole) {

  /** One turn, and a part of the answer that it must get. */
  sealed interface Step {
    String answer();

    /** {@link #FRESH} in it becomes a number that was never said before. */
    record Say(String text, String answer) implements Step {}

    record Choose(String value, String answer) implements Step {}
  }

  static final String FRESH = "{n}";

  static final List<Scenario> ALL =
      List.of(
          new Scenario(
              "option turn",
              List.of(
                  new Step.Say("quelle catégorie choisir", "bench-recap/farm"),
                  new Step.Say("La ferme du Puy", "bench-recap/email"),
                  new Step.Say("jean.{n}@ferme-exemple.fr", "bench-recap/category"),
                  new Step.Choose("gaec", "bench-recap/recap")),
              List.of(new Step.Choose("no", "bench-recap/recap")),
              false),
          new Scenario(
              "text turn",
              List.of(),
              List.of(
                  new Step.Say("cé koi un siret", "fact/"),
                  new Step.Say("ou ce trouve mon iban svp", "fact/"),
                  new Step.Say("cest gratui ou pas linscription", "fact/"),
                  new Step.Say("combien de tant le lien est valable", "fact/"),
                  new Step.Say("a koi sert le numero pacage", "fact/"),
                  new Step.Say("qui valide mon abonement", "fact/")),
              false),
          new Scenario(
              "turn with an act",
              List.of(),
              List.of(
                  new Step.Say(
                      "je n’ai pas reçu le mail d’activation, mon adresse est"
                          + " jean.{n}@ferme-exemple.fr",
                      "resend-activation/sent")),
              false),
          new Scenario(
              "whole sign-up",
              List.of(),
              List.of(
                  new Step.Say(
                      "je veux m’inscrire, mon siret c’est le 666 666 664 00014", "sign-up/email"),
                  new Step.Say("jean.{n}@ferme-exemple.fr", "sign-up/last-name"),
                  new Step.Say("Durand", "sign-up/first-name"),
                  new Step.Say("Camille", "sign-up/spaces-wanted"),
                  new Step.Choose("no", "sign-up/category"),
                  new Step.Choose("-", "sign-up/pacage"),
                  new Step.Choose("-", "sign-up/recap"),
                  new Step.Choose("yes", "sign-up/sent")),
              true));

  /** What the bare handler knows the opening of a conversation by. */
  String openingKey() {
    return name + "/open";
  }

  String keyBefore(int index) {
    return name + "/before/" + index;
  }

  String keyOfRound(int index) {
    return name + "/round/" + index;
  }

  /** Writes of one measured unit. */
  int turns() {
    return whole ? 1 + round.size() : 1;
  }

  static List<Scenario> named(String names) {
    List<String> wanted = Stream.of(names.split(",")).map(String::strip).toList();
    return names.isBlank() ? ALL : ALL.stream().filter(s -> wanted.contains(s.name())).toList();
  }
}
