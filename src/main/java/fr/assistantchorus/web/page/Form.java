package fr.assistantchorus.web.page;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form as it is shown: what was typed, and what is wrong with it, by field. Only what may be
 * shown again is read into it: no password, no answer to a secret question.
 */
public final class Form {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private String message;

  public static Form empty() {
    return new Form();
  }

  /** What is shown in each field. */
  public static Form of(Map<String, String> values) {
    Form form = new Form();
    form.values.putAll(values);
    return form;
  }

  /** Holds a value, also one that no field was typed for. */
  public Form put(String field, String value) {
    values.put(field, value);
    return this;
  }

  /** Keeps what was typed in these fields. */
  public static Form read(RoutingContext context, String... fields) {
    Form form = new Form();
    for (String field : fields) {
      form.values.put(field, field(context, field));
    }
    return form;
  }

  /** One field of the request; empty where it is missing. */
  public static String field(RoutingContext context, String name) {
    String value = context.request().getFormAttribute(name);
    return value == null ? "" : storable(value);
  }

  /** All values of one field, which several boxes of one name may have. */
  public static List<String> fields(RoutingContext context, String name) {
    return context.request().formAttributes().getAll(name).stream().map(Form::storable).toList();
  }

  /** PostgreSQL refuses U+0000 in any text. */
  private static String storable(String value) {
    return value.replace('\0', '\uFFFD');
  }

  /** A second fault of one field is told when the first is mended. */
  public Form error(String field, String sentence) {
    errors.putIfAbsent(field, sentence);
    return this;
  }

  /** What is wrong with the whole rather than with one field. */
  public Form message(String sentence) {
    message = sentence;
    return this;
  }

  /** Also for the templates. */
  public boolean isGood() {
    return errors.isEmpty() && message == null;
  }

  /** For the templates. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** A field and what is wrong with it. */
  public record Fault(String field, String sentence) {}

  /** For the templates; null where the field has no fault. */
  public String fault(String field) {
    return errors.get(field);
  }

  /** For the templates: fields and their faults, in the order they were found. */
  public List<Fault> getFaults() {
    return errors.entrySet().stream()
        .map(entry -> new Fault(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** For the templates; may be null. */
  public String getMessage() {
    return message;
  }
}
