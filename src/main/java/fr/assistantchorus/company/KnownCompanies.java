package fr.assistantchorus.company;

import fr.assistantchorus.company.InventedCompany.Site;
import fr.assistantchorus.company.InventedCompany.Town;
import java.util.List;

/** The invented companies whose numbers the documentation and the demo accounts use. */
final class KnownCompanies {
  private static final Town DIJON = new Town("21000", "21231", "DIJON");
  private static final Town CANCALE = new Town("35260", "35049", "CANCALE");

  private static final String CATTLE = "01.41Z";
  private static final String MIXED = "01.50Z";
  private static final String SERVICES = "01.61Z";

  static final List<InventedCompany> ALL =
      List.of(
          company(
              "123456782",
              "EARL DURAND",
              "6598",
              site(1, "1", "CHE", "DES PRES", MIXED),
              second(2, "12", "RTE", "DE LANGRES", MIXED)),
          trader("112233440", "LUCAS", "MARTIN", site(1, "4", "RUE", "DU LAVOIR", CATTLE)),
          company(
              "223344557",
              "CUMA DES TROIS RIVIERES",
              "6316",
              site(1, "8", "RUE", "DES ARTISANS", SERVICES)),
          company("334455664", "EARL LEFEVRE", "6598", site(1, "", "LD", "LES ROCHES", CATTLE)),
          company("445566771", "GAEC GARNIER", "6533", site(1, "2", "CHE", "DU BOIS", CATTLE)),
          company(
              "111111118",
              "SCEA DES TILLEULS",
              "6597",
              closed(1, "5", "RUE", "DU PRESSOIR", "01.11Z"),
              site(2, "27", "AV", "DES TILLEULS", "01.11Z"),
              second(3, "3", "RTE", "DE BEAUNE", "01.11Z")),
          company(
              "222222226",
              "EARL DU MOULIN NEUF",
              "6598",
              closedHeadOffice(1, "", "LD", "LE MOULIN NEUF", MIXED)),
          new InventedCompany(
              "333333334",
              false,
              "ODILE",
              "FAVRE",
              "",
              InventedCompany.SOLE_TRADER,
              List.of(site(1, "6", "IMP", "DES NOYERS", "01.13Z"))),
          trader("444444442", "JEANNE", "ROUSSEL", site(1, "9", "RUE", "DE LA FONTAINE", "01.11Z")),
          trader(
              "555555556",
              "YANN",
              "LE GOFF",
              new Site(1, true, true, "14", "B", "QUAI", "DES PARCS", CANCALE, "03.21Z")),
          company("666666664", "CUMA DU BOCAGE", "6316", site(1, "1", "ZA", "DU BOCAGE", SERVICES)),
          company(
              "777777772",
              "CABINET VERDIER ET ASSOCIES",
              "5499",
              site(1, "30", "BD", "DES COMPTOIRS", "69.20Z")),
          company(
              "888888880",
              "TRAVAUX AGRICOLES DU MARAIS",
              "5710",
              site(1, "11", "RTE", "DU MARAIS", SERVICES)));

  private KnownCompanies() {}

  private static InventedCompany company(
      String siren, String name, String legalForm, Site... sites) {
    return new InventedCompany(siren, true, "", "", name, legalForm, List.of(sites));
  }

  private static InventedCompany trader(
      String siren, String firstName, String lastName, Site... sites) {
    return new InventedCompany(
        siren, true, firstName, lastName, "", InventedCompany.SOLE_TRADER, List.of(sites));
  }

  private static Site site(
      int sequence, String number, String streetType, String street, String activity) {
    return new Site(sequence, true, true, number, "", streetType, street, DIJON, activity);
  }

  private static Site second(
      int sequence, String number, String streetType, String street, String activity) {
    return new Site(sequence, false, true, number, "", streetType, street, DIJON, activity);
  }

  private static Site closed(
      int sequence, String number, String streetType, String street, String activity) {
    return new Site(sequence, false, false, number, "", streetType, street, DIJON, activity);
  }

  private static Site closedHeadOffice(
      int sequence, String number, String streetType, String street, String activity) {
    return new Site(sequence, true, false, number, "", streetType, street, DIJON, activity);
  }
}
