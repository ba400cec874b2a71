package fr.assistantchorus.hearing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.entity.LeadIn;
import fr.assistantchorus.entity.PersonName;
import fr.assistantchorus.entity.Towns;
import fr.assistantchorus.field.City;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.intent.NamedIntent;
import fr.assistantchorus.intent.TwoWishes;
import fr.assistantchorus.intent.Understanding;
import fr.assistantchorus.intent.Understood;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a text into an event that may be stored: it is understood, and every sensitive part of it
 * is replaced by a reference.
 */
public final class Interpreter {
  /** These are masked wherever they stand, whether they were asked for or not. */
  private static final Set<String> ALWAYS_SENSITIVE =
      Set.of(
          "iban",
          "rib",
          "card",
          "password",
          "phone",
          "pacage",
          "social-security-number",
          "hand-over-code");

  /** The time zone of the people who say « hier soir ». */
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static final Set<String> HARMLESS = Set.of("ordinal", "yes-no");

  /** The intents that are answers by themselves. */
  private static final Map<NamedIntent, String> YES_NO =
      Map.of(NamedIntent.YES, "yes", NamedIntent.NO, "no");

  static final String HIDDEN = "****";

  /** As many digits as this look like an attempt at a number. */
  private static final int DIGITS_OF_AN_ATTEMPT = 4;

  /**
   * Yesterday's conversations go on with yesterday's catalogs; what is dropped from the cache is
   * worked out again.
   */
  private static final int CATALOGS = 16;

  private final Understanding understanding;

  /** By the hash of a catalog, since finding them goes through every slot there is. */
  private final Cache<String, Set<String>> sensitiveTypes =
      Caffeine.newBuilder().maximumSize(CATALOGS).build();

  public Interpreter(Understanding understanding) {
    this.understanding = understanding;
  }

  public Event.UserSaid interpret(
      String id, Instant time, String text, Situation situation, SecretKeeper secrets) {
    Understood whole = understanding.understand(text, LocalDate.ofInstant(time, ZONE));
    Catalog catalog = situation.catalog();
    Optional<TwoWishes> two =
        TwoWishes.in(text, whole, understanding, intent -> leadsTo(catalog, intent));
    // This is what is done first; the values may stand anywhere in the text.
    Understood understood =
        two.map(TwoWishes::first)
            .map(first -> new Understood(first.ranked(), first.certainty(), whole.entities()))
            .orElse(whole);
    Set<String> sensitive = sensitiveTypes.get(catalog.hash(), _ -> sensitiveTypes(catalog));
    Optional<Expect> expect = situation.expect();
    Optional<FieldType> asked = expect.map(Expect::type).flatMap(FieldType::ofCode);
    boolean hidesAll =
        asked.isPresent()
            && expect.get().sensitive()
            && understood.entities().stream().noneMatch(entity -> answers(entity, asked.get()))
            && hides(asked.get(), text, understood);
    NamedValues named = NamedValues.in(text, understood, situation, sensitive, secrets);
    String stored =
        hidesAll
            ? secrets.keep(text, HIDDEN).token()
            : masked(text, understood, sensitive, named, secrets);
    List<Interpretation.Entity> entities =
        understood.entities().stream()
            .flatMap(Interpreter::one)
            .filter(found -> isShown(found, sensitive, named))
            .map(found -> placed(found, asked, understood))
            .map(found ->
                hidesAll && !HARMLESS.contains(found.type()) && !sensitive.contains(found.type())
                    ? hidden(found, secrets)
                    : entity(found, sensitive, secrets))
            .toList();
    Optional<Answer> answer =
        asked.map(type -> answer(type, situation, text, stored, understood, entities, secrets));
    return new Event.UserSaid(
        id,
        time,
        stored,
        new Interpretation(
            ranked(understood),
            verdict(understood),
            entities,
            answer,
            named.values(),
            two.map(TwoWishes::second)));
  }

  /**
   * Returns what an intent leads to, where it is a wish: its fact, or a dialog that is not a
   * repair.
   */
  private static Optional<String> leadsTo(Catalog catalog, String intent) {
    return catalog.facts().containsKey(intent)
        ? Optional.of(intent)
        : catalog.triggeredBy(intent).filter(dialog -> !dialog.repair()).map(Dialog::name);
  }

