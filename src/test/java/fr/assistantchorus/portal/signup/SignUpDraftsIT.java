package fr.assistantchorus.portal.signup;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.support.Tables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SignUpDraftsIT {
  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private static final SignUpDrafts DRAFTS = FIXTURE.portal.drafts();
  private static final Map<String, String> TYPED =
      Map.of("email", "brouillon@exemple.fr", "siret", "12345678200010", "city", "Saint-Flour");
  private static final int DAY = 24 * 60;

  private static Optional<Map<String, String>> read(String token, int minutes) {
    return FIXTURE.within(tx -> DRAFTS.read(tx, token, after(minutes)));
  }

  private static Optional<String> begin(Map<String, String> values, String client, int minutes) {
    return FIXTURE.within(tx -> DRAFTS.begin(tx, values, client, after(minutes)));
  }

  private static boolean save(String token, Map<String, String> values, int minutes) {
    return FIXTURE.within(tx -> DRAFTS.save(tx, token, values, after(minutes)));
  }

  private static String code(String token, int minutes) {
    return FIXTURE.within(tx -> DRAFTS.code(tx, token, after(minutes)));
  }

  private static Optional<String> open(String link, int minutes) {
    return FIXTURE.within(tx -> DRAFTS.open(tx, link, after(minutes)));
  }

  private static Optional<Map<String, String>> take(String code, int minutes) {
    return FIXTURE.within(tx -> DRAFTS.take(tx, code, after(minutes)));
  }

  private static String link(int minutes) {
    return FIXTURE.within(tx -> DRAFTS.link(tx, TYPED, after(minutes)));
  }

  @Test
  void whatWasTypedIsThereOnTheNextPageForADay() {
    String token = begin(TYPED, PortalFixture.client(), 0).orElseThrow();

    assertThat(read(token, DAY - 1)).contains(TYPED);
    assertThat(read(token, DAY)).isEmpty();
    assertThat(save(token, TYPED, DAY)).isFalse();
    assertThat(read("x".repeat(43), 0)).isEmpty();
  }

  @Test
  void savingReplacesItAndKeepsItForAnotherDay() {
    String token = begin(TYPED, PortalFixture.client(), 0).orElseThrow();
    Map<String, String> more = Map.of("email", "autre@exemple.fr");

    assertThat(save(token, more, DAY - 1)).isTrue();
    assertThat(read(token, DAY + 1)).contains(more);
  }

  @Test
  void aCodeIsTakenOnceHoweverItIsTypedAndLeavesTheDraftToThePage() {
    String token = begin(TYPED, PortalFixture.client(), 0).orElseThrow();
    String code = code(token, 0);

    assertThat(code).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
    assertThat(take(code.toLowerCase().replace('-', ' '), 1)).contains(TYPED);
    assertThat(take(code, 2)).isEmpty();
    assertThat(read(token, 3)).contains(TYPED);
  }

  @Test
  void aCodeGivesWhatWasTypedSinceAndHasItsHour() {
    String token = begin(TYPED, PortalFixture.client(), 0).orElseThrow();
    String first = code(token, 0);
    String second = code(token, 30);
    Map<String, String> more = new LinkedHashMap<>(TYPED);
    more.put("street", "1 route du Lac");
    save(token, more, 40);

    assertThat(take(first, 60)).isEmpty();
    assertThat(take(second, 60)).contains(more);
    assertThat(take("n’importe quoi", 0)).isEmpty();
    assertThat(take(code("x".repeat(43), 0), 0)).isEmpty();
  }

  @Test
  void aLinkOfTheChatOpensOnceAndBecomesThePagesDraft() {
    String link = link(0);

    assertThat(read(link, 0)).isEmpty();
    String token = open(link, 1).orElseThrow();
    assertThat(read(token, 1)).contains(TYPED);
    assertThat(open(link, 2)).isEmpty();
    assertThat(open(token, 2)).isEmpty();
    assertThat(open(link(0), DAY)).isEmpty();
  }

  @Test
  void nothingThatWasTypedStandsInTheClear() {
    String token = begin(TYPED, PortalFixture.client(), 0).orElseThrow();
    String code = code(token, 0);

    assertThat(Tables.holding(FIXTURE.database, "brouillon@exemple.fr")).isEmpty();
    assertThat(Tables.holding(FIXTURE.database, "Saint-Flour")).isEmpty();
    assertThat(Tables.holding(FIXTURE.database, token)).isEmpty();
    assertThat(Tables.holding(FIXTURE.database, code)).isEmpty();
  }

  @Test
  void whatHasHadItsTimeIsRemoved() {
    try (PortalFixture other = new PortalFixture()) {
      SignUpDrafts drafts = other.portal.drafts();
      String token =
          other
              .within(tx -> drafts.begin(tx, TYPED, PortalFixture.client(), after(0)))
              .orElseThrow();
      other.within(tx -> drafts.code(tx, token, after(0)));

      other.portal.retention().purge(after(90)).await();
      assertThat(other.count("SELECT count(*) FROM sign_up_code")).isZero();
      assertThat(other.count("SELECT count(*) FROM sign_up_draft")).isOne();

      other.portal.retention().purge(after(DAY)).await();
      assertThat(other.count("SELECT count(*) FROM sign_up_draft")).isZero();
    }
  }

  @Test
  void howMuchIsKeptIsBounded() {
    Map<String, String> flood = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      flood.put("field" + i, "x".repeat(10_000));
    }
    Map<String, String> kept =
        read(begin(flood, PortalFixture.client(), 0).orElseThrow(), 0).orElseThrow();

    assertThat(kept).hasSize(SignUpDraftStore.MOST_VALUES);
    assertThat(kept.values()).allMatch(value -> value.length() <= SignUpDraftStore.LONGEST_VALUE);
  }

  @Test
  void aNetworkBeginsOnlySoMany() {
    int most = PortalRules.DRAFTS_PER_NETWORK.most();
    String client = PortalFixture.client();
    for (int i = 0; i < most; i++) {
      assertThat(begin(TYPED, client, 0)).isPresent();
    }
    assertThat(begin(TYPED, client, 0)).isEmpty();
    assertThat(begin(TYPED, client, 60)).isPresent();
  }

  @Test
  void aDraftHasOnlySoManyCodes() {
    String token = begin(TYPED, PortalFixture.client(), 0).orElseThrow();
    String first = code(token, 0);
    String second = code(token, 1);
    for (int i = 2; i <= SignUpDrafts.MOST_CODES; i++) {
      code(token, 2);
    }
    assertThat(take(first, 3)).isEmpty();
    assertThat(take(second, 3)).contains(TYPED);
  }
}
