package fr.assistantchorus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the table, a space that must not break is written as ~. */
final class FrenchSpacesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>Un compte ?</p>                          | <p>Un compte~?</p>
          <p>Attention : lisez ; merci !</p>          | <p>Attention~: lisez~; merci~!</p>
          <p>Dites « oui » ou « non ».</p>            | <p>Dites «~oui~» ou «~non~».</p>
          <p><strong>Lien</strong> : le vôtre</p>     | <p><strong>Lien</strong>~: le vôtre</p>
          <p>3 fois, et voilà</p>                     | <p>3 fois, et voilà</p>
          <a title="a > b ? c : d">x</a> ?            | <a title="a > b ? c : d">x</a>~?
          <textarea>moi ?</textarea> oui ?            | <textarea>moi ?</textarea> oui~?
          <option>Quelle vache ?</option> oui ?       | <option>Quelle vache ?</option> oui~?
          <pre>a : b</pre>                            | <pre>a : b</pre>
          <p>pas fini ?                               | <p>pas fini~?
          """)
  void punctuationStaysWithItsWordWherePeopleReadIt(String html, String kept) {
    assertThat(FrenchSpaces.in(html).replace('\u00a0', '~')).isEqualTo(kept);
  }
}
