package fr.assistantchorus.action.attachment;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.attachment.AttachmentRequests;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Asks for the attachment of the account to a structure (F36, F46). */
public final class RequestAttachment implements Action {
  private static final Map<String, ValueType> NAMED = Map.of("structure_name", ValueType.TEXT);

  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "request-attachment",
          Set.of("structure"),
          Map.of(
              "requested", NAMED,
              "waiting", Map.of("structure_name", ValueType.TEXT, "since", ValueType.MOMENT),
              "attached", NAMED,
              "not-accepting", NAMED,
              "unknown", Map.of(),
              "too-many", Map.of(),
              "too-soon", Map.of("minutes", ValueType.NUMBER)));

  private final AttachmentRequests requests;

  public RequestAttachment(AttachmentRequests requests) {
    this.requests = requests;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return requests
        .ask(
            transaction,
            request.account().orElseThrow(),
            UUID.fromString(request.arguments().get("structure")),
            request.time())
        .map(asked ->
            switch (asked) {
              case AttachmentRequests.Asked.Requested(var structure) ->
                  new Result("requested", Told.named(structure));
              case AttachmentRequests.Asked.AlreadyWaiting(var structure, Instant since) ->
                  new Result(
                      "waiting",
                      Map.of(
                          "structure_name",
                          new Value.Text(structure.name()),
                          "since",
                          new Value.Moment(since)));
              case AttachmentRequests.Asked.AlreadyAttached(var structure, _) ->
                  new Result("attached", Told.named(structure));
              case AttachmentRequests.Asked.NotAccepting(var structure) ->
                  new Result("not-accepting", Told.named(structure));
              case AttachmentRequests.Asked.Unknown() -> Result.of("unknown");
              case AttachmentRequests.Asked.TooMany() -> Result.of("too-many");
              case AttachmentRequests.Asked.TooSoon(var wait) ->
                  new Result("too-soon", Map.of("minutes", Told.minutes(wait)));
            });
  }
}
