package fr.assistantchorus.hearing;

import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.entity.LeadIn;
import fr.assistantchorus.entity.PersonName;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Towns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes values for the engine of what the finders have found in a text. */
final class HeardValues {
  private static final String FIRST_NAME = "first-name";
  private static final String LAST_NAME = "last-name";

  /** What people give together with their name. */
  private static final Set<String> BESIDE_A_NAME =
      Set.of(FieldType.EMAIL.code(), FieldType.SIRET.code(), FieldType.PHONE.code());

  private static final Set<String> HARMLESS = Set.of("ordinal", "yes-no", "speaker");

  private HeardValues() {}

  /**
   * Returns the values in the order of the text, with the sensitive ones hidden.
   *
   * @param hidesAll whether the whole text is hidden
   */
  static List<Interpretation.Entity> of(Utterance said, NamedValues named, boolean hidesAll) {
    return Stream.concat(
            TakenBack.without(said.text(), said.understood().entities()).stream()
                .flatMap(HeardValues::one),
            hidesAll ? Stream.empty() : bothNames(said))
        .filter(found -> isShown(found, said, named))
        .map(found -> placed(found, said))
        .map(found ->
            hidesAll && !HARMLESS.contains(found.type()) && !said.isSensitive(found)
                ? hidden(found, said.secrets())
                : value(found, said))
        .toList();
  }

  /**
   * Returns the value with all of it hidden. It is for values in a text that is hidden as a whole:
   * a PACAGE looks like a SIREN, and a SIREN would not be masked.
   */
  private static Interpretation.Entity hidden(Entity found, SecretKeeper secrets) {
    Value value = new Value.Secret(secrets.keep(found.value(), Hiding.HIDDEN));
    return new Interpretation.Entity(found.type(), value, found.problem());
  }

  /**
   * Returns the values that the engine is given for one that was found: « les deux premières »
   * gives two ordinals, and a person also gives a first and a last name.
   */
  private static Stream<Entity> one(Entity found) {
    if (found.type().equals("person")) {
      return Stream.concat(
          Stream.of(found),
          PersonName.in(found.value()).stream()
              .flatMap(name ->
                  Stream.of(
                      valued(found, FIRST_NAME, name.first()),
                      valued(found, LAST_NAME, name.last()))));
    }
    return found.type().equals("ordinal")
        ? Stream.of(found.value().split(" ")).map(place -> valued(found, found.type(), place))
        : Stream.of(found);
  }

  /**
   * Returns both names of a person where the last name was asked for and the first name is not
   * known either: « Durand Camille », « DURAND Camille ».
   */
  private static Stream<Entity> bothNames(Utterance said) {
    Situation situation = said.situation();
    boolean asked =
        situation.nameable().stream()
            .filter(slot ->
                situation.expect().map(Expect::slot).filter(slot.name()::equals).isPresent())
            .anyMatch(slot -> slot.takes(LAST_NAME));
    boolean firstIsKnown =
        situation.answered().keySet().stream().anyMatch(slot -> slot.takes(FIRST_NAME));
    boolean found =
        said.understood().entities().stream().anyMatch(entity -> entity.type().equals("person"));
    if (!asked || firstIsKnown || found) {
      return Stream.empty();
    }
    String text = LeadIn.without(FieldType.NAME, withoutOthers(said));
    int end = said.text().length();
    return PersonName.asked(text).stream()
        .flatMap(name ->
            Stream.of(
                new Entity(FIRST_NAME, 0, end, name.first(), Optional.empty()),
                new Entity(LAST_NAME, 0, end, name.last(), Optional.empty())));
  }

  /** Returns the text without the values in it that no name looks like. */
  private static String withoutOthers(Utterance said) {
    StringBuilder text = new StringBuilder(said.text());
    said.understood().entities().stream()
        .filter(entity -> BESIDE_A_NAME.contains(entity.type()))
        .forEach(entity -> {
          for (int i = entity.start(); i < entity.end(); i++) {
            text.setCharAt(i, ' ');
          }
        });
    String left = text.toString().strip();
    return left.endsWith(",") ? left.substring(0, left.length() - 1) : left;
  }

  /**
   * Returns whether the engine is given the value. A value that answers nothing (a name, a date),
   * or that only looks as if it did (a PACAGE is not a SIREN), is left out where it stands within a
   * value that is hidden.
   */
  private static boolean isShown(Entity found, Utterance said, NamedValues named) {
    boolean field = FieldType.ofCode(found.type()).isPresent() && found.problem().isEmpty();
    boolean answers = HARMLESS.contains(found.type()) || field;
    return answers || said.isSensitive(found) || !named.hides(found);
  }

  /**
   * Returns a town as a value for a city where its postal code is said with it or is being asked
   * for. « Je suis à Dijon » alone may mean anything.
   */
  private static Entity placed(Entity found, Utterance said) {
    if (!found.type().equals("town")) {
      return found;
    }
    boolean isCity =
        said.asked().filter(FieldType.POSTAL_CODE::equals).isPresent()
            || said.understood().entities().stream()
                .filter(other -> other.type().equals(FieldType.POSTAL_CODE.code()))
                .anyMatch(code -> Towns.of(code.value()).contains(found.value()));
    return isCity ? valued(found, FieldType.CITY.code(), found.value()) : found;
  }

  private static Entity valued(Entity found, String type, String value) {
    return new Entity(type, found.start(), found.end(), value, found.problem());
  }

  private static Interpretation.Entity value(Entity found, Utterance said) {
    Value value;
    if (said.isSensitive(found)) {
      value = new Value.Secret(Hiding.keep(found, said.secrets()));
    } else if (found.type().equals("ordinal")) {
      value = new Value.Number(Long.parseLong(found.value()));
    } else {
      value = new Value.Text(found.value());
    }
    return new Interpretation.Entity(found.type(), value, found.problem());
  }
}
