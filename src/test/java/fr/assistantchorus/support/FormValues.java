package fr.assistantchorus.support;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is typed into a form, in its order; a name may come more than once. */
public record FormValues(List<Field> fields) {
  record Field(String name, String value) {}

  /**
   * @param namesAndValues in turn
   */
  public static FormValues of(String... namesAndValues) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new FormValues(List.copyOf(fields));
  }

  /** The same with this value alone under the name: in its place, or at the end. */
  public FormValues with(String name, String value) {
    List<Field> changed = new ArrayList<>(fields);
    int place = changed.stream().map(Field::name).toList().indexOf(name);
    changed.removeIf(field -> field.name.equals(name));
    changed.add(place < 0 ? changed.size() : place, new Field(name, value));
    return new FormValues(List.copyOf(changed));
  }

  /** The same with these values, name by name. */
  public FormValues with(FormValues others) {
    FormValues changed = this;
    for (Field other : others.fields) {
      changed = changed.with(other.name, other.value);
    }
    return changed;
  }

  /** The same after this one. */
  FormValues after(String name, String value) {
    List<Field> all = new ArrayList<>(List.of(new Field(name, value)));
    all.addAll(fields);
    return new FormValues(List.copyOf(all));
  }

  /** As a browser sends them with a file (RFC 7578). */
  byte[] multipart(String boundary, String fileField, String fileName, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Field field : fields) {
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(boundary, field.name, field.value)
              .getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(
        ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .formatted(boundary, fileField, fileName)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** As a browser sends it, by {@code application/x-www-form-urlencoded}. */
  String encoded() {
    return fields.stream()
        .map(field -> field.name + "=" + URLEncoder.encode(field.value, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
