-- « L’étang » is « L ETANG » in the register and « letang » where somebody types in a hurry.
CREATE OR REPLACE FUNCTION stock_folded(told text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN trim(
  replace(
    replace(
      replace(
        replace(
          ' ' || translate(lower(unaccent(told)), '''’-.,;:/&()"', '            ') || ' ',
          ' st ', ' saint '),
        ' ste ', ' sainte '),
      ' l ', ' l'),
    ' d ', ' d'));

UPDATE stock_nom SET nom = stock_folded(nom) WHERE nom ~ '(^| )[ld] ';
UPDATE stock_commune SET commune = stock_folded(commune) WHERE commune ~ '(^| )[ld] ';
UPDATE stock_nom SET commune = stock_folded(commune) WHERE commune ~ '(^| )[ld] ';

-- The words of a folded name that tell one company from another; all of them where none does.
CREATE FUNCTION stock_telling(folded text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
  nullif(
    trim(
      regexp_replace(
        folded,
        '\m(earl|gaec|scea|cuma|sarl|eurl|sas|sasu|sa|sci|gfa|eta|scp|snc|ei|de|du|des|la|le|les|et|a|au|aux|chez|ferme|exploitation|societe|entreprise|monsieur|madame|m|mme)\M',
        ' ', 'g')),
    ''),
  folded);
