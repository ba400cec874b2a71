package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.portal.session.BindingLinks;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/**
 * Gives a one-time link. Whoever opens it and is logged in lets this conversation speak for their
 * account, and comes back to the same place of it. Where it speaks for one already, logging in is
 * not what the person lacks.
 */
final class LogInLink implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "log-in-link",
          Set.of(),
          Map.of("given", Map.of("link", ValueType.TEXT), "logged-in", Map.of()));

  private final BindingLinks links;

  LogInLink(BindingLinks links) {
    this.links = links;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    if (request.account().isPresent()) {
      return Future.succeededFuture(Result.of("logged-in"));
    }
    return issue(links, transaction, request)
        .map(link -> new Result("given", Map.of("link", link)));
  }

  /**
   * Makes the link's token. It is a secret, since the conversation will speak for the account of
   * the person who opens the link.
   */
  static Future<Value> issue(BindingLinks links, Transaction transaction, Request request) {
    return links
        .issue(transaction, request.conversation(), request.time())
        .map(token -> request.secrets().apply(FieldType.HAND_OVER_CODE, token));
  }
}
