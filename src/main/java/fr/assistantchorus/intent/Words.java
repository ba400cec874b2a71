package fr.assistantchorus.intent;

import fr.assistantchorus.field.StreamSafe;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opennlp.tools.tokenize.SimpleTokenizer;

/**
 * Splits a text into words as they are understood: without case, accents, the apostrophes of
 * elisions or stretched letters, with the commonest short spellings written out, and with long
 * numbers replaced by their kind.
 */
public final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
  private static final int LONG_NUMBER = 9;
  private static final int SHORT_NUMBER = 3;

  /** Each line is what is typed, then {@code =}, then what is meant. */
  private static final Map<String, List<String>> SHORTHAND =
      """
      g=j ai
      jai=j ai
      c=c est
      cest=c est
      pa=pas
      koi=quoi
      svp=s il vous plait
      stp=s il vous plait
      bjr=bonjour
      slt=salut
      mrc=merci
      bcp=beaucoup
      pk=pourquoi
      pq=pourquoi
      pkoi=pourquoi
      ds=dans
      dan=dans
      tt=tout
      vs=vous
      ns=nous
      qd=quand
      kan=quand
      cmt=comment
      coment=comment
      kom=comme
      mdp=mot de passe
      tel=telephone
      num=numero
      msg=message
      pb=probleme
      mel=mail
      email=mail
      courriel=mail
      ke=que
      ki=qui
      kel=quel
      kelle=quelle
      ske=est ce que
      esk=est ce que
      esque=est ce que
      esce=est ce
      kesk=qu est ce que
      keske=qu est ce que
      jveux=je veux
      jpeux=je peux
      jarrive=j arrive
      jsuis=je suis
      chui=je suis
      jen=j en
      jy=j y
      ya=il y a
      fo=faut
      dun=d un
      dune=d une
      pr=pour
      pcq=parce que
      av=avec
      avc=avec
      tjs=toujours
      tjr=toujours
      tjrs=toujours
      nn=non
      ouai=oui
      ouais=oui
      ossi=aussi
      resu=recu
      """
          .lines()
          .map(line -> line.split("="))
          .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1].split(" "))));

  private Words() {}

  public static List<String> of(String text) {
    String lower = StreamSafe.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    String bare = MARKS.matcher(lower).replaceAll("").replace("œ", "oe").replace("æ", "ae");
    String plain = STRETCHED.matcher(bare).replaceAll("$1$1");
    List<String> words = new ArrayList<>();
    for (String token : SimpleTokenizer.INSTANCE.tokenize(plain)) {
      int first = token.codePointAt(0);
      if (Character.isLetter(first)) {
        words.addAll(SHORTHAND.getOrDefault(token, List.of(token)));
      } else if (Character.isDigit(first)) {
        words.add(number(token));
      } else if (token.indexOf('?') >= 0) {
        words.add("?");
      } else if (token.indexOf('@') >= 0) {
        words.add("@");
      }
    }
    return words;
  }

  private static String number(String digits) {
    if (digits.length() >= LONG_NUMBER) {
      return "0-long";
    }
    return digits.length() > SHORT_NUMBER ? "0-middle" : digits;
  }
}
