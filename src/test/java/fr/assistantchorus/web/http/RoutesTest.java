package fr.assistantchorus.web.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RoutesTest {
  private final Routes routes = new Routes().get("/page", _ -> {});

  @Test
  void aSecondRouteOfOnePathAndMethodIsRefused() {
    assertThatThrownBy(() -> routes.get("/page", _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /page");
  }

  @Test
  void anotherMethodOfThePathIsNot() {
    assertThatCode(() -> routes.post("/page", _ -> {})).doesNotThrowAnyException();
  }

  @Test
  void anAnnouncementLeavesThePathToThePageThatIsThere() {
    assertThatCode(() -> routes.getUnlessTaken("/page", _ -> {}).getUnlessTaken("/new", _ -> {}))
        .doesNotThrowAnyException();
  }
}
