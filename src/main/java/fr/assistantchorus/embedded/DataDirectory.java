package fr.assistantchorus.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that contains everything that is to be kept; one process uses it at a time. The lock
 * ends with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private DataDirectory(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Opens the folder, and makes it where there is none. Blocks.
   *
   * @throws IOException with one line: another process uses the folder, or it cannot be written
   */
  public static DataDirectory open(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Files.createDirectories(absolute);
    FileChannel channel =
        FileChannel.open(
            absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DataDirectory(absolute, channel);
      }
    } catch (OverlappingFileLockException e) {
      // The lock is held by this very process, which is answered in the same way.
    }
    channel.close();
    throw new IOException(
        "another assistant-chorus runs on %s; stop it, or set DATA_DIRECTORY to another folder"
            .formatted(folder));
  }

  /** Returns the file of the key that wraps all others. */
  public Path masterKey() {
    return folder.resolve("master.key");
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
