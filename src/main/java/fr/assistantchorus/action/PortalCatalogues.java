package fr.assistantchorus.action;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The portal's closed lists, as the options that a dialog offers by naming the list. */
public final class PortalCatalogues {
  private PortalCatalogues() {}

  /** Returns each list by the name that dialogs use: the stored codes with their French labels. */
  public static Map<String, List<Option>> all() {
    return Map.of(
        "beneficiary-category",
        Arrays.stream(BeneficiaryCategory.values())
            .map(category -> new Option(category.code(), category.label()))
            .toList(),
        "sign-up-space-beside-tic",
        Space.atSignUp().stream()
            .filter(space -> space != Space.TIC)
            .map(space -> new Option(space.code(), space.signUpLabel()))
            .toList());
  }
}
