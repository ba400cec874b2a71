package fr.assistantchorus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplatesTest {
  @TempDir Path folder;

  @Test
  void thoseOfAFolderAreFoundByTheirNames() {
    assertThat(Templates.in("pages", ".peb")).contains("accueil", "message", "gestionnaire");
  }

  @Test
  void thoseInAJarAreFoundAsWell() throws IOException {
    Path jar = folder.resolve("the program.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : new String[] {"pages/b.peb", "pages/a.peb", "pages/in/c.peb", "d.peb"}) {
        out.putNextEntry(new JarEntry(name));
        out.closeEntry();
      }
    }
    for (String place : new String[] {"!/pages", "!/pages/"}) {
      assertThat(Templates.in(URI.create("jar:" + jar.toUri() + place), ".peb"))
          .as(place)
          .containsExactly("a", "b");
    }
  }
}
