package fr.assistantchorus.dialog;

import java.util.List;

/** What came of reading {@code dialogs/}. */
public sealed interface Reading {
  record Read(Catalog catalog) implements Reading {}

  /**
   * @param problems every one of them, by file and line; never empty
   */
  record Refused(List<DialogFault> problems) implements Reading {}
}
