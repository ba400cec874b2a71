package fr.assistantchorus.field;

/**
 * What a page says beside a field that is wrong: one French sentence that tells what is wrong and
 * what to look at.
 */
public final class Sentences {
  private Sentences() {}

  /**
   * Returns the sentence for this reason.
   *
   * @param reason one of the type's {@link FieldType#reasons()} or {@link FieldType#doubts()}
   * @throws IllegalArgumentException for a reason that the type does not have
   */
  public static String of(FieldType type, String reason) {
    return switch (type) {
      case TEXT -> ofText(reason);
      case CHOICE -> ofChoice(reason);
      case CHOICES -> ofChoices(reason);
      case YES_NO -> ofYesNo(reason);
      case EMAIL -> ofEmail(reason);
      case SIRET -> ofSiret(reason);
      case NAME -> ofName(reason);
      case COMPANY_NAME -> ofCompanyName(reason);
      case ADDRESS -> ofAddress(reason);
      case CITY -> ofCity(reason);
      case COUNTRY -> ofCountry(reason);
      case POSTAL_CODE -> ofPostalCode(reason);
      case PHONE -> ofPhone(reason);
      case VAT_NUMBER -> ofVatNumber(reason);
      case RCS -> ofRcs(reason);
      case PACAGE -> ofPacage(reason);
      case RIDET -> ofRidet(reason);
      case TAHITI -> ofTahiti(reason);
      case SHELLFISH_NUMBER -> ofShellfishNumber(reason);
      case HAND_OVER_CODE -> ofHandOverCode(reason);
      case IBAN -> ofIban(reason);
      case IBAN_COUNTRY, IBAN_KEY, BBAN, BIC, BANK, BRANCH, ACCOUNT, RIB_KEY ->
          type.block().orElseThrow().sentence(reason, "FR");
      case FILE -> ofFile(reason);
    };
  }

