package fr.assistantchorus.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder that contains everything that is to be kept; one process uses it at a time. The lock
 * ends with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String MASTER_KEY = "master.key";

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
    return openUnlessUsed(folder)
        .orElseThrow(() ->
            new IOException(
                "another assistant-chorus runs on %s; stop it, or set DATA_DIRECTORY to another folder"
                    .formatted(folder)));
  }

  /**
   * Does the same for a command that can also use the parts of a server that runs here.
   *
   * @return empty where another process uses the folder
   */
  public static Optional<DataDirectory> openUnlessUsed(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Files.createDirectories(absolute);
    FileChannel channel =
        FileChannel.open(
            absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new DataDirectory(absolute, channel));
      }
    } catch (OverlappingFileLockException e) {
      // The lock is held by this very process, which is answered in the same way.
    }
    channel.close();
    return Optional.empty();
  }

  /** Returns the file of the key of a folder that another process uses. */
  public static Path masterKey(Path folder) {
    return folder.resolve(MASTER_KEY);
  }

  /** Returns the file of the key that wraps all others. */
  public Path masterKey() {
    return masterKey(folder);
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
