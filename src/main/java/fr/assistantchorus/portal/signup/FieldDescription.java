package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Sentences;
import fr.assistantchorus.portal.account.PostalAddress;
import fr.assistantchorus.portal.structure.StructureText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says, part by part, everything that forms, pages and the chat ask about a field of the sign-up.
 * Each constant of {@link SignUpField} fills one; nothing changes it afterwards.
 *
 * <p>What is left unsaid is usual: the field counts where its group does, is optional, is read as
 * its type reads it, and is refused in its type's sentences; a page shows no hint with it, and
 * browsers do not complete it.
 */
final class FieldDescription {
  static final String EMPTY = "empty";

  final SignUpGroup group;
  final String key;
  final String label;
  final FieldType type;
  Predicate<EnteredSignUp> counts;
  Predicate<EnteredSignUp> mandatory = _ -> false;
  BiFunction<String, EnteredSignUp, Parsed> reader;
  Function<EnteredSignUp, String> labelThere;
  Function<EnteredSignUp, FieldType> typeThere;
  Function<EnteredSignUp, String> hint = _ -> "";
  String autocomplete = "off";
  Optional<String> inputMode = Optional.empty();
  boolean starred;
  boolean besidePrevious;
  Optional<StructureText> keptAs = Optional.empty();
  Optional<PostalAddress.Part> ofHome = Optional.empty();
  private final Map<String, String> sentences = new HashMap<>();
  private Optional<String> onlySentence = Optional.empty();

  private FieldDescription(SignUpGroup group, String key, String label, FieldType type) {
    this.group = group;
    this.key = key;
    this.label = label;
    this.type = type;
    this.counts = group::counts;
    this.labelThere = _ -> label;
    this.typeThere = _ -> type;
    this.reader = (text, entered) -> typeThere.apply(entered).parse(text);
  }

  /**
   * @param key the name of the page's field, of the draft's value and of the dialog's slot
   * @param label in French
   */
  static FieldDescription of(SignUpGroup group, String key, String label, FieldType type) {
    return new FieldDescription(group, key, label, type);
  }

  /**
   * Describes a part of the person's own address, which is given whole or not at all (F42).
   *
   * @param key as above
   */
  static FieldDescription ofHome(String key, PostalAddress.Part part) {
    FieldDescription home = of(SignUpGroup.HOME, key, part.label(), part.type());
    home.ofHome = Optional.of(part);
    home.reader = (_, entered) -> entered.home().read(part);
    return part == PostalAddress.Part.COUNTRY
        ? home
        : home.mandatoryWhere(entered -> entered.home().isGiven());
  }

  /** The field must be filled wherever it counts. */
  FieldDescription mandatory() {
    return mandatoryWhere(_ -> true);
  }

  FieldDescription mandatoryWhere(Predicate<EnteredSignUp> where) {
    mandatory = where;
    return this;
  }

  /**
   * The field counts only there, and only where its group does; elsewhere what stands in it is
   * ignored.
   */
  FieldDescription countsWhere(Predicate<EnteredSignUp> where) {
    counts = counts.and(where);
    return this;
  }

  /** The field is read otherwise than its type reads a text. */
  FieldDescription readBy(BiFunction<String, EnteredSignUp, Parsed> own) {
    reader = own;
    return this;
  }

  /** The field's label and type depend on what else was entered. */
  FieldDescription calledAndTyped(
      Function<EnteredSignUp, String> itsLabel, Function<EnteredSignUp, FieldType> itsType) {
    labelThere = itsLabel;
    typeThere = itsType;
    return this;
  }

  /** A page says this sentence for this reason, in place of the type's sentence. */
  FieldDescription says(String reason, String sentence) {
    sentences.put(reason, sentence);
    return this;
  }

  FieldDescription saysWhenEmpty(String sentence) {
    return says(EMPTY, sentence);
  }

  /** A page says this sentence, whatever the reason is. */
  FieldDescription alwaysSays(String sentence) {
    onlySentence = Optional.of(sentence);
    return this;
  }

  FieldDescription hint(String text) {
    return hint(_ -> text);
  }

  FieldDescription hint(Function<EnteredSignUp, String> text) {
    hint = text;
    return this;
  }

  /**
   * @param token the value of HTML's {@code autocomplete}
   */
  FieldDescription completedAs(String token) {
    autocomplete = token;
    return this;
  }

  /**
   * @param mode the value of HTML's {@code inputmode}, in place of the type's
   */
  FieldDescription inputMode(String mode) {
    inputMode = Optional.of(mode);
    return this;
  }

  /**
   * A page marks the field as mandatory, although something stands in for it where it is left
   * empty.
   */
  FieldDescription starred() {
    starred = true;
    return this;
  }

  /** A page shows the field on one line with the field before it. */
  FieldDescription besidePrevious() {
    besidePrevious = true;
    return this;
  }

  /** The field becomes this text of the new structure, which the recap shows. */
  FieldDescription keptAs(StructureText text) {
    keptAs = Optional.of(text);
    return this;
  }

  String sentence(String reason, EnteredSignUp entered) {
    String own = onlySentence.orElse(sentences.get(reason));
    return own != null ? own : Sentences.of(typeThere.apply(entered), reason);
  }
}
