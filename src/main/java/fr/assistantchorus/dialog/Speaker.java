package fr.assistantchorus.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who speaks, as far as it changes what is to be told. */
public enum Speaker {
  /** Somebody who is refunded, or acts for their own farm. */
  FARMER("farmer"),
  /** An accountant, a centre de gestion, or anybody who acts for others. */
  THIRD_PARTY("third-party"),
  /** The gestionnaire principal of a structure, who decides on what others ask for. */
  MANAGER("manager"),
  /** Somebody who asks a gestionnaire for something, or works under one. */
  APPLICANT("applicant");

  private final String code;

  Speaker(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Speaker> ofCode(String code) {
    return Arrays.stream(values()).filter(speaker -> speaker.code.equals(code)).findFirst();
  }

  public static List<String> codes() {
    return Arrays.stream(values()).map(Speaker::code).toList();
  }

  /**
   * Returns whose words this one is told, the nearest first: a manager runs a farm, and whoever
   * acts for others waits for their managers as any applicant does.
   */
  public List<Speaker> toldAs() {
    return switch (this) {
      case FARMER, APPLICANT -> List.of(this);
      case MANAGER -> List.of(this, FARMER);
      case THIRD_PARTY -> List.of(this, APPLICANT);
    };
  }

  /**
   * Returns who speaks, now that this one was learnt. What tells less does not replace what tells
   * more: a third party stays one while it asks for an attachment, and a manager is a farmer too.
   */
  public Speaker learntAfter(Optional<Speaker> known) {
    boolean kept =
        known
            .filter(before ->
                before == THIRD_PARTY && this != FARMER || before == MANAGER && this == FARMER)
            .isPresent();
    return kept ? known.orElseThrow() : this;
  }
}
