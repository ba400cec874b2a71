package fr.assistantchorus.web.page;

/**
 * Something that somebody has to do, as the pattern {@code tasks} shows it.
 *
 * @param label what is to be done, in French
 * @param hint a line below it; may be empty
 * @param path where it is done; empty where nothing can be done about it now
 * @param state {@code done}, {@code to-do} or {@code waiting}
 * @param told the state in French
 */
public record Task(String label, String hint, String path, String state, String told) {
  public static Task done(String label, String hint) {
    return new Task(label, hint, "", "done", "Fait");
  }

  public static Task toDo(String label, String hint, String path) {
    return new Task(label, hint, path, "to-do", "À faire");
  }

  /**
   * @param told for whom one waits, in French
   */
  public static Task waiting(String label, String hint, String told) {
    return new Task(label, hint, "", "waiting", told);
  }
}
