package fr.assistantchorus.action;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.structure.LegalForms;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what a SIRET means for somebody who signs up with it. An open one prefills the structure
 * (F7, F9, F51).
 */
final class LookUpSiret implements Action {
  private static final String STANDING = "standing";
  private static final String SIRET = SignUpField.SIRET.key();
  private static final String CLOSED_SIRET = "closed_siret";
  private static final String CATEGORY = "suggested_category";
  private static final String UNDISCLOSED = SignUpField.UNDISCLOSED.key();
  private static final String COMPLEMENT = SignUpField.COMPLEMENT_1.key();

  /** What the register always knows of a structure that it tells about. */
  private static final List<String> ADDRESS =
      Stream.of(SignUpField.NAME, SignUpField.STREET, SignUpField.POSTAL_CODE, SignUpField.CITY)
          .map(SignUpField::key)
          .toList();

  /** The slots that an earlier look-up may have filled in. */
  private static final List<String> FILLED =
      Stream.concat(ADDRESS.stream(), Stream.of(COMPLEMENT, SignUpSlots.PREFILLED)).toList();

  private static final Map<String, ValueType> PREFILLED =
      Stream.concat(FILLED.stream(), Stream.of(CATEGORY, STANDING))
          .collect(Collectors.toUnmodifiableMap(name -> name, _ -> ValueType.TEXT));

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "look-up-siret",
          Set.of(SIRET),
          Set.copyOf(FILLED),
          Map.of(
              "open", PREFILLED,
              "kept", PREFILLED,
              "taken", Map.of("structure", ValueType.TEXT, STANDING, ValueType.TEXT),
              "undisclosed", Map.of(UNDISCLOSED, ValueType.TEXT, STANDING, ValueType.TEXT),
              "moved", Map.of("siblings", ValueType.OPTIONS, CLOSED_SIRET, ValueType.TEXT),
              "closed", Map.of(CLOSED_SIRET, ValueType.TEXT),
              "unverified", Map.of(STANDING, ValueType.TEXT)),
          Set.of(COMPLEMENT, CATEGORY));

  private final SiretLookup sirets;

  LookUpSiret(SiretLookup sirets) {
    this.sirets = sirets;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return sirets
        .look(transaction, request.arguments().get(SIRET))
        .map(standing ->
            switch (standing) {
              case SiretStanding.Open(Establishment found) -> open(found, request.arguments());
              case SiretStanding.Taken(var structure) ->
                  emptied(
                      "taken",
                      request,
                      Map.of("structure", text(structure.name()), STANDING, text("taken")));
              case SiretStanding.Undisclosed() ->
                  emptied(
                      "undisclosed",
                      request,
                      Map.of(UNDISCLOSED, text(SignUpForm.YES), STANDING, text("undisclosed")));
              case SiretStanding.Closed(List<Establishment> open) -> closed(open, request);
              case SiretStanding.Unverified() ->
                  emptied("unverified", request, Map.of(STANDING, text("unverified")));
            });
  }

  /**
   * Prefills the structure with what the register says, unless a whole address comes from the page:
   * then what was typed on the page stays.
   */
  private static Result open(Establishment found, Map<String, String> arguments) {
    Map<String, String> data = new HashMap<>(SignUpForm.prefilled(found));
    boolean kept =
        SignUpSlots.FROM_PAGE.equals(arguments.get(SignUpSlots.PREFILLED))
            && arguments.keySet().containsAll(ADDRESS);
    if (kept) {
      data.put(COMPLEMENT, "");
      data.putAll(arguments);
    }
    Map<String, Value> values = new HashMap<>();
    ADDRESS.forEach(name -> values.put(name, text(data.get(name))));
    values.put(
        COMPLEMENT,
        data.get(COMPLEMENT).isEmpty() ? new Value.Nothing() : text(data.get(COMPLEMENT)));
    values.put(
        CATEGORY,
        LegalForms.suggested(found)
            .map(BeneficiaryCategory::code)
            .<Value>map(LookUpSiret::text)
            .orElse(new Value.Nothing()));
    // The values are marked as the register's, so that another look-up may replace them.
    values.put(SignUpSlots.PREFILLED, text("register"));
    values.put(STANDING, text("open"));
    return new Result(kept ? "kept" : "open", values);
  }

  private static Result closed(List<Establishment> open, Request request) {
    Map<String, Value> values = new HashMap<>();
    values.put(CLOSED_SIRET, text(request.arguments().get(SIRET)));
    // This SIRET cannot be used, so another one is asked for.
    values.put(SIRET, new Value.Nothing());
    if (!open.isEmpty()) {
      values.put("siblings", new Value.Options(open.stream().map(LookUpSiret::option).toList()));
    }
    return emptied(open.isEmpty() ? "closed" : "moved", request, values);
  }

  private static Option option(Establishment one) {
    String place = "%s %s".formatted(one.postalCode(), one.city()).strip();
    return new Option(
        one.siret(), place.isEmpty() ? one.siret() : "%s (%s)".formatted(one.siret(), place));
  }

  /** Empties the values that an earlier look-up has marked as the register's; other values stay. */
  private static Result emptied(String outcome, Request request, Map<String, Value> values) {
    Map<String, Value> all = new HashMap<>();
    String prefilled = request.arguments().get(SignUpSlots.PREFILLED);
    if (prefilled != null && !prefilled.equals(SignUpSlots.FROM_PAGE)) {
      FILLED.forEach(name -> all.put(name, new Value.Nothing()));
    }
    all.put(CATEGORY, new Value.Nothing());
    all.putAll(values);
    return new Result(outcome, all);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
