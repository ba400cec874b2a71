package fr.assistantchorus.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.assistantchorus.intent.Evaluation;
import fr.assistantchorus.intent.phrase.Phrase;
import fr.assistantchorus.support.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a browser, from its file. */
final class EvaluationPageIT {
  @TempDir private Path folder;

  @Test
  void thePageShowsItsPicturesAndIsAccessible() throws Exception {
    Trainer trainer = new Trainer(Optional.empty());
    var model =
        trainer.apply(
            List.of(phrase("le lien est mort", "lien"), phrase("le mail est perdu", "mail")));
    // This phrase is meant for the other intent, so that it stands among the worst phrases.
    List<Phrase> judged = List.of(phrase("<b>lien</b> mort", "mail"), phrase("mail perdu", "mail"));
    Path file = folder.resolve("page.html");
    Measured measured = trainer.measured("two <intents>", Evaluation.of(model, judged));
    Files.writeString(file, EvaluationPage.of(measured));

    try (BrowserContext person = Browser.get().person()) {
      Page page = person.newPage();
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onPageError(complaints::add);
      page.navigate(file.toUri().toString());
      assertThat(page.title()).isEqualTo("Evaluation of two <intents>");
      assertThat(page.locator("svg").count()).isEqualTo(4);
      assertThat(page.locator("td b").count()).isZero();
      assertThat(page.locator("table").last().innerText()).contains("<b>lien</b> mort");
      Browser.assertAccessible(page);
      assertThat(complaints).isEmpty();
    }
  }

  private static Phrase phrase(String text, String intent) {
    return new Phrase(text, intent, "a.yml", 1);
  }
}
