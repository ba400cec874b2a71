package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.Criteria;
import fr.assistantchorus.conversation.agent.Criteria.Place;
import fr.assistantchorus.conversation.agent.Listed;
import fr.assistantchorus.conversation.agent.Outcome;
import fr.assistantchorus.portal.agent.Agents;
import fr.assistantchorus.portal.privacy.AccountFinder;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds conversations, live and past. The whole search is in the address, but for an account. */
final class ConversationListPage {
  private static final String WORDS = "q";
  private static final String DIALOG = "dialogue";
  private static final String STATE = "etat";
  private static final String OUTCOME = "issue";
  private static final String SINCE = "du";
  private static final String UNTIL = "au";
  private static final String MISSED = "incompris";
  private static final String AFTER = "apres";

  /** A longer text is cut: nobody looks for so much. */
  private static final int MOST = 200;

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private final Site site;
  private final ConsoleVisitors visitors;
  private final AgentDesk desk;
  private final Agents agents;
  private final AccountFinder finder;

  ConversationListPage(
      Site site, ConsoleVisitors visitors, AgentDesk desk, Agents agents, AccountFinder finder) {
    this.site = site;
    this.visitors = visitors;
    this.desk = desk;
    this.agents = agents;
    this.finder = finder;
  }

  void route(Routes routes) {
    routes.get(ConsoleVisitors.HOME, visitors.agent(this::list));
  }

  private void list(RoutingContext context) {
    Map<String, String> asked = asked(context);
    String words = asked.get(WORDS);
    Optional<UUID> id = Uuids.read(words);
    if (id.isPresent()) {
      Responses.answer(
          context,
          desk.exists(id.get()),
          there -> {
            if (there) {
              Responses.seeOther(context, ConversationPage.path(id.get()));
            } else {
              Responses.answer(
                  context, find(asked, id, List.of()), listed -> show(context, asked, listed));
            }
          });
      return;
    }
    Future<Optional<UUID>> account =
        words.indexOf('@') < 0
            ? Future.succeededFuture(Optional.empty())
            : site.transaction(transaction -> agents.accountOf(transaction, words));
    Future<List<UUID>> people =
        words.isEmpty() || words.indexOf('@') >= 0
            ? Future.succeededFuture(List.of())
            : site.transaction(transaction -> finder.byNumber(transaction, words));
    Responses.answer(
        context,
        account.compose(found -> people.compose(those -> find(asked, found, those))),
        listed -> show(context, asked, listed));
  }

  private Future<List<Listed>> find(
      Map<String, String> asked, Optional<UUID> account, List<UUID> people) {
    boolean byAddress =
        asked.get(WORDS).indexOf('@') >= 0 || Uuids.read(asked.get(WORDS)).isPresent();
    if (byAddress && account.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return desk.find(
        new Criteria(
            byAddress ? Optional.empty() : filled(asked, WORDS),
            filled(asked, DIALOG),
            filled(asked, STATE),
            filled(asked, OUTCOME).flatMap(Outcome::ofCode),
            day(asked.get(SINCE)).map(day -> day.atStartOfDay(ZONE).toInstant()),
            day(asked.get(UNTIL)).map(day -> day.plusDays(1).atStartOfDay(ZONE).toInstant()),
            !asked.get(MISSED).isEmpty(),
            account,
            people,
            place(asked.get(AFTER))));
  }

  private static Map<String, String> asked(RoutingContext context) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (String field : List.of(WORDS, DIALOG, STATE, OUTCOME, SINCE, UNTIL, MISSED, AFTER)) {
      String value =
          context.queryParam(field).stream().findFirst().orElse("").replace('\0', ' ').strip();
      asked.put(field, value.length() > MOST ? value.substring(0, MOST) : value);
    }
    return asked;
  }

  private static Optional<String> filled(Map<String, String> asked, String field) {
    return Optional.of(asked.get(field)).filter(value -> !value.isEmpty());
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() < 9999);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads « moment_id », where the page before ended; anything else is the first page. */
  private static Place place(String text) {
    int at = text.indexOf('_');
    try {
      return at < 0
          ? Place.FIRST
          : Uuids.read(text.substring(at + 1))
              .map(id -> new Place(Instant.parse(text.substring(0, at)), id))
              .orElse(Place.FIRST);
    } catch (DateTimeException e) {
      return Place.FIRST;
    }
  }

  private void show(RoutingContext context, Map<String, String> asked, List<Listed> listed) {
    Map<String, Object> values = new HashMap<>();
    values.put("form", Form.of(asked));
    values.put("listed", listed);
    values.put("dialogs", desk.dialogs().stream().map(name -> new Choice(name, name)).toList());
    values.put(
        "outcomes",
        Stream.of(Outcome.values()).map(one -> new Choice(one.code(), one.label())).toList());
    values.put("filtered", asked.values().stream().anyMatch(value -> !value.isEmpty()));
    values.put("next", listed.size() < AgentDesk.PAGE ? "" : next(asked, listed.getLast()));
    visitors.show(context, 200, "console-conversations", values);
  }

  private static String next(Map<String, String> asked, Listed last) {
    StringBuilder address = new StringBuilder(ConsoleVisitors.HOME).append('?');
    asked.forEach((field, value) -> {
      if (!value.isEmpty() && !field.equals(AFTER)) {
        address.append(field).append('=').append(encoded(value)).append('&');
      }
    });
    return address
        .append(AFTER)
        .append('=')
        .append(encoded(last.lastAt() + "_" + last.conversation()))
        .toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
