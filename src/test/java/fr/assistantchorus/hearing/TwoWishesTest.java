package fr.assistantchorus.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.Secrets;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.support.Shipped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a message is cut in two wishes, and where it must not be; with the shipped phrases. */
final class TwoWishesTest {
  private static final Catalog CATALOG = Shipped.catalog();

  private final Interpreter interpreter = new Interpreter(Shipped.understanding());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          je veux m'inscrire et aussi où je trouve mon iban ?                            | creer_compte             | coordonnees_bancaires/ou_trouver_iban
          j'ai pas reçu le mail d'activation et je voudrais aussi parler à quelqu'un     | mail_activation_non_recu | contacter_support
          c'est quoi un siret ? et où je trouve mon iban ?                               | trouver_structure        | coordonnees_bancaires/ou_trouver_iban
          mot de passe oublié. Et je voudrais aussi être rattaché à mon gaec             | mot_de_passe_oublie      | demander_rattachement
          bonjour, je voudrais créer un compte. Comment on ajoute un RIB ensuite ?       | creer_compte             | coordonnees_bancaires
          c'est quoi le pacage ? sinon je voudrais m'inscrire                            | pacage_categorie         | creer_compte
          je veux ouvrir l'espace tic, et par ailleurs comment je change mon rib ?       | ouvrir_espace_tic        | coordonnees_bancaires
          mon compte est bloqué et sinon comment je donne la main à mon comptable ?      | compte_bloque            | delegation_tiers
          il est valable combien de temps le lien ? et c'est gratuit l'inscription ?     | lien_activation_expire   | creer_compte/gratuit
          je veux valider la demande de rattachement de mon fils, puis je voudrais enregistrer notre iban | valider_rattachement | coordonnees_bancaires
          j ai oublié mon mot de passe et aussi je trouve pas le mail d'activation       | mot_de_passe_oublie      | mail_activation_non_recu
          JE VEUX M INSCRIRE. ET C EST QUOI LE PACAGE ?                                  | creer_compte             | pacage_categorie/c_est_quoi_le_pacage
          comment je crée une structure ? autre question, c'est quoi un abonnement ?     | creer_structure          | demander_abonnement
          """)
  void twoWishesAreToldApart(String text, String first, String second) {
    Interpretation read = read(text);
    assertThat(read.ranked().getFirst().intent()).startsWith(first);
    assertThat(read.also().orElse("")).startsWith(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Politeness around one wish.
        "bonjour, je voudrais m'inscrire s'il vous plaît, merci d'avance et bonne journée",
        "Bonjour. J'espère que vous allez bien. Je souhaite créer un compte. Cordialement, Jean",
        "merci beaucoup, et sinon bonne journée",
        "pardon de vous déranger, vous pouvez m'aider ? j'ai pas reçu le mail d'activation",
        // A story with its question at the end.
        "je me suis inscrit hier, j'ai rempli la page avec le siret et le mot de passe, et depuis"
            + " rien, je n'ai pas reçu le mail d'activation",
        "mon mari s'occupait des papiers, il est parti, je ne comprends rien au portail. Comment je"
            + " fais pour m'inscrire ?",
        "j'ai cliqué sur le lien ce matin et ça me dit qu'il a expiré, comment je fais pour activer"
            + " mon compte ?",
        "la comptable m'a dit de créer un compte et de mettre mon siret, je sais pas faire",
        "on a changé de banque en mars, le conseiller m'a donné un papier avec l'iban, où je le"
            + " mets ?",
        // One wish said twice, or with its reason.
        "je n'ai pas reçu le mail. Vous pouvez me renvoyer le mail d'activation ?",
        "je veux m'inscrire, comment je fais pour créer mon compte ?",
        "j'ai oublié mon mot de passe, comment faire pour le changer ?",
        "mot de passe oublié et je ne peux plus me connecter, que faire ?",
        "mon compte est bloqué et je n'ai plus le mot de passe, je fais comment ?",
        "je ne trouve pas mon entreprise, est-ce que je dois la créer ?",
        "je veux créer un compte pour demander le remboursement de la tic",
        "je n'arrive pas à me connecter parce que le mail d'activation n'est jamais arrivé",
        "je veux parler à quelqu'un, ça ne marche pas",
        // « et », « aussi », « sinon » that join words.
        "mon nom et mon prénom sont faux",
        "c'est quoi la différence entre siren et siret ?",
        "moi aussi je veux m'inscrire",
        "il faut le rib et l'iban ou sinon juste l'iban ?",
        "je veux rattacher mon mari et mon fils à la structure",
        "je voudrais être rattaché à l'EARL et à la SCEA",
        // A wish beside what is nobody's business here.
        "quel temps fera-t-il demain ? et qui a gagné le match ?",
        // Moves of the conversation.
        "non merci, je voudrais revenir en arrière",
        "oui et après ?",
      })
  void oneWishStaysWhole(String text) {
    assertThat(read(text).also()).isEmpty();
  }

  @Test
  void aLineMayBeAWish() {
    Interpretation read = read("je veux m'inscrire\n\nc'est quoi le pacage");
    assertThat(read.ranked().getFirst().intent()).isEqualTo("creer_compte");
    assertThat(read.also()).contains("pacage_categorie/c_est_quoi_le_pacage");
  }

  @Test
  void theValuesOfBothHalvesAreKept() {
    Interpretation read =
        read("je veux m'inscrire, mon siret c'est le 12345678200010. Et c'est quoi le pacage ?");
    assertThat(read.also()).contains("pacage_categorie/c_est_quoi_le_pacage");
    assertThat(read.entities()).extracting(Interpretation.Entity::type).contains("siret");
  }

  @Test
  void aLongStoryIsNotCutAtAll() {
    String story = "je suis allé voir le comptable et il a regardé le dossier avec moi. ".repeat(7);
    assertThat(read(story + "Je veux m'inscrire. Et c'est quoi le pacage ?").also()).isEmpty();
  }

  private Interpretation read(String text) {
    Secrets secrets =
        new Secrets(
            UUID.randomUUID(), new ConversationKeys(Seal.of(new byte[Seal.KEY_LENGTH])), null);
    return interpreter
        .interpret(
            "1", Instant.EPOCH, text, new Situation(CATALOG, Optional.empty(), List.of()), secrets)
        .interpretation();
  }
}
