package fr.assistantchorus.company.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.company.CompanyRegister;
import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.field.Siren;
import fr.assistantchorus.field.Towns;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The register that the public company search gives: {@code GET /search?q=…}. Whatever it does, it
 * costs a person some seconds at most, and is {@code Away} otherwise.
 */
public final class PublicSearch implements CompanyRegister {
  /** A person waits, and the turn holds a connection meanwhile. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(2_500);

  private static final Duration LONGEST_CONNECT = Duration.ofMillis(1_500);

  /** The service allows seven requests a second from one address. */
  private static final int CONNECTIONS = 4;

  private static final int MOST_WAITING = 32;

  /** Of an answer; an ordinary one has some 10 KiB. */
  static final int MOST_BYTES = 512 * 1024;

  private static final int TOO_MANY_REQUESTS = 429;

  /** How long an answer is repeated: a company that registers meanwhile is known soon after. */
  static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MOST_KEPT = 2_000;

  /** Of a company; nobody would choose from more. */
  private static final int MOST_MATCHING = 20;

  /** What the service gives a page at most. */
  private static final int PAGE = 25;

  private final HttpClient client;
  private final String url;
  private final Duration longestWait;
  private final Circuit circuit;
  private final Cache<String, List<Establishment>> kept;

  private PublicSearch(HttpClient client, String url, Duration longestWait, InstantSource clock) {
    this.client = client;
    this.url = url;
    this.longestWait = longestWait;
    this.circuit = new Circuit(clock);
    this.kept =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT)
            .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
            .executor(Runnable::run)
            .build();
  }

  /**
   * Makes one; it connects when it is first asked.
   *
   * @param url scheme, host and port
   */
  public static PublicSearch at(Vertx vertx, String url, InstantSource clock) {
    return at(vertx, url, LONGEST_WAIT, clock);
  }

  static PublicSearch at(Vertx vertx, String url, Duration longestWait, InstantSource clock) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) LONGEST_CONNECT.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) (4 * longestWait.toMillis())),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING));
    return new PublicSearch(client, url, longestWait, clock);
  }

  /**
   * {@inheritDoc} A query by SIRET gives the company, of which the very establishment is picked.
   */
  @Override
  public Future<Lookup> find(String siret) {
    return ask("q=" + siret)
        .compose(answer ->
            answer.isEmpty()
                ? Future.succeededFuture(new Lookup.Away())
                : answer.get().stream()
                    .filter(one -> one.siret().equals(siret))
                    .findFirst()
                    .map(this::withSiblings)
                    .orElseGet(() -> Future.succeededFuture(new Lookup.Unknown())));
  }

  /** Asks for the others where they are needed: where this one is closed. */
  private Future<Lookup> withSiblings(Establishment found) {
    if (found.open()) {
      return Future.succeededFuture(new Lookup.Found(found, List.of()));
    }
    String siren = found.siret().substring(0, Siren.LENGTH);
    return ask("q=%s&limite_matching_etablissements=%d".formatted(siren, MOST_MATCHING))
        .map(answer ->
            new Lookup.Found(
                found,
                answer.orElse(List.of()).stream()
                    .filter(one -> one.open() && one.siret().startsWith(siren))
                    .filter(one -> !one.siret().equals(found.siret()))
                    .sorted(Comparator.comparing(Establishment::headOffice).reversed())
                    .limit(MOST_SIBLINGS)
                    .toList()));
  }

  @Override
  public Future<Search> search(String name, String town, int limit) {
    List<String> codes = postalCodes(cut(town));
    String asked = codes.isEmpty() ? cut(name) + " " + cut(town) : cut(name);
    if (cut(name).isEmpty()) {
      return Future.succeededFuture(new Search.Found(List.of()));
    }
    String query =
        "q=%s&per_page=%d&limite_matching_etablissements=%d"
                .formatted(
                    URLEncoder.encode(asked.strip(), StandardCharsets.UTF_8), PAGE, MOST_MATCHING)
            + (codes.isEmpty() ? "" : "&code_postal=" + String.join(",", codes));
    return ask(query)
        .map(answer ->
            answer.isEmpty()
                ? new Search.Away()
                : new Search.Found(
                    answer.get().stream()
                        .filter(one -> one.open() && one.disclosed())
                        .filter(one -> codes.isEmpty() || codes.contains(one.postalCode()))
                        .limit(Math.clamp(limit, 1, MOST_FOUND))
                        .toList()));
  }

  /** Returns the postal codes of the town, or the one that was given in its place. */
  private static List<String> postalCodes(String town) {
    return Towns.of(town).isEmpty()
        ? Towns.named(Towns.key(town)).stream()
            .flatMap(one -> Stream.of(one.postalCodes().split(" ")))
            .distinct()
            .collect(Collectors.toList())
        : List.of(town);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_SEARCHED)).strip();
  }

  /** Returns the answer; empty where there is none, whatever the reason. */
  private Future<Optional<List<Establishment>>> ask(String query) {
    List<Establishment> known = kept.getIfPresent(query);
    if (known != null) {
      return Future.succeededFuture(Optional.of(known));
    }
    if (!circuit.isOpen()) {
      return Future.succeededFuture(Optional.empty());
    }
    return client
        .request(
            new RequestOptions()
                .setAbsoluteURI(url + "/search?" + query)
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.ACCEPT, "application/json"))
        .compose(request ->
            request
                .send()
                .compose(response -> answer(query, response))
                .timeout(longestWait.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(_ -> request.reset()))
        .recover(failure -> {
          circuit.failed(failure.getClass().getSimpleName());
          return Future.succeededFuture(Optional.empty());
        });
  }

  private Future<Optional<List<Establishment>>> answer(String query, HttpClientResponse response) {
    switch (response.statusCode()) {
      case 200 -> {
        return body(response).map(body -> read(query, body));
      }
      case TOO_MANY_REQUESTS -> circuit.told(response.getHeader(HttpHeaders.RETRY_AFTER));
      default -> circuit.failed("status " + response.statusCode());
    }
    // What comes with it is of no interest, however long it is.
    response.exceptionHandler(_ -> {}).request().reset();
    return Future.succeededFuture(Optional.empty());
  }

  private Optional<List<Establishment>> read(String query, Buffer body) {
    Optional<List<Establishment>> answer = PublicAnswer.read(body);
    answer.ifPresentOrElse(
        found -> {
          circuit.succeeded();
          kept.put(query, found);
        },
        () -> circuit.failed("an answer of another form"));
    return answer;
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response
        .exceptionHandler(whole::tryFail)
        .handler(part -> {
          if (body.length() + part.length() <= MOST_BYTES) {
            body.appendBuffer(part);
          } else {
            whole.tryFail(new IllegalStateException("more than %d bytes".formatted(MOST_BYTES)));
          }
        })
        .endHandler(_ -> whole.tryComplete(body));
    return whole.future();
  }
}
