package fr.assistantchorus.portal.refund;

import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.subscription.UsableSpace;

/**
 * A TIC space that an account may use, and what a request from it would have (F15, F24).
 *
 * @param bankDetails whether the structure has active bank details, which go with each request
 */
public record PreparedRefund(UsableSpace space, boolean bankDetails) {
  /** Returns whether the account may make requests, and not only read them. */
  public boolean mayRequest() {
    return space.access().covers(Access.MODIFICATION);
  }

  /** Returns whether a beneficiary category was chosen. */
  public boolean hasCategory() {
    return beneficiary().category().isPresent();
  }

  /** Returns whether the category wants the number of a Conchyliculteur (F60). */
  public boolean wantsShellfishNumber() {
    return beneficiary()
        .category()
        .filter(BeneficiaryCategory.SHELLFISH_FARMER::equals)
        .isPresent();
  }

  public boolean hasShellfishNumber() {
    return beneficiary().shellfishFarmerNumber().isPresent();
  }

  public boolean hasPacage() {
    return beneficiary().pacage().isPresent();
  }

  /** Returns whether nothing is missing that a request must have; the PACAGE need not be there. */
  public boolean isReady() {
    return mayRequest()
        && bankDetails
        && hasCategory()
        && (!wantsShellfishNumber() || hasShellfishNumber());
  }

  private Beneficiary beneficiary() {
    return space.opened().beneficiary();
  }
}
