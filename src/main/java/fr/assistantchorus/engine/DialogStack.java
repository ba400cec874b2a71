package fr.assistantchorus.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dialogs under way while a step runs, innermost last. A repair lies on top of the dialog that
 * it interrupts, and a dialog on top of the one that was left for it.
 */
final class DialogStack {
  private final List<Frame> frames;

  DialogStack(List<Frame> frames) {
    this.frames = new ArrayList<>(frames);
  }

  /** Returns the frames as they are now; later changes of the stack do not show in the list. */
  List<Frame> frames() {
    return List.copyOf(frames);
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  int depth() {
    return frames.size();
  }

  Optional<Frame> top() {
    return frames.isEmpty() ? Optional.empty() : Optional.of(frames.getLast());
  }

  /**
   * Returns the frame right below the top: while a repair acts, this is the dialog that it acts on.
   */
  Optional<Frame> interrupted() {
    return frames.size() < 2 ? Optional.empty() : Optional.of(frames.get(interruptedIndex()));
  }

  private int interruptedIndex() {
    return frames.size() - 2;
  }

  void push(Frame frame) {
    frames.add(frame);
  }

  /** Takes the innermost frame away and returns it; there must be one. */
  Frame pop() {
    return frames.removeLast();
  }

  void replaceTop(Frame changed) {
    frames.set(frames.size() - 1, changed);
  }

  void replaceInterrupted(Frame changed) {
    frames.set(interruptedIndex(), changed);
  }

  void removeInterrupted() {
    frames.remove(interruptedIndex());
  }

  /** Puts a frame right below the top; on an empty stack it becomes the top. */
  void insertBelowTop(Frame frame) {
    frames.add(Math.max(0, frames.size() - 1), frame);
  }

  /**
   * Puts a changed frame where the old one lies.
   *
   * @return false where the old one is not on the stack, which then stays as it is
   */
  boolean replace(Frame old, Frame changed) {
    int index = frames.indexOf(old);
    if (index >= 0) {
      frames.set(index, changed);
    }
    return index >= 0;
  }

  /**
   * Leaves everything that lies on top of a dialog.
   *
   * @return false where the dialog is not under way; the stack then stays as it is
   */
  boolean leaveAbove(String dialog) {
    int index = frames.stream().map(Frame::dialog).toList().indexOf(dialog);
    if (index >= 0) {
      leaveFrom(index + 1);
    }
    return index >= 0;
  }

  /**
   * Leaves the frame at this index, counted from the outermost one, and everything on top of it.
   */
  void leaveFrom(int index) {
    frames.subList(index, frames.size()).clear();
  }
}
