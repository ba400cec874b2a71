package fr.assistantchorus.setting;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every setting there is. They are the table of the README, which {@code check --settings} prints.
 *
 * <p>A setting comes from the file of {@code --config} or from the environment; the environment
 * wins.
 */
public enum Setting {
  DATABASE_URL(
      new Kind.Text("URL"),
      "embedded",
      "PostgreSQL: `postgres://user:password@host:port/database?sslmode=verify-full`"),
  SMTP_URL(
      new Kind.Text("URL"),
      "embedded",
      "Mail server: `smtp://user:password@host:587?starttls=required` or `smtps://…`"),
  MAIL_FROM(
      new Kind.Text("address"),
      "embedded: " + Settings.DEMO_MAIL_FROM,
      "The address that mails come from, quoted in texts"),
  PUBLIC_URL(
      new Kind.Text("URL"),
      "embedded: http://localhost:PORT",
      "Where people reach the portal, for links"),
  MASTER_KEY(
      new Kind.Text("32 bytes, base64"),
      "embedded: made once, in DATA_DIRECTORY",
      "Wraps the keys of all that is encrypted; make one with `openssl rand -base64 32`"),
  MASTER_KEY_SECOND(
      new Kind.Text("32 bytes, base64"),
      "",
      "A second key that only opens, while `MASTER_KEY` is changed"),
  HOST(
      new Kind.Text("address"),
      "127.0.0.1; 0.0.0.0 with the five above",
      "The address to listen on; the embedded parts allow the loopback one only"),
  PORT(new Kind.Whole(0, 65_535), "8080", "The port of the portal and the chat; 0 for any"),
  MANAGEMENT_PORT(new Kind.Whole(0, 65_535), "8081", "The port of health and metrics; 0 for any"),
  DATA_DIRECTORY(
      new Kind.Text("folder"), "./data", "What the embedded parts keep, and the trained model"),
  MAILBOX_PORT(new Kind.Whole(0, 65_535), "0", "The port of the embedded mail server; 0 for any"),
  LINK_MINUTES(
      new Kind.Time(5, 10_080, ChronoUnit.MINUTES), "60", "How long an activation link is valid"),
  CONVERSATION_DAYS(
      new Kind.Time(1, 3_650, ChronoUnit.DAYS), "180", "How long a conversation is kept"),
  RESENDS_PER_ADDRESS_PER_HOUR(
      new Kind.Whole(1, 1_000), "3", "Activation mails that may be asked for an address"),
  RESEND_GAP_MINUTES(
      new Kind.Time(0, 60, ChronoUnit.MINUTES), "2", "Least time between two of them"),
  RESENDS_PER_NETWORK_PER_HOUR(
      new Kind.Whole(1, 100_000), "20", "Activation mails that may be asked from a network"),
  CONVERSATIONS_PER_HOUR(
      new Kind.Whole(1, 10_000_000), "120", "Conversations that a network may open, on each node"),
  TURNS_PER_MINUTE(
      new Kind.Whole(1, 10_000_000), "240", "Turns that a network may take, on each node"),
  LOGIN_FAILURES(new Kind.Whole(1, 100), "5", "Wrong passwords that lock a login address"),
  LOCK_MINUTES(new Kind.Time(1, 1_440, ChronoUnit.MINUTES), "60", "For how long they lock it"),
  SILENCE_MINUTES(
      new Kind.Time(1, 1_440, ChronoUnit.MINUTES),
      "10",
      "Silence after which the assistant asks whether to go on"),
  DESK_HOURS(
      new Kind.Text("`1-5 09:00-17:00`, always, never"),
      "1-5 09:00-17:00",
      "When agents of the support answer in conversations: days (1 is Monday) and hours in Paris"),
  DESK_MINUTES(
      new Kind.Time(1, 120, ChronoUnit.MINUTES),
      "5",
      "How long somebody waits for one before a request is sent in their place"),
  DESK_SILENCE_MINUTES(
      new Kind.Time(1, 120, ChronoUnit.MINUTES),
      "10",
      "How long an agent says nothing before the assistant answers again"),
  DRAIN_SECONDS(
      new Kind.Time(0, 300, ChronoUnit.SECONDS),
      "20",
      "How long a stop waits for what is under way"),
  REGISTER_SOURCE(
      new Kind.OneOf(List.of("tables", "search")),
      "tables",
      "Whom a SIRET is asked of: the tables that `import-register` fills, or the public company"
          + " search, and the tables while it is away"),
  REGISTER_URL(
      new Kind.Text("URL"),
      "https://recherche-entreprises.api.gouv.fr",
      "Where the public company search is"),
  ALLOWED_ORIGINS(
      new Kind.Text("origins, separated by commas"),
      "",
      "Other sites that may embed the chat, as `https://www.exemple.fr`"),
  WEBHOOK_SECRET(
      new Kind.Text("16 to 200 characters"),
      "",
      "Lets another program speak for people at `/webhooks/rest/webhook`, with this as its bearer"
          + " token; without it there is no such path"),
  TRUSTED_PROXIES(
      new Kind.Whole(0, 10),
      "0",
      "Reverse proxies in front, whose entries of `X-Forwarded-For` are believed"),
  LOG_FORMAT(
      new Kind.OneOf(List.of("text", "json")),
      "text; json with the first five",
      "How events are written to the standard output");

