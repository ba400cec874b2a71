-- A structure may have services; a space is open for the whole structure or for some of them.
CREATE TABLE structure_service (
  id uuid PRIMARY KEY,
  structure uuid NOT NULL REFERENCES structure ON DELETE CASCADE,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (structure, id)
);
CREATE UNIQUE INDEX structure_service_name ON structure_service (structure, lower(name));

ALTER TABLE structure_space
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Null for the whole structure.
  ADD COLUMN service uuid,
  ADD COLUMN access text NOT NULL DEFAULT 'modification'
    CHECK (access IN ('consultation', 'modification')),
  ADD FOREIGN KEY (structure, service) REFERENCES structure_service (structure, id),
  DROP CONSTRAINT structure_space_pkey,
  ADD PRIMARY KEY (id),
  ADD CONSTRAINT structure_space_once UNIQUE NULLS NOT DISTINCT (structure, space, service);
