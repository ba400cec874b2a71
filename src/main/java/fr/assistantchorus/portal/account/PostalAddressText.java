package fr.assistantchorus.portal.account;

import io.vertx.core.json.JsonObject;

/** A postal address as JSON, by the keys of its parts, which is what is kept. */
public final class PostalAddressText {
  private PostalAddressText() {}

  public static JsonObject write(PostalAddress address) {
    JsonObject json = new JsonObject();
    PostalAddress.parts().forEach(part -> json.put(part.key(), address.text(part)));
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param json null where nothing was written
   */
  public static PostalAddress read(JsonObject json) {
    PostalAddress address = PostalAddress.NONE;
    if (json != null) {
      for (PostalAddress.Part part : PostalAddress.parts()) {
        address = address.with(part, json.getString(part.key(), ""));
      }
    }
    return address;
  }
}
