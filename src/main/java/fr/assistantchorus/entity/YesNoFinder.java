package fr.assistantchorus.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds yes and no in their hundred forms, in a message that begins with one, does not say the
 * other, and is not a long story. « Oui mais non » is neither.
 */
final class YesNoFinder {
  private static final String TYPE = "yes-no";
  private static final int LONGEST_FORM = 6;
  private static final int MOST_OTHER_WORDS = 12;

  private static final String YES =
      """
      oui, ouais, ouai, ouaip, ouep, oue, mouais, ui, wi, yes, yep, yeah, yup, ok, okay, okey, oki, dac, dacc, daccord,
      d accord, exact, exactement, parfait, parfaitement, absolument, certainement, evidemment,
      volontiers, carrement, affirmatif, si si, mais si, bien sur, biensur, bien entendu, vas y, allez y,
      allons y, on y va, c est ca, cest ca, c ca, c est bien ca, c est bon, cest bon, c bon, c est juste,
      c est correct, c est exact, c est cela, ca marche, ca me va, ca me convient, ca roule, tout a fait,
      je confirme, je valide, je suis d accord, je veux bien, avec plaisir, pourquoi pas,
      sans probleme, pas de probleme, pas de souci, pas de soucis, aucun probleme, aucun souci,
      correct, entendu, nickel, impeccable, banco, go, faites, faites le, fais le, continuez, effectivement,
      en effet, tres bien, tres volontiers, s il vous plait oui, cela me convient, je crois que oui,
      je pense que oui, c est le cas, yess, youpi oui, wep, weh, ouaip, oui oui, mais oui, ah oui, yes oui, okok,
      ok ok, oki doki, dacodac, c est parfait, c est tout bon, tout bon, tout est bon, tout est juste,
      c est conforme, je confirme oui, absolument oui, pour sur, assurement,
      bien evidemment, evidement, naturellement, certes, cela va de soi, c est exactement ca, en plein dans le mille,
      ca me semble bon, ca me parait bon, ca joue, ca baigne, a priori oui, plutot oui
      """;

  private static final String NO =
      """
      non, nan, nann, nope, no, nn, niet, pas du tout, surtout pas, absolument pas, certainement pas,
      pas vraiment, jamais, jamais de la vie, negatif, aucunement, nullement, je ne crois pas, je crois pas,
      je ne pense pas, je pense pas, je ne veux pas, je veux pas, je ne souhaite pas, je prefere pas,
      je ne prefere pas, je prefere ne pas, pas maintenant, pas encore, c est pas ca, ce n est pas ca,
      c est pas bon, ce n est pas bon, c est faux, c est pas le cas, ce n est pas le cas, pas d accord,
      je ne suis pas d accord, pas ok, que non, je crois que non, je pense que non, en aucun cas, hors de question,
      c est pas la bonne, c est pas le bon, ce n est pas la bonne, ce n est pas le bon, c est pas la mienne,
      naan, nenni, nein, que nenni, non non, ah non, mais non, pas question, pas la peine,
      pas exactement, pas tout a fait, pas bon, c est non, plutot non, a priori non, absolument non,
      certainement non, je refuse, je n ai pas envie, pas pour l instant, pas pour le moment, c est inexact,
      c est incorrect, incorrect, inexact, faux, c est pas juste, ce n est pas juste,
      bien sur que non, sans facon
      """;

  /** Words that change nothing when they are said before the answer. */
  private static final Set<String> FILLERS =
      Set.of(
          "ah",
          "ha",
          "eh",
          "he",
          "oh",
          "ho",
          "ben",
          "bah",
          "beh",
          "bin",
          "euh",
          "heu",
          "hum",
          "alors",
          "bon",
          "mais",
          "merci",
          "hein",
          "et",
          "monsieur",
          "madame",
          "moi");

  private static final Map<String, Boolean> FORMS = new HashMap<>();

  static {
    List.of(YES.split("[,\n]+")).forEach(form -> FORMS.put(form.strip(), true));
    List.of(NO.split("[,\n]+")).forEach(form -> FORMS.put(form.strip(), false));
    FORMS.remove("");
  }

  private YesNoFinder() {}

  /**
   * Returns the yes or the no of the message; empty where it says neither clearly.
   *
   * @param tokens the tokens of the whole message
   */
  static Optional<Entity> in(List<Word> tokens) {
    int first = 0;
    while (first < tokens.size() && FILLERS.contains(tokens.get(first).word())) {
      // A filler before the answer is passed over: « mais oui », « ben non », « bon ok ».
      first++;
    }
    int length = formAt(tokens, first);
    if (length == 0 || tokens.size() - first - length > MOST_OTHER_WORDS) {
      return Optional.empty();
    }
    boolean isYes = FORMS.get(form(tokens, first, length));
    for (int at = first + length; at < tokens.size(); at++) {
      int next = formAt(tokens, at);
      boolean turns = tokens.get(at).word().equals("mais") || tokens.get(at).word().equals("sauf");
      if (turns || next > 0 && FORMS.get(form(tokens, at, next)) != isYes) {
        return Optional.empty();
      }
      at += Math.max(0, next - 1);
    }
    Word last = tokens.get(first + length - 1);
    return Optional.of(
        new Entity(
            TYPE, tokens.get(first).start(), last.end(), isYes ? "yes" : "no", Optional.empty()));
  }

  /** Returns how many words the longest form that begins at this index has; 0 where none begins. */
  private static int formAt(List<Word> tokens, int at) {
    for (int length = Math.min(LONGEST_FORM, tokens.size() - at); length > 0; length--) {
      if (FORMS.containsKey(form(tokens, at, length))) {
        return length;
      }
    }
    return 0;
  }

  private static String form(List<Word> tokens, int at, int length) {
    return String.join(" ", tokens.subList(at, at + length).stream().map(Word::word).toList());
  }
}
