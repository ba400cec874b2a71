package fr.assistantchorus.web.page;

import java.util.List;
import java.util.Map;

/**
 * A tab of the header, for those who are logged in (F25).
 *
 * @param current whether the page is the tab's or below it
 * @param exact whether it is the tab's own page
 * @param count how much waits there
 */
public record Tab(String path, String label, boolean current, boolean exact, int count) {
  public static final String HOME = "/accueil";
  public static final String MANAGER = "/espaces/gestionnaire";
  public static final String TIC = "/espaces/tic";
  public static final String SUPPORT = "/espaces/sollicitations";
  public static final String ACCOUNT = "/espaces/compte";

  /**
   * Returns the tabs as a page shows them.
   *
   * @param path of the page
   * @param counts how much waits, by the paths of the tabs; nothing waits where one is missing
   */
  static List<Tab> on(String path, Map<String, Integer> counts) {
    return List.of(
        tab(HOME, "Accueil connecté", path, counts),
        tab(MANAGER, "Activités du gestionnaire", path, counts),
        tab(TIC, "Demande de remboursement TIC", path, counts),
        tab(SUPPORT, "Sollicitations émises", path, counts),
        tab(ACCOUNT, "Mon compte", path, counts));
  }

  private static Tab tab(String own, String label, String path, Map<String, Integer> counts) {
    boolean exact = path.equals(own);
    boolean current = exact || path.startsWith(own + "/");
    return new Tab(own, label, current, exact, counts.getOrDefault(own, 0));
  }
}