  private static Set<String> sensitiveTypes(Catalog catalog) {
    Set<String> types =
        catalog.dialogs().values().stream()
            .flatMap(dialog -> dialog.slots().values().stream())
            .filter(Slot::sensitive)
            .map(slot -> slot.type().code())
            .collect(Collectors.toSet());
    types.addAll(ALWAYS_SENSITIVE);
    return types;
  }

  /**
   * Returns whether the text is a value that no finder has seen (a PACAGE by itself), or may be an
   * attempt at one.
   */
  private static boolean hides(FieldType type, String text, Understood understood) {
    return switch (type.parse(text)) {
      case Parsed.Ok _, Parsed.Doubt _ -> !type.takesWords();
      case Parsed.Bad _ -> attempt(text) || understood.certainty() != Understood.Certainty.SURE;
    };
  }

  /**
   * Returns the value with all of it hidden, for what stands in a text that is hidden: a PACAGE
   * looks like a SIREN, which has no mask.
   */
  private static Interpretation.Entity hidden(Entity found, SecretKeeper secrets) {
    Value value = new Value.Secret(secrets.keep(found.value(), HIDDEN));
    return new Interpretation.Entity(found.type(), value, found.problem());
  }

  /**
   * Returns what the engine is given for one value: « les deux premières » are two ordinals, and a
   * person has a first and a last name.
   */
  private static Stream<Entity> one(Entity found) {
    if (found.type().equals("person")) {
      return Stream.concat(
          Stream.of(found),
          PersonName.in(found.value()).stream()
              .flatMap(name ->
                  Stream.of(
                      valued(found, "first-name", name.first()),
                      valued(found, "last-name", name.last()))));
    }
    return found.type().equals("ordinal")
        ? Stream.of(found.value().split(" ")).map(place -> valued(found, found.type(), place))
        : Stream.of(found);
  }

  /**
   * Returns whether the value may be shown. One that answers nothing (a name, a date), or only
   * looks as if it did (a PACAGE is not a SIREN), is not shown from within a value that is hidden.
   */
  private static boolean isShown(Entity found, Set<String> sensitive, NamedValues named) {
    boolean field = FieldType.ofCode(found.type()).isPresent() && found.problem().isEmpty();
    boolean answers = HARMLESS.contains(found.type()) || field;
    return answers || sensitive.contains(found.type()) || !named.hides(found);
  }

  /**
   * Returns the town as a city where it is said together with its postal code, or where that is
   * asked for. « Je suis à Dijon » alone may mean anything.
   */
  private static Entity placed(Entity found, Optional<FieldType> asked, Understood understood) {
    if (!found.type().equals("town")) {
      return found;
    }
    boolean isCity =
        asked.filter(FieldType.POSTAL_CODE::equals).isPresent()
            || understood.entities().stream()
                .filter(other -> answers(other, FieldType.POSTAL_CODE))
                .anyMatch(code -> Towns.of(code.value()).contains(found.value()));
    return isCity ? valued(found, FieldType.CITY.code(), found.value()) : found;
  }

  private static Entity valued(Entity found, String type, String value) {
    return new Entity(type, found.start(), found.end(), value, found.problem());
  }

  private static boolean answers(Entity entity, FieldType type) {
    return entity.type().equals(type.code());
  }

  /**
   * Returns whether the text has an @ or some digits: then a value was meant, if badly typed, and
   * must not be kept.
   */
  private static boolean attempt(String text) {
    return text.indexOf('@') >= 0
        || text.chars().filter(Character::isDigit).count() >= DIGITS_OF_AN_ATTEMPT;
  }

