-- The register of companies, in the columns of INSEE's monthly stock files StockEtablissement and
-- StockUniteLegale (of which only what is used), so that the files can be copied in. Nothing is
-- NOT NULL that the files may leave empty, and no key joins the two, which are loaded apart.

CREATE TABLE stock_unite_legale (
  siren text PRIMARY KEY,
  statut_diffusion_unite_legale text,
  prenom_usuel_unite_legale text,
  nom_unite_legale text,
  denomination_unite_legale text,
  categorie_juridique_unite_legale text,
  etat_administratif_unite_legale text
);

CREATE TABLE stock_etablissement (
  siren text NOT NULL,
  nic text NOT NULL,
  siret text PRIMARY KEY,
  statut_diffusion_etablissement text,
  etablissement_siege boolean NOT NULL,
  complement_adresse_etablissement text,
  numero_voie_etablissement text,
  indice_repetition_etablissement text,
  type_voie_etablissement text,
  libelle_voie_etablissement text,
  code_postal_etablissement text,
  libelle_commune_etablissement text,
  code_commune_etablissement text,
  etat_administratif_etablissement text,
  enseigne1_etablissement text,
  activite_principale_etablissement text
);
-- In the order in which the open establishments of a company are offered, which may have thousands.
CREATE INDEX stock_etablissement_siren ON stock_etablissement
  (siren, etat_administratif_etablissement, etablissement_siege DESC, siret);

-- What the two tables were last filled with: one row, none while they are empty.
CREATE TABLE stock_source (
  only_one boolean PRIMARY KEY CHECK (only_one),
  source text NOT NULL
);
