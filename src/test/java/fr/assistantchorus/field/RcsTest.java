package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RcsTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RCS Aurillac 123456782 | RCS AURILLAC 123456782 | the usual
          RCS Aurillac B 123 456 782 | RCS AURILLAC B 123456782 | its letter
          rcs aurillac a 123 456 782 | RCS AURILLAC A 123456782 | small letters
          R.C.S. Clermont-Ferrand B123456782 | RCS CLERMONT-FERRAND B 123456782 | dots; the letter stuck to it
          R.C.S Paris 130.019.771 | RCS PARIS 130019771 | a dot less
          RCS de Saint-Flour n° 123456782 | RCS SAINT-FLOUR 123456782 | « de », « n° »
          RCS d'Aurillac 123456782 | RCS AURILLAC 123456782 | elided
          123 456 782 RCS Aurillac | RCS AURILLAC 123456782 | as on letterheads
          123 456 782 R.C.S. Le Mans | RCS LE MANS 123456782 | a town with an article
          Aurillac B 123456782 | RCS AURILLAC B 123456782 | without its letters
          RCS Bourg-en-Bresse 123456782 | RCS BOURG-EN-BRESSE 123456782 | hyphens
          RCS Saint-Denis de La Réunion 123456782 | RCS SAINT-DENIS DE LA RÉUNION 123456782 | overseas
          RCS Deauville 123456782 | RCS DEAUVILLE 123456782 | a « de » that is its own
          RCS Dax 123456782 | RCS DAX 123456782 | a D that is no elision
          """)
  void isKeptInCapitals(String text, String value, String why) {
    assertThat(Rcs.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          RCS Aurillac | malformed | no number
          123456782 | malformed | no town
          RCS 123456782 | malformed | neither
          RCS Aurillac 123456783 | siren | a wrong digit
          RCS Aurillac 12345678 | siren | one less
          RCS Aurillac 12345678200010 | siren | the SIRET
          RCS 15 Aurillac 123456782 | malformed | a number in the town
          RCS <b> 123456782 | malformed | signs
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Rcs.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "RCS AURILLAC B 123456782, 12345678200010, true",
    "RCS AURILLAC 123456782, 12345678200028, true",
    "RCS PARIS 130019771, 12345678200010, false",
    "RCS AURILLAC 123456782, 123456782, false",
  })
  void isOfTheCompanyWhoseEstablishmentTheSiretIs(String rcs, String siret, boolean itsOwn) {
    assertThat(Rcs.isOf(rcs, siret)).isEqualTo(itsOwn);
  }
}
