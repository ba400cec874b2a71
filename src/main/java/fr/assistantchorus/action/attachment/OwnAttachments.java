package fr.assistantchorus.action.attachment;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.attachment.AttachmentRequests;
import fr.assistantchorus.portal.attachment.FollowedRequest;
import fr.assistantchorus.portal.attachment.Verdict;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells how the account stands with each structure (F46): attached, waiting, refused. What waits
 * can be chosen, to be taken back.
 */
public final class OwnAttachments implements Action {
  private static final Map<String, ValueType> STANDING = Map.of("standing", ValueType.TEXT);

  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "own-attachments",
          Set.of(),
          Map.of(
              "one-waits",
                  Map.of(
                      "standing", ValueType.TEXT,
                      "requests", ValueType.OPTIONS,
                      "request", ValueType.TEXT,
                      "which", ValueType.TEXT),
              "some-wait", Map.of("standing", ValueType.TEXT, "requests", ValueType.OPTIONS),
              "settled", STANDING,
              "none", Map.of()));

  private final Structures structures;
  private final AttachmentRequests requests;

  public OwnAttachments(Structures structures, AttachmentRequests requests) {
    this.structures = structures;
    this.requests = requests;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    UUID account = request.account().orElseThrow();
    return Future.all(structures.mine(transaction, account), requests.follow(transaction, account))
        .map(found -> {
          List<Structures.Own> own = found.resultAt(0);
          List<FollowedRequest> newest = newest(own, found.resultAt(1));
          return told(
              standings(own, newest), newest.stream().filter(FollowedRequest::waits).toList());
        });
  }

  private static Result told(List<String> standings, List<FollowedRequest> waiting) {
    if (standings.isEmpty()) {
      return Result.of("none");
    }
    Map<String, Value> values = new HashMap<>(Map.of("standing", Told.listed(standings)));
    if (waiting.isEmpty()) {
      return new Result("settled", values);
    }
    values.put(
        "requests", new Value.Options(waiting.stream().map(OwnAttachments::option).toList()));
    if (waiting.size() > 1) {
      return new Result("some-wait", values);
    }
    values.put("request", new Value.Text(waiting.getFirst().id().toString()));
    values.put("which", new Value.Text(option(waiting.getFirst()).label()));
    return new Result("one-waits", values);
  }

  private static Option option(FollowedRequest one) {
    return new Option(one.id().toString(), Told.option(one.structure()).label());
  }

  /**
   * Returns a part of a sentence for each structure: first what waits, then what was refused, then
   * where the account belongs.
   */
  private static List<String> standings(List<Structures.Own> own, List<FollowedRequest> newest) {
    List<String> standings =
        new ArrayList<>(newest.stream().map(OwnAttachments::standing).toList());
    own.forEach(one ->
        standings.add(
            one.structure().name().name()
                + (one.managed()
                    ? ", dont vous êtes le gestionnaire principal"
                    : ", où vous êtes rattaché")));
    return standings;
  }

  /**
   * Returns the newest request for each structure to which the account is not attached, those that
   * wait first, and by name.
   */
  private static List<FollowedRequest> newest(
      List<Structures.Own> own, List<FollowedRequest> followed) {
    Set<UUID> seen = own.stream().map(one -> one.structure().id()).collect(Collectors.toSet());
    List<FollowedRequest> newest = new ArrayList<>();
    for (FollowedRequest one : followed) {
      if (!one.verdict().equals(Optional.of(Verdict.WITHDRAWN)) && seen.add(one.structure().id())) {
        newest.add(one);
      }
    }
    newest.sort(
        Comparator.comparing((FollowedRequest one) -> !one.waits())
            .thenComparing(one -> one.structure().name()));
    return newest;
  }

  private static String standing(FollowedRequest one) {
    String name = one.structure().name();
    if (one.waits()) {
      return "%s, demande en attente depuis le %s".formatted(name, one.requestedAtInFrench());
    }
    String why = one.reason().isEmpty() ? "" : ", motif : « " + one.reason() + " »";
    // An accepted request without an attachment means that the attachment has ended since.
    return one.verdict().equals(Optional.of(Verdict.ACCEPTED))
        ? name + ", où vous n’êtes plus rattaché"
        : "%s, demande refusée le %s%s".formatted(name, one.decidedAtInFrench(), why);
  }
}