  private static String masked(
      String text,
      Understood understood,
      Set<String> sensitive,
      NamedValues named,
      SecretKeeper secrets) {
    TreeMap<Integer, Hidden> hidden = new TreeMap<>();
    understood.entities().stream()
        .filter(entity -> sensitive.contains(entity.type()))
        .forEach(entity ->
            hidden.put(entity.start(), new Hidden(entity.end(), keep(entity, secrets).token())));
    named
        .hidden()
        .forEach((start, span) -> {
          boolean overlaps =
              hidden.subMap(0, span.end()).values().stream().anyMatch(other -> other.end() > start);
          if (!overlaps) {
            hidden.put(start, span);
          }
        });
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Map.Entry<Integer, Hidden> span : hidden.entrySet()) {
      masked.append(text, from, span.getKey()).append(span.getValue().token());
      from = span.getValue().end();
    }
    return masked.append(text, from, text.length()).toString();
  }

  /**
   * A part of the text, by the index where it begins, and what stands for it.
   *
   * @param end index after the part
   */
  record Hidden(int end, String token) {}

  static SecretRef keep(Entity entity, SecretKeeper secrets) {
    Optional<FieldType> type = FieldType.ofCode(entity.type());
    Optional<Parsed> read = type.map(own -> own.parse(entity.value()));
    // A telephone number is found as it is dialled, and kept as the field keeps it.
    String value =
        read.orElse(null) instanceof Parsed.Ok(String canonical) ? canonical : entity.value();
    return secrets.keep(value, type.map(own -> own.mask(value)).orElse(HIDDEN));
  }

  private static Interpretation.Entity entity(
      Entity found, Set<String> sensitive, SecretKeeper secrets) {
    Value value;
    if (sensitive.contains(found.type())) {
      value = new Value.Secret(keep(found, secrets));
    } else if (found.type().equals("ordinal")) {
      value = new Value.Number(Long.parseLong(found.value()));
    } else {
      value = new Value.Text(found.value());
    }
    return new Interpretation.Entity(found.type(), value, found.problem());
  }

  private Answer answer(
      FieldType type,
      Situation situation,
      String text,
      String stored,
      Understood understood,
      List<Interpretation.Entity> entities,
      SecretKeeper secrets) {
    Expect expect = situation.expect().orElseThrow();
    Optional<Slot> asked =
        situation.nameable().stream().filter(s -> s.name().equals(expect.slot())).findFirst();
    for (Interpretation.Entity entity : entities) {
      if (entity.type().equals(type.code())
          || asked.filter(slot -> slot.takes(entity.type())).isPresent()) {
        return entity
            .problem()
            .<Answer>map(problem -> new Answer.Bad(problem, true, entity.value()))
            .orElseGet(() -> new Answer.Ok(entity.value()));
      }
    }
    if (type == FieldType.YES_NO && understood.certainty() == Understood.Certainty.SURE) {
      Optional<String> judgement =
          NamedIntent.of(understood.ranked().getFirst().intent()).map(YES_NO::get);
      if (judgement.isPresent()) {
        return new Answer.Ok(new Value.Text(judgement.get()));
      }
    }
    Parsed read = type.parse(type.takesWords() ? LeadIn.without(type, stored) : text);
    return switch (town(type, read, situation.postalCode())) {
      case Parsed.Ok(String value) -> new Answer.Ok(value(type, expect, value, secrets));
      case Parsed.Doubt(String value, String reason) ->
          new Answer.Doubt(value(type, expect, value, secrets), reason, new Value.Text(stored));
      case Parsed.Bad(String reason) ->
          new Answer.Bad(reason, attempt(type, text), new Value.Text(stored));
    };
  }

  /**
   * Returns the town as INSEE writes it, with a doubt where it does not have the postal code that
   * was just given.
   */
  private static Parsed town(FieldType type, Parsed read, Optional<String> postalCode) {
    if (type != FieldType.CITY || !(read instanceof Parsed.Ok(String value))) {
      return read;
    }
    String town = Towns.canonical(value).orElse(value);
    return postalCode.filter(code -> Towns.contradict(code, town)).isPresent()
        ? new Parsed.Doubt(town, City.OTHER_POSTAL_CODE)
        : new Parsed.Ok(town);
  }

  private static Value value(FieldType type, Expect expect, String value, SecretKeeper secrets) {
    return expect.sensitive() ? secrets.value(type, value) : new Value.Text(value);
  }

  /** Returns whether the text is an attempt at a field that is made of digits or contains an @. */
  static boolean attempt(FieldType type, String text) {
    boolean words = type.takesWords() || type.isChosen() || type == FieldType.COUNTRY;
    return !words && attempt(text);
  }

  private static List<Interpretation.Ranked> ranked(Understood understood) {
    List<Interpretation.Ranked> ranked = new ArrayList<>();
    understood
        .ranked()
        .forEach(one -> ranked.add(new Interpretation.Ranked(one.intent(), one.confidence())));
    return ranked;
  }

  private static Interpretation.Verdict verdict(Understood understood) {
    return switch (understood.certainty()) {
      case SURE -> Interpretation.Verdict.SURE;
      case EITHER -> Interpretation.Verdict.EITHER;
      case NONE -> Interpretation.Verdict.NONE;
    };
  }
}
