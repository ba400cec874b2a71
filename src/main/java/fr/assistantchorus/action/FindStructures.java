package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.structure.FoundStructure;
import fr.assistantchorus.portal.structure.StructureCriteria;
import fr.assistantchorus.portal.structure.StructureCriteria.Criterion;
import fr.assistantchorus.portal.structure.StructureSearch;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Searches the structures for what was said of one (F47): its SIRET, or its name and its town. One
 * is told, few are offered to choose from, and of many it is told how many, so that the town is
 * asked for.
 */
final class FindStructures implements Action {
  private static final Map<String, Criterion> CRITERIA =
      Map.of(
          "siret", Criterion.IDENTIFIER,
          "name", Criterion.NAME,
          "city", Criterion.CITY,
          "postal_code", Criterion.POSTAL_CODE);

  private static final Map<String, ValueType> ONE =
      Map.of(
          "structure", ValueType.TEXT, "structure_name", ValueType.TEXT, "place", ValueType.TEXT);

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "find-structures",
          Set.of(),
          CRITERIA.keySet(),
          Map.of(
              "nothing-said", Map.of(),
              "one", ONE,
              "few", Map.of("found", ValueType.OPTIONS),
              "many", Map.of("total", ValueType.NUMBER),
              "still-many", Map.of("total", ValueType.NUMBER),
              "none", Map.of(),
              "too-soon", Map.of("minutes", ValueType.NUMBER)));

  private final StructureSearch search;

  FindStructures(StructureSearch search) {
    this.search = search;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    Map<Criterion, String> texts = texts(request.arguments());
    return search
        .search(
            transaction,
            new StructureSearch.Searcher(request.account(), request.client()),
            new StructureCriteria(texts, Optional.empty(), Optional.empty(), Optional.of(true)),
            false,
            1,
            request.time())
        .map(outcome ->
            switch (outcome) {
              case StructureSearch.Outcome.NoCriterion() -> nothingSaid();
              case StructureSearch.Outcome.TooMany(var wait) ->
                  new Result("too-soon", Map.of("minutes", Told.minutes(wait)));
              case StructureSearch.Outcome.Found(var found, _, _, int total) ->
                  texts.isEmpty()
                      ? nothingSaid()
                      : found(found, total, texts.containsKey(Criterion.CITY));
            });
  }

  /** A SIRET says enough by itself, also where it was typed when the name was asked for. */
  private static Map<Criterion, String> texts(Map<String, String> said) {
    Optional<String> siret =
        Stream.of("siret", "name")
            .flatMap(argument -> Stream.ofNullable(said.get(argument)))
            .flatMap(text ->
                FieldType.SIRET.parse(text) instanceof Parsed.Ok(String canonical)
                    ? Stream.of(canonical)
                    : Stream.empty())
            .findFirst();
    Map<Criterion, String> texts = new EnumMap<>(Criterion.class);
    siret.ifPresentOrElse(
        number -> texts.put(Criterion.IDENTIFIER, number),
        () ->
            CRITERIA.forEach((argument, criterion) ->
                Optional.ofNullable(said.get(argument))
                    .ifPresent(text -> texts.put(criterion, text))));
    return texts;
  }

  /** The name was passed over, and is asked for now. */
  private static Result nothingSaid() {
    return new Result("nothing-said", Map.of("name", new Value.Nothing()));
  }

  private static Result found(List<FoundStructure> found, int total, boolean inTown) {
    if (found.isEmpty()) {
      return Result.of("none");
    }
    if (total == 1) {
      return new Result("one", one(found.getFirst()));
    }
    if (total <= StructureSearch.PAGE_SIZE) {
      List<Option> options = found.stream().map(FindStructures::option).toList();
      return new Result("few", Map.of("found", new Value.Options(options)));
    }
    Map<String, Value> values = new HashMap<>(Map.of("total", new Value.Number(total)));
    if (!inTown) {
      // The town was passed over, and is asked for now.
      values.put("city", new Value.Nothing());
    }
    return new Result(inTown ? "still-many" : "many", values);
  }

  private static Map<String, Value> one(FoundStructure found) {
    return Map.of(
        "structure", new Value.Text(found.structure().id().toString()),
        "structure_name", new Value.Text(found.structure().name()),
        "place", new Value.Text(place(found)));
  }

  private static Option option(FoundStructure found) {
    return new Option(
        found.structure().id().toString(), found.structure().name() + ", " + place(found));
  }

  /**
   * Returns what tells structures of one name apart: the place, unless it is kept to the
   * structure's own users (F11), and the identifier.
   */
  private static String place(FoundStructure found) {
    String town = (found.postalCode() + " " + found.city()).strip();
    return Stream.of(town, found.structure().identifier().value())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }
}