  /** What a value looks like. */
  sealed interface Kind {
    record Text(String of) implements Kind {}

    record Whole(int least, int most) implements Kind {}

    /** A whole number of units of time. */
    record Time(int least, int most, ChronoUnit unit) implements Kind {}

    record OneOf(List<String> values) implements Kind {}
  }

  private final Kind kind;
  private final String fallback;
  private final String purpose;

  Setting(Kind kind, String fallback, String purpose) {
    this.kind = kind;
    this.fallback = fallback;
    this.purpose = purpose;
  }

  /**
   * Returns the value that holds where nothing sets one, or words that say how that value is found.
   */
  String fallback() {
    return fallback;
  }

  /** Returns the unit that a time is counted in; only times have one. */
  ChronoUnit unit() {
    if (kind instanceof Kind.Time time) {
      return time.unit();
    }
    throw new IllegalArgumentException(this + " is no time");
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** Returns why this cannot be the value, as the end of a sentence; empty where it can. */
  Optional<String> fault(String value) {
    return switch (kind) {
      case Kind.Text _ -> Optional.empty();
      case Kind.Whole(int least, int most) -> faultOfWhole(value, least, most);
      case Kind.Time(int least, int most, _) -> faultOfWhole(value, least, most);
      case Kind.OneOf(List<String> values) ->
          values.contains(value)
              ? Optional.empty()
              : Optional.of("is not one of " + String.join(", ", values));
    };
  }

  private static Optional<String> faultOfWhole(String value, int least, int most) {
    return isWhole(value, least, most)
        ? Optional.empty()
        : Optional.of("is not a whole number from %d to %d".formatted(least, most));
  }

  private static boolean isWhole(String value, int least, int most) {
    // At most nine digits, so that the number does not overflow.
    return value.matches("\\d{1,9}")
        && Integer.parseInt(value) >= least
        && Integer.parseInt(value) <= most;
  }

  /** Returns the table, in Markdown. */
  public static String table() {
    return "| setting | value | default | |\n|---|---|---|---|\n"
        + Arrays.stream(values()).map(Setting::row).collect(Collectors.joining());
  }

  private String row() {
    String looks =
        switch (kind) {
          case Kind.Text(String of) -> of;
          case Kind.Whole(int least, int most) -> "%d to %d".formatted(least, most);
          case Kind.Time(int least, int most, _) -> "%d to %d".formatted(least, most);
          case Kind.OneOf(List<String> values) -> String.join(", ", values);
        };
    return "| `%s` | %s | %s | %s |\n".formatted(name(), looks, fallback, purpose);
  }
}
