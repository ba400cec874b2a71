package fr.assistantchorus.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what somebody says of himself in passing: « je suis comptable », « pour un de mes clients
 * », « mon comptable m’a dit ». The value is the code of who speaks: {@code farmer}, {@code
 * third-party}, {@code manager} or {@code applicant}. Where a text says two different things,
 * nothing is found.
 */
final class SpeakerFinder {
  private static final String TYPE = "speaker";
  private static final Sequences<String> SAID = new Sequences<>();

  /** « je suis … », as people type it. */
  private static final List<String> I_AM =
      List.of("je suis", "j suis", "chuis", "chui", "jsuis", "moi je suis");

  private static final List<String> ARTICLES =
      List.of("", "un", "une", "le", "la", "l", "son", "sa");

  static {
    am(
        "third-party",
        "comptable",
        "expert comptable",
        "experte comptable",
        "conseiller de gestion",
        "conseillere de gestion",
        "mandataire",
        "collaborateur comptable",
        "collaboratrice comptable");
    add(
        "third-party",
        "mon client",
        "ma cliente",
        "mes clients",
        "mes clientes",
        "notre client",
        "nos clients",
        "un client a moi",
        "un de mes clients",
        "je travaille en cabinet",
        "je travaille dans un cabinet",
        "je suis du cabinet",
        "je suis au cabinet",
        "je suis d un cabinet",
        "je suis un cabinet",
        "nous sommes un cabinet",
        "on est un cabinet",
        "je suis d un centre de gestion",
        "je suis au centre de gestion",
        "je suis du centre de gestion",
        "je suis un centre de gestion",
        "nous sommes un centre de gestion",
        "on est un centre de gestion",
        "notre centre de gestion agit",
        "je travaille pour un centre de gestion");
    am(
        "farmer",
        "agriculteur",
        "agricultrice",
        "exploitant",
        "exploitante",
        "eleveur",
        "eleveuse",
        "viticulteur",
        "viticultrice",
        "maraicher",
        "maraichere",
        "paysan",
        "paysanne",
        "cerealier",
        "cerealiere");
    add(
        "farmer",
        "mon comptable",
        "ma comptable",
        "mon expert comptable",
        "mon cabinet comptable",
        "notre cabinet comptable",
        "notre comptable",
        "mon centre de gestion",
        "ma ferme",
        "mon exploitation");
    am("manager", "gestionnaire", "gestionnaire principal", "gestionnaire principale");
    add(
        "applicant",
        "le gestionnaire ne repond pas",
        "le gestionnaire repond pas",
        "le gestionnaire m accepte pas",
        "le gestionnaire ne m accepte pas",
        "le gestionnaire ne m a pas",
        "le gestionnaire m a pas",
        "j attends que le gestionnaire",
        "j attends la reponse du gestionnaire",
        "mon patron doit m accepter",
        "le patron doit m accepter");
  }

  private SpeakerFinder() {}

  private static void am(String code, String... whats) {
    for (String what : whats) {
      for (String subject : I_AM) {
        ARTICLES.forEach(article -> SAID.add(subject + " " + article + " " + what, code));
      }
    }
  }

  private static void add(String code, String... phrases) {
    List.of(phrases).forEach(phrase -> SAID.add(phrase, code));
  }

  static List<Entity> in(List<Word> tokens) {
    List<Entity> found = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      Optional<Sequences.Found<String>> said = SAID.at(tokens, at);
      if (said.isPresent()) {
        Word last = tokens.get(at + said.get().length() - 1);
        found.add(
            new Entity(
                TYPE, tokens.get(at).start(), last.end(), said.get().meaning(), Optional.empty()));
        at += said.get().length() - 1;
      }
    }
    long meanings = found.stream().map(Entity::value).distinct().count();
    return meanings > 1 ? List.of() : found;
  }
}
