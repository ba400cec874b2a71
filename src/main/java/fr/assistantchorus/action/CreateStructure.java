package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.Speaker;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureField;
import fr.assistantchorus.portal.structure.StructureForm;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates a structure for an account, which is its gestionnaire principal at once (F50 to F54). */
final class CreateStructure implements Action {
  private static final String MANAGEMENT_CENTRE = "management_centre";
  private static final String SURE = "sure";

  /** The slots that hold the number of a structure without a SIRET, each under its own type. */
  private static final List<String> NUMBERS = List.of("vat_number", "ridet", "tahiti");

  /** The slots that are called as the fields of the form. */
  private static final Set<String> FIELDS =
      Stream.of(
              StructureField.SIRET,
              StructureField.IDENTIFIER_TYPE,
              StructureField.STRUCTURE_COUNTRY,
              StructureField.NAME,
              StructureField.LABEL,
              StructureField.STREET,
              StructureField.COMPLEMENT_1,
              StructureField.COMPLEMENT_2,
              StructureField.POSTAL_CODE,
              StructureField.CITY)
          .map(StructureField::key)
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, ValueType> NAMED = Map.of("structure_name", ValueType.TEXT);
  private static final Map<String, ValueType> CREATED =
      Map.of("structure_name", ValueType.TEXT, "speaker", ValueType.TEXT);

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "create-structure",
          Set.of(),
          Stream.of(
                  FIELDS,
                  Set.copyOf(NUMBERS),
                  Set.of("postal_code_abroad", "undisclosed", MANAGEMENT_CENTRE, SURE))
              .flatMap(Set::stream)
              .collect(Collectors.toUnmodifiableSet()),
          Map.of(
              "created", CREATED,
              "created-centre", CREATED,
              "yours", NAMED,
              "taken", NAMED,
              "closed", Map.of(),
              "doubtful", Map.of(),
              "refused", Map.of()));

  private final Structures structures;

  CreateStructure(Structures structures) {
    this.structures = structures;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    Map<String, String> said = request.arguments();
    return structures
        .create(
            transaction,
            request.account().orElseThrow(),
            form(request),
            values(said),
            said.containsKey(SURE),
            request.time())
        .map(creation ->
            switch (creation) {
              case Structures.Creation.Created(var structure) -> created(isCentre(said), structure);
              case Structures.Creation.AlreadyYours(var structure) -> named("yours", structure);
              case Structures.Creation.Taken(var structure) -> named("taken", structure);
              case Structures.Creation.Closed _ -> Result.of("closed");
              case Structures.Creation.Doubtful _ -> Result.of("doubtful");
              case Structures.Creation.Refused _ -> Result.of("refused");
            });
  }

  /** Names this act: a turn is taken once, so two of them mean two structures. */
  private static UUID form(Request request) {
    String turn = request.conversation() + "/" + request.time();
    return UUID.nameUUIDFromBytes(turn.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isCentre(Map<String, String> said) {
    return StructureForm.YES.equals(said.get(MANAGEMENT_CENTRE));
  }

  private static Map<String, String> values(Map<String, String> said) {
    Map<String, String> values = new HashMap<>(said);
    values.keySet().retainAll(FIELDS);
    values.putIfAbsent(StructureField.IDENTIFIER_TYPE.key(), IdentifierType.SIRET.code());
    if (!values.get(StructureField.IDENTIFIER_TYPE.key()).equals(IdentifierType.SIRET.code())) {
      // « Je n’ai pas de SIRET » is an answer to the question, and no number.
      values.remove(StructureField.SIRET.key());
    }
    NUMBERS.stream()
        .map(said::get)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .ifPresent(number -> values.put(StructureField.IDENTIFIER.key(), number));
    Optional.ofNullable(said.get("postal_code_abroad"))
        .ifPresent(code -> {
          values.put(StructureField.POSTAL_CODE.key(), code);
          values.put(
              StructureField.COUNTRY.key(),
              values.getOrDefault(StructureField.STRUCTURE_COUNTRY.key(), ""));
        });
    StructureTrait.USUAL.forEach(trait -> values.put(trait.key(), StructureForm.YES));
    if (isCentre(said)) {
      values.put(StructureTrait.MANAGEMENT_CENTRE.key(), StructureForm.YES);
    }
    values.put(StructureForm.UNDISCLOSED, said.getOrDefault("undisclosed", StructureForm.NO));
    return values;
  }

  /** Whoever creates a structure is its manager; a centre de gestion acts for others. */
  private static Result created(boolean centre, StructureName structure) {
    Speaker speaker = centre ? Speaker.THIRD_PARTY : Speaker.MANAGER;
    return new Result(
        centre ? "created-centre" : "created",
        Map.of(
            "structure_name",
            new Value.Text(structure.name()),
            "speaker",
            new Value.Text(speaker.code())));
  }

  private static Result named(String outcome, StructureName structure) {
    return new Result(outcome, Map.of("structure_name", new Value.Text(structure.name())));
  }
}
