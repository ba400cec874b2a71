package fr.assistantchorus.action;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.session.BindingLinks;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links that the dialogs give lead to where the pages are. */
final class HandOverPathsTest {
  private static final Pattern WITH_TOKEN = Pattern.compile("href: \"(/[^{\"]*)\\{");

  /** It has a number after it and no token. */
  private static final String OF_A_REQUEST = "/espaces/sollicitations/";

  @Test
  void eachLinkWithATokenLeadsToThePageThatTakesIt() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("dialogs"))) {
      List<Path> dialogs = files.filter(file -> file.toString().endsWith(".yml")).toList();
      assertThat(dialogs.stream().flatMap(HandOverPathsTest::paths).distinct())
          .containsExactlyInAnyOrder(BindingLinks.PATH, SignUpDrafts.PATH, OF_A_REQUEST);
    }
  }

  private static Stream<String> paths(Path file) {
    try {
      return WITH_TOKEN.matcher(Files.readString(file)).results().map(HandOverPathsTest::path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(MatchResult link) {
    return link.group(1);
  }
}
