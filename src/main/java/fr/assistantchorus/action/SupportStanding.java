package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.portal.account.PersonalData;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.portal.support.SupportThread;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells what the portal knows of an account that writes to the support: where the answer goes,
 * which is the account's contact address (F3), and the requests that are not closed (F17).
 */
final class SupportStanding implements Action {
  private static final String EMAIL = "email";

  /** Given where there is but one, so that it need not be chosen. */
  private static final String REQUEST = "request";

  private static final String SHOWN = "shown_email";

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "support-standing",
          Set.of(),
          Set.of(),
          Map.of(
              "known", Map.of(EMAIL, ValueType.TEXT, SHOWN, ValueType.TEXT),
              "known-with-requests",
                  Map.of(
                      EMAIL,
                      ValueType.TEXT,
                      SHOWN,
                      ValueType.TEXT,
                      REQUEST,
                      ValueType.TEXT,
                      "requests",
                      ValueType.OPTIONS)),
          Set.of(REQUEST));

  private final PersonalData personalData;
  private final SupportRequests support;

  SupportStanding(PersonalData personalData, SupportRequests support) {
    this.personalData = personalData;
    this.support = support;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    UUID account = request.account().orElseThrow();
    return personalData
        .of(transaction, account)
        .map(Optional::orElseThrow)
        .compose(kept ->
            support
                .open(transaction, account)
                .map(open -> known(kept.person().contactAddress(), open, request)));
  }

  private static Result known(String address, List<SupportThread.Summary> open, Request request) {
    Map<String, Value> values = new HashMap<>();
    values.put(EMAIL, request.secrets().apply(FieldType.EMAIL, address));
    values.put(SHOWN, new Value.Text(FieldType.EMAIL.mask(address)));
    if (open.isEmpty()) {
      return new Result("known", values);
    }
    if (open.size() == 1) {
      values.put(REQUEST, new Value.Text(open.getFirst().number()));
    }
    values.put("requests", new Value.Options(open.stream().map(SupportStanding::option).toList()));
    return new Result("known-with-requests", values);
  }

  private static Option option(SupportThread.Summary one) {
    return new Option(
        one.number(),
        "%s du %s (%s)".formatted(one.number(), one.openedOn(), one.state().inASentence()));
  }
}
