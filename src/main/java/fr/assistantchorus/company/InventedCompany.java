package fr.assistantchorus.company;

import fr.assistantchorus.field.Luhn;
import java.util.ArrayList;
import java.util.List;

/**
 * A company that does not exist, and its establishments.
 *
 * @param disclosed « diffusible »
 * @param firstName of a sole trader, else empty
 * @param lastName of a sole trader, else empty
 * @param name of any other company, else empty
 */
record InventedCompany(
    String siren,
    boolean disclosed,
    String firstName,
    String lastName,
    String name,
    String legalForm,
    List<Site> sites) {
  static final String SOLE_TRADER = "1000";

  private static final String WITHHELD = "[ND]";

  /**
   * An establishment.
   *
   * @param sequence the number in the SIRET, from 1
   * @param number the number in the street; it may be empty, as in the country
   */
  record Site(
      int sequence,
      boolean headOffice,
      boolean open,
      String number,
      String repetition,
      String streetType,
      String street,
      Town town,
      String activity) {
    Site {
      if (sequence < 1 || sequence > 9_999) {
        throw new IllegalArgumentException("no establishment number " + sequence);
      }
    }
  }

  /**
   * A commune.
   *
   * @param postalCode the postal code of letters to it
   * @param code INSEE's code of the commune
   * @param name as mail is addressed to it
   */
  record Town(String postalCode, String code, String name) {}

  static Stock stock(List<InventedCompany> companies) {
    List<StockLegalUnit> units = new ArrayList<>();
    List<StockEstablishment> establishments = new ArrayList<>();
    for (InventedCompany company : companies) {
      units.add(company.unit());
      company.sites.forEach(site -> establishments.add(company.establishment(site)));
    }
    return new Stock(List.copyOf(units), List.copyOf(establishments));
  }

  /** Returns the SIREN of these 8 digits and of the one that makes them pass the Luhn check. */
  static String siren(String eight) {
    return completed(eight);
  }

  String siret(Site site) {
    return completed("%s%04d".formatted(siren, site.sequence()));
  }

  private StockLegalUnit unit() {
    return new StockLegalUnit(
        siren,
        disclosure(),
        shown(firstName),
        shown(lastName),
        shown(name),
        legalForm,
        sites.stream().anyMatch(Site::open) ? "A" : "C");
  }

  private StockEstablishment establishment(Site site) {
    return new StockEstablishment(
        siret(site),
        disclosure(),
        site.headOffice(),
        "",
        shown(site.number()),
        shown(site.repetition()),
        shown(site.streetType()),
        shown(site.street()),
        shown(site.town().postalCode()),
        // The commune is public even where a company withholds the rest.
        site.town().name(),
        site.town().code(),
        site.open() ? "A" : "F",
        site.activity());
  }

  private String disclosure() {
    return disclosed ? "O" : "P";
  }

  private String shown(String value) {
    return disclosed || value.isEmpty() ? value : WITHHELD;
  }

  private static String completed(String digits) {
    return digits + Luhn.checkDigit(digits);
  }
}
