package fr.assistantchorus.portal.privacy;

import fr.assistantchorus.portal.account.AccountConversations;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ContactAddress;
import fr.assistantchorus.portal.account.PostalAddress;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.portal.subscription.Subscription;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.portal.support.SupportThread;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A copy of all that is kept of an account, for its person: data, structures, subscriptions,
 * sessions, and the threads with the support; the chat adds its conversations. Passwords and
 * answers are kept as hashes, which nobody can read, and so are not in it.
 */
public final class DataCopy {
  private final AccountConversations conversations = new AccountConversations();
  private final AccountStore accounts;
  private final ContactAddress contacts;
  private final Attachments attachments;
  private final Subscriptions subscriptions;
  private final Sessions sessions;
  private final SupportRequests support;

  public DataCopy(
      AccountStore accounts,
      ContactAddress contacts,
      Attachments attachments,
      Subscriptions subscriptions,
      Sessions sessions,
      SupportRequests support) {
    this.accounts = accounts;
    this.contacts = contacts;
    this.attachments = attachments;
    this.subscriptions = subscriptions;
    this.sessions = sessions;
    this.support = support;
  }

  /**
   * Returns the copy, with keys in French, times in UTC (ISO 8601).
   *
   * @param session the token of the session that asks
   */
  public Future<JsonObject> of(Transaction transaction, UUID account, String session, Instant now) {
    JsonObject copy = new JsonObject().put("copie_du", now.toString());
    return accounts
        .get(transaction, account)
        .map(kept -> copy.put("compte", account(kept.orElseThrow())))
        .compose(_ -> contacts.waiting(transaction, account, now))
        .map(waiting -> copy.put("adresse_de_contact_a_confirmer", waiting(waiting)))
        .compose(_ -> attachments.of(transaction, account))
        .map(list -> copy.put("structures", array(list, DataCopy::structure)))
        .compose(_ -> subscriptions.of(transaction, account))
        .map(list -> copy.put("abonnements", array(list, DataCopy::subscription)))
        .compose(_ -> sessions.list(transaction, account, session, now))
        .map(list -> copy.put("connexions", array(list, DataCopy::session)))
        .compose(_ -> support.all(transaction, account))
        .map(list -> copy.put("sollicitations", array(list, DataCopy::thread)));
  }

  /**
   * Returns the conversations of an account, whose copies the chat makes: they may be long, so each
   * is fetched and sent by itself.
   */
  public Future<List<UUID>> conversations(Transaction transaction, UUID account) {
    return conversations.of(transaction, account);
  }

  private static JsonObject account(AccountStore.Kept kept) {
    return new JsonObject()
        .put("adresse_de_connexion", kept.person().loginAddress())
        .put("adresse_de_contact", kept.person().contactAddress())
        .put("nom", kept.person().lastName())
        .put("prenom", kept.person().firstName())
        .put("adresse_postale", home(kept.person().home()))
        .put("question_secrete", kept.credentials().question())
        .put("cree_le", kept.createdAt().toString())
        .put("agent_du_support", kept.supportAgent());
  }

  private static JsonObject home(PostalAddress home) {
    return home.isGiven()
        ? new JsonObject()
            .put("adresse", home.text(PostalAddress.Part.STREET))
            .put("code_postal", home.text(PostalAddress.Part.POSTAL_CODE))
            .put("ville", home.text(PostalAddress.Part.CITY))
            .put("pays", home.text(PostalAddress.Part.COUNTRY))
        : null;
  }

  private static String waiting(Optional<ContactAddress.Waiting> waiting) {
    return waiting.map(ContactAddress.Waiting::address).orElse(null);
  }

  private static JsonObject structure(Attachment attachment) {
    return new JsonObject()
        .put("type_d_identifiant", attachment.structure().identifier().type().label())
        .put("identifiant", attachment.structure().identifier().value())
        .put("raison_sociale", attachment.structure().name())
        .put("role", attachment.standing().label());
  }

  private static JsonObject subscription(Subscription subscription) {
    return new JsonObject()
        .put("structure", subscription.structure().name())
        .put("espace", subscription.space().label())
        .put("service", subscription.serviceLabel())
        .put("habilitation", subscription.access().name())
        .put("statut", subscription.state().name())
        .put("commentaire", subscription.comment())
        .put("demande_le", subscription.requestedAt().toString());
  }

  private static JsonObject session(Sessions.Listed session) {
    return new JsonObject()
        .put("navigateur", session.browser())
        .put("depuis", session.since().toString())
        .put("derniere_activite", session.lastSeen().toString());
  }

  private static JsonObject thread(SupportThread thread) {
    return new JsonObject()
        .put("numero", thread.request().number())
        .put("categorie", thread.request().category().label())
        .put("objet", thread.request().subject())
        .put("etat", thread.request().state().label())
        .put("messages", array(thread.messages(), DataCopy::message));
  }

  private static JsonObject message(SupportThread.Message message) {
    return new JsonObject()
        .put("de", message.fromSupport() ? "support" : "vous")
        .put("le", message.at().toString())
        .put("texte", message.text());
  }

  private static <T> JsonArray array(Collection<T> things, Function<T, JsonObject> written) {
    JsonArray array = new JsonArray();
    things.forEach(thing -> array.add(written.apply(thing)));
    return array;
  }
}
