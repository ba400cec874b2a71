package fr.assistantchorus.web.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
   * @param tabs of whoever looks at it
   */
  static List<Tab> on(String path, Visitors.TabsOf tabs) {
    return Stream.of(
            tab(HOME, "Accueil connecté", path, tabs.counts()),
            tab(MANAGER, "Activités du gestionnaire", path, tabs.counts()),
            tab(TIC, "Demande de remboursement TIC", path, tabs.counts()),
            tab(SUPPORT, "Sollicitations émises", path, tabs.counts()),
            tab(ACCOUNT, "Mon compte", path, tabs.counts()))
        .filter(tab -> !tabs.hidden().contains(tab.path()))
        .toList();
  }

  private static Tab tab(String own, String label, String path, Map<String, Integer> counts) {
    boolean exact = path.equals(own);
    boolean current = exact || path.startsWith(own + "/");
    return new Tab(own, label, current, exact, counts.getOrDefault(own, 0));
  }
}