  private static String ofIban(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez l’IBAN, qui commence par FR pour un compte en France.";
      case "malformed" ->
          "Un IBAN commence par deux lettres et deux chiffres, puis n’a que des lettres et des"
              + " chiffres.";
      case "country" -> "Aucun IBAN ne commence par ces deux lettres.";
      case "length" -> "Cet IBAN n’a pas la longueur voulue : un IBAN français a 27 caractères.";
      case "checksum" ->
          "La clé de cet IBAN ne correspond pas : un caractère est faux ou deux sont inversés.";
      case "rib-key" ->
          "La clé RIB de ce compte, les deux derniers chiffres, ne correspond pas : relisez l’IBAN"
              + " groupe par groupe.";
      default -> throw unknown(reason);
    };
  }

  private static String ofFile(String reason) {
    return switch (reason) {
      case "no-file" ->
          "Joignez le fichier par le bouton « Joindre un fichier », ou déposez-le ici.";
      default -> throw unknown(reason);
    };
  }

  private static String ofText(String reason) {
    return switch (reason) {
      case "empty" -> "Écrivez votre réponse.";
      case "too-long" ->
          "Ce texte est trop long : gardez l’essentiel, en 2 000 caractères au plus.";
      default -> throw unknown(reason);
    };
  }

  private static String ofChoice(String reason) {
    return switch (reason) {
      case "none-of-these" -> "Choisissez une des réponses proposées.";
      default -> throw unknown(reason);
    };
  }

  private static String ofChoices(String reason) {
    return switch (reason) {
      case "none-of-these" -> "Choisissez parmi les réponses proposées ; plusieurs sont possibles.";
      default -> throw unknown(reason);
    };
  }

  private static String ofYesNo(String reason) {
    return switch (reason) {
      case "neither" -> "Répondez par oui ou par non.";
      default -> throw unknown(reason);
    };
  }

  private static String ofEmail(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez votre adresse électronique.";
      case "too-long" ->
          "Cette adresse électronique est trop longue : vérifiez qu’elle n’a pas été collée deux"
              + " fois.";
      case "malformed" ->
          "Cette adresse électronique n’est pas complète. Elle ressemble à prenom.nom@exemple.fr.";
      default -> throw unknown(reason);
    };
  }

  private static String ofSiret(String reason) {
    return switch (reason) {
      case "empty" ->
          "Saisissez votre numéro de SIRET, ou cochez « Je n’ai pas de numéro de SIRET ».";
      case "letters" ->
          "Un numéro de SIRET ne contient que des chiffres : vérifiez qu’un O n’a pas pris la place"
              + " d’un zéro.";
      case "length" -> "Un numéro de SIRET compte 14 chiffres : vérifiez qu’il n’en manque aucun.";
      case "siren" ->
          "Vous avez saisi 9 chiffres : c’est un numéro de SIREN. Ajoutez les 5 chiffres de"
              + " l’établissement.";
      case "zeros" -> "Un numéro de SIRET n’est pas fait que de zéros : saisissez le vôtre.";
      case "checksum" ->
          "Ce numéro de SIRET n’existe pas : vérifiez qu’aucun chiffre n’est inversé.";
      default -> throw unknown(reason);
    };
  }

  private static String ofName(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le nom ou le prénom.";
      case "too-long" -> "Ce nom est trop long : il tient en 100 caractères au plus.";
      case "digits" -> "Un nom ne contient pas de chiffres : retirez-les.";
      case "malformed" ->
          "Un nom s’écrit avec des lettres, des espaces, des traits d’union, des apostrophes et des"
              + " points : retirez les autres signes.";
      default -> throw unknown(reason);
    };
  }

  private static String ofCompanyName(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez la raison sociale, par exemple « EARL des Trois Chênes ».";
      case "too-long" ->
          "Cette dénomination est trop longue : elle tient en 200 caractères au plus.";
      case "malformed" ->
          "Une dénomination s’écrit avec des lettres et des chiffres ; ce n’est pas une adresse"
              + " électronique. Saisissez-la seule, au clavier.";
      default -> throw unknown(reason);
    };
  }

  private static String ofAddress(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le numéro et la rue, ou le lieu-dit.";
      case "too-long" ->
          "Cette ligne d’adresse est trop longue : utilisez les compléments, 200 caractères"
              + " chacun.";
      case "malformed" ->
          "Ceci n’est pas une adresse postale : saisissez le numéro et la rue, ou le lieu-dit, et"
              + " non une adresse électronique.";
      default -> throw unknown(reason);
    };
  }

  private static String ofCity(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le nom de la ville ou de la commune.";
      case "too-long" -> "Ce nom de ville est trop long : il tient en 100 caractères au plus.";
      case City.OTHER_POSTAL_CODE ->
          "Cette ville n’a pas ce code postal, à notre connaissance : est-ce bien elle ?";
      case "digits" ->
          "Saisissez ici le nom de la ville seulement ; le code postal a sa propre case.";
      case "malformed" ->
          "Un nom de ville s’écrit avec des lettres, des traits d’union et des apostrophes :"
              + " retirez les autres signes.";
      default -> throw unknown(reason);
    };
  }

  private static String ofCountry(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le pays, par exemple « France ».";
      case "unknown" ->
          "Ce pays n’est pas reconnu : écrivez son nom en français en toutes lettres, par exemple"
              + " « Belgique ».";
      default -> throw unknown(reason);
    };
  }

  private static String ofPostalCode(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le code postal.";
      case "letters" ->
          "Un code postal français ne contient que des chiffres : la ville se saisit à part, et un"
              + " autre pays se choisit d’abord.";
      case "malformed" -> "Ce code postal contient un signe de trop : gardez les chiffres.";
      case "length" ->
          "Un code postal français compte 5 chiffres, avec son zéro devant s’il en a un : 01000.";
      case "department" ->
          "Aucun code postal ne commence par ces deux chiffres : vérifiez qu’ils ne sont pas"
              + " inversés.";
      default -> throw unknown(reason);
    };
  }

  private static String ofPhone(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez votre numéro de téléphone.";
      case "malformed" ->
          "Ce numéro de téléphone n’existe pas : vérifiez ses chiffres, et commencez par + et"
              + " l’indicatif du pays s’il est étranger.";
      case "length" ->
          "Il manque un chiffre à ce numéro de téléphone, ou il y en a un de trop : un numéro"
              + " français en compte 10.";
      default -> throw unknown(reason);
    };
  }

  private static String ofVatNumber(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le numéro de TVA intracommunautaire.";
      case "malformed" ->
          "Un numéro de TVA français s’écrit FR suivi de 11 chiffres ; ailleurs, de lettres et de"
              + " chiffres seulement : retirez les autres signes.";
      case "country" ->
          "Un numéro de TVA commence par les deux lettres d’un pays de l’Union européenne, FR pour"
              + " la France : ajoutez-les ou vérifiez-les.";
      case "length" ->
          "Un numéro de TVA français compte 11 chiffres après FR, et un numéro étranger 18"
              + " caractères au plus : vérifiez qu’il est complet.";
      case "checksum" ->
          "Ce numéro de TVA n’existe pas : vérifiez la clé de deux chiffres et le SIREN qui la"
              + " suit.";
      default -> throw unknown(reason);
    };
  }

  private static String ofRcs(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le numéro RCS, par exemple « RCS Aurillac 123 456 782 ».";
      case "malformed" ->
          "Un numéro RCS donne la ville du greffe puis le SIREN, comme « RCS Aurillac 123 456 782 »"
              + " : vérifiez que les deux y sont.";
      case "siren" ->
          "Le SIREN de ce numéro RCS n’existe pas : vérifiez ses 9 chiffres, les mêmes qu’au début"
              + " du SIRET.";
      default -> throw unknown(reason);
    };
  }

  private static String ofPacage(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le numéro de PACAGE, ou laissez-le de côté si vous n’en avez pas.";
      case "letters" ->
          "Un numéro de PACAGE ne contient que des chiffres : vérifiez qu’un O n’a pas pris la"
              + " place d’un zéro.";
      case "length" ->
          "Un numéro de PACAGE compte 9 chiffres, le zéro de devant compris : vérifiez qu’il n’en"
              + " manque aucun.";
      case "department" ->
          "Les trois premiers chiffres d’un numéro de PACAGE sont d’habitude ceux du département,"
              + " comme 015 : est-ce bien votre numéro ?";
      default -> throw unknown(reason);
    };
  }

  private static String ofRidet(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le numéro RIDET.";
      case "letters" ->
          "Un numéro RIDET ne contient que des chiffres : vérifiez qu’un O n’a pas pris la place"
              + " d’un zéro.";
      case "length" ->
          "Un numéro RIDET compte 9 ou 10 chiffres : vérifiez qu’il n’en manque aucun.";
      default -> throw unknown(reason);
    };
  }

  private static String ofTahiti(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le numéro TAHITI.";
      case "malformed" ->
          "Un numéro TAHITI est fait de chiffres, avec une lettre parfois : retirez les autres"
              + " signes.";
      case "length" ->
          "Un numéro TAHITI compte 9 caractères, ceux de l’établissement compris : vérifiez qu’il"
              + " n’en manque aucun.";
      default -> throw unknown(reason);
    };
  }

  private static String ofShellfishNumber(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez votre numéro de conchyliculteur.";
      case "too-long" -> "Ce numéro est trop long : il tient en 30 caractères au plus.";
      case "malformed" ->
          "Ce numéro ne contient ni lettre ni chiffre, ou contient un signe illisible : recopiez-le"
              + " au clavier.";
      default -> throw unknown(reason);
    };
  }

  private static String ofHandOverCode(String reason) {
    return switch (reason) {
      case "empty" -> "Saisissez le code affiché sur la page d’inscription.";
      case "malformed" ->
          "Ce code contient un signe qu’aucun code n’a : recopiez celui de la page d’inscription.";
      case "length" ->
          "Ce code compte 16 caractères, en quatre groupes de quatre : vérifiez qu’il est entier.";
      default -> throw unknown(reason);
    };
  }

  private static IllegalArgumentException unknown(String reason) {
    return new IllegalArgumentException("no reason of this type: " + reason);
  }
}
