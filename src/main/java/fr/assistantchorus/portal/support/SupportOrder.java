package fr.assistantchorus.portal.support;

/** By what a list of requests is sorted. */
public record SupportOrder(Key key, boolean descending) {
  /** The newest first. */
  public static final SupportOrder DEFAULT = new SupportOrder(Key.OPENED, true);

  public enum Key {
    OPENED,
    CATEGORY,
    STATE
  }
}
