package fr.assistantchorus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.store.Seal.SealBroken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealTest {
  private static final Seal SEAL = Seal.of(new byte[32]);
  private static final Seal OTHER = Seal.of("another key, of 32 bytes exactly".getBytes());

  @ParameterizedTest
  @ValueSource(strings = {"", "FR76", "L’été 🌻", "a\nb"})
  void whatIsSealedOpensTheSame(String text) {
    assertThat(SEAL.open(SEAL.seal(text, "row 1"), "row 1")).isEqualTo(text);
  }

  @Test
  void bytesAreSealedAsTheyAre() {
    byte[] bytes = {0, -1, 127, -128};
    assertThat(SEAL.openBytes(SEAL.seal(bytes, "row 1"), "row 1")).isEqualTo(bytes);
  }

  @Test
  void theSameTextSealedTwiceLooksUnlike() {
    assertThat(SEAL.seal("FR76", "row 1")).isNotEqualTo(SEAL.seal("FR76", "row 1"));
  }

  @Test
  void theTextIsNotInTheSealedBytes() {
    byte[] sealed = SEAL.seal("jeanne@exemple.fr", "row 1");
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("jeanne");
  }

  @Test
  void anotherContextDoesNotOpenIt() {
    byte[] sealed = SEAL.seal("FR76", "row 1");
    assertThatThrownBy(() -> SEAL.open(sealed, "row 2")).isInstanceOf(SealBroken.class);
  }

  @Test
  void anotherKeyDoesNotOpenIt() {
    byte[] sealed = SEAL.seal("FR76", "row 1");
    assertThatThrownBy(() -> OTHER.open(sealed, "row 1")).isInstanceOf(SealBroken.class);
  }

  @Test
  void noByteCanBeAltered() {
    byte[] sealed = SEAL.seal("FR76", "row 1");
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> SEAL.open(altered, "row 1"))
          .as("byte " + i)
          .isInstanceOf(SealBroken.class);
    }
    assertThatThrownBy(() -> SEAL.open(new byte[0], "row 1")).isInstanceOf(SealBroken.class);
  }

  @Test
  void aFingerprintIsTheSameForTheSameTextPurposeAndKeyOnly() {
    byte[] fingerprint = SEAL.fingerprint("jeanne@exemple.fr", "login");
    assertThat(fingerprint)
        .hasSize(32)
        .isEqualTo(SEAL.fingerprint("jeanne@exemple.fr", "login"))
        .isNotEqualTo(SEAL.fingerprint("jeanne@exemple.fr", "contact"))
        .isNotEqualTo(SEAL.fingerprint("Jeanne@exemple.fr", "login"))
        .isNotEqualTo(OTHER.fingerprint("jeanne@exemple.fr", "login"));
    assertThat(SEAL.fingerprint("bc", "a")).isNotEqualTo(SEAL.fingerprint("c", "ab"));
  }

  @Test
  void aWrappedKeyOpensWhatItSealedAndNothingElseDoes() {
    byte[] wrapped = SEAL.newWrappedKey("conversation 1");
    byte[] sealed = SEAL.unwrap(wrapped, "conversation 1").seal("FR76", "secret 1");
    assertThat(SEAL.unwrap(wrapped, "conversation 1").open(sealed, "secret 1")).isEqualTo("FR76");
    Seal another = SEAL.unwrap(SEAL.newWrappedKey("conversation 1"), "conversation 1");
    assertThatThrownBy(() -> another.open(sealed, "secret 1")).isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> SEAL.open(sealed, "secret 1")).isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> SEAL.unwrap(wrapped, "conversation 2")).isInstanceOf(SealBroken.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
  void aBadMasterKeyIsRefusedWithTheCommandThatMakesAGoodOne(String text) {
    assertThatThrownBy(() -> MasterKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining("c2hvcnQ");
  }

  @Test
  void aMasterKeyMayEndInANewline() {
    String key = Base64.getEncoder().encodeToString(new byte[32]) + "\n";
    assertThat(MasterKey.parse(key).open(SEAL.seal("FR76", ""), "")).isEqualTo("FR76");
  }

  @Test
  void theKeyFileIsMadeOnceForItsOwnerOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("master.key");
    byte[] sealed = MasterKey.readOrMake(file).seal("FR76", "");
    assertThat(MasterKey.readOrMake(file).open(sealed, "")).isEqualTo("FR76");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aBrokenKeyFileIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("master.key"), "oops");
    assertThatThrownBy(() -> MasterKey.readOrMake(file)).hasMessageContaining("master.key");
  }
}
