import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The address register, maps of areas, walking networks and which of them a round uses, and every measurement.
 *
 * Addresses, areas and networks say nothing of any child. A measurement shows where a child lives, so it stands behind
 * row-level security: officers of the authority see it, and of the parents only the one whose home was measured from.
 * No school does.
 */
export class Geography implements MigrationInterface {
  readonly name = 'Geography0000000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(addresses);
    await runner.query(areas);
    await runner.query(networks);
    await runner.query(measurements);
    await runner.query(fences);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION fp_newest_measurement(uuid, uuid, uuid, text);
      DROP TABLE measurements;
      DROP TABLE measured_ends;
      DROP TABLE frozen_networks;
      DROP TABLE walking_networks;
      DROP TABLE area_versions;
      DROP TABLE postcode_points;
      DROP TABLE addresses;
      DROP TABLE address_imports;
    `);
  }
}

const addresses = `
  CREATE TABLE address_imports (
    id uuid CONSTRAINT address_imports_pkey PRIMARY KEY,
    authority text NOT NULL CONSTRAINT address_imports_authority_fkey REFERENCES authorities (id),
    kind text NOT NULL CONSTRAINT address_imports_kind_check CHECK (kind IN ('addresses', 'postcodes')),
    at timestamptz NOT NULL,
    account text NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL CONSTRAINT address_imports_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    source text NOT NULL CONSTRAINT address_imports_source_check CHECK (source <> ''),
    rows integer NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    gone integer NOT NULL
  );
  CREATE INDEX address_imports_authority ON address_imports (authority, at);
  SELECT fp_append_only('address_imports');

  CREATE TABLE addresses (
    authority text NOT NULL CONSTRAINT addresses_authority_fkey REFERENCES authorities (id),
    uprn text NOT NULL CONSTRAINT addresses_uprn_check CHECK (uprn ~ '^[1-9][0-9]{0,11}$'),
    flat text NOT NULL,
    house text NOT NULL,
    number integer NOT NULL,
    street text NOT NULL,
    locality text NOT NULL,
    town text NOT NULL,
    postcode text NOT NULL,
    easting double precision NOT NULL CONSTRAINT addresses_easting_check CHECK (easting BETWEEN 0 AND 700000),
    northing double precision NOT NULL CONSTRAINT addresses_northing_check CHECK (northing BETWEEN 0 AND 1300000),
    words tsvector NOT NULL,
    import uuid NOT NULL CONSTRAINT addresses_import_fkey REFERENCES address_imports (id),
    gone boolean NOT NULL,
    CONSTRAINT addresses_pkey PRIMARY KEY (authority, uprn)
  );
  CREATE INDEX addresses_uprn ON addresses (uprn);
  CREATE INDEX addresses_postcode ON addresses (postcode);
  CREATE INDEX addresses_words ON addresses USING gin (words);

  CREATE TABLE postcode_points (
    authority text NOT NULL CONSTRAINT postcode_points_authority_fkey REFERENCES authorities (id),
    postcode text NOT NULL,
    easting double precision NOT NULL CONSTRAINT postcode_points_easting_check CHECK (easting BETWEEN 0 AND 700000),
    northing double precision NOT NULL CONSTRAINT postcode_points_northing_check CHECK (northing BETWEEN 0 AND 1300000),
    import uuid NOT NULL CONSTRAINT postcode_points_import_fkey REFERENCES address_imports (id),
    CONSTRAINT postcode_points_pkey PRIMARY KEY (authority, postcode)
  );
  CREATE INDEX postcode_points_postcode ON postcode_points (postcode);
`;

/** A map of an area is never changed: a new one is the next version, and counts from a day of its own. */
const areas = `
  CREATE TABLE area_versions (
    id uuid CONSTRAINT area_versions_pkey PRIMARY KEY,
    authority text NOT NULL CONSTRAINT area_versions_authority_fkey REFERENCES authorities (id),
    area text NOT NULL CONSTRAINT area_versions_area_check CHECK (area ~ '^[a-z0-9][a-z0-9-]*$'),
    number integer NOT NULL CONSTRAINT area_versions_number_check CHECK (number > 0),
    name text NOT NULL,
    kind text NOT NULL CONSTRAINT area_versions_kind_check CHECK (kind IN ('catchment', 'parish', 'other')),
    counts_from date NOT NULL,
    map_date date NOT NULL,
    digest text NOT NULL CONSTRAINT area_versions_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
    shape jsonb NOT NULL,
    west double precision NOT NULL,
    south double precision NOT NULL,
    east double precision NOT NULL,
    north double precision NOT NULL,
    file text NOT NULL,
    account text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT area_versions_once UNIQUE (authority, area, number)
  );
  SELECT fp_append_only('area_versions');
`;

/** A network is kept as the file that was sent, whole; which one a round uses is frozen, and unfrozen by two officers. */
const networks = `
  CREATE TABLE walking_networks (
    authority text NOT NULL CONSTRAINT walking_networks_authority_fkey REFERENCES authorities (id),
    digest text NOT NULL CONSTRAINT walking_networks_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
    date text NOT NULL,
    nodes integer NOT NULL,
    segments integer NOT NULL,
    metres bigint NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL CONSTRAINT walking_networks_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bytea NOT NULL,
    given_date text,
    account text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT walking_networks_pkey PRIMARY KEY (authority, digest)
  );
  SELECT fp_append_only('walking_networks');

  CREATE TABLE frozen_networks (
    id uuid CONSTRAINT frozen_networks_pkey PRIMARY KEY,
    round uuid NOT NULL CONSTRAINT frozen_networks_round_fkey REFERENCES rounds (id),
    authority text NOT NULL,
    network text NOT NULL,
    frozen_by text NOT NULL,
    frozen_at timestamptz NOT NULL,
    asked_by text,
    asked_at timestamptz,
    asked_because text,
    unfrozen_by text,
    unfrozen_at timestamptz,
    CONSTRAINT frozen_networks_network_fkey FOREIGN KEY (authority, network) REFERENCES walking_networks (authority, digest),
    CONSTRAINT frozen_networks_asked_check CHECK (num_nulls(asked_by, asked_at, asked_because) IN (0, 3)),
    CONSTRAINT frozen_networks_unfrozen_check CHECK (num_nulls(unfrozen_by, unfrozen_at) IN (0, 2)),
    CONSTRAINT frozen_networks_two_check CHECK (unfrozen_by IS NULL OR (asked_by IS NOT NULL AND unfrozen_by <> asked_by))
  );
  CREATE UNIQUE INDEX frozen_networks_one ON frozen_networks (round) WHERE unfrozen_at IS NULL;
  CREATE INDEX frozen_networks_round ON frozen_networks (round);
`;

/** Of the measurements of a child, an intake and a measure, the one with the highest number counts; none is ever deleted. */
const measurements = `
  CREATE TABLE measured_ends (
    digest text CONSTRAINT measured_ends_pkey PRIMARY KEY CONSTRAINT measured_ends_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
    points jsonb NOT NULL CONSTRAINT measured_ends_points_check CHECK (jsonb_typeof(points) = 'array')
  );
  SELECT fp_append_only('measured_ends');

  CREATE TABLE measurements (
    id uuid CONSTRAINT measurements_pkey PRIMARY KEY,
    authority text NOT NULL CONSTRAINT measurements_authority_fkey REFERENCES authorities (id),
    round uuid NOT NULL CONSTRAINT measurements_round_fkey REFERENCES rounds (id),
    child uuid NOT NULL,
    intake uuid NOT NULL CONSTRAINT measurements_intake_fkey REFERENCES intakes (id),
    measure text NOT NULL CONSTRAINT measurements_measure_check CHECK (measure <> ''),
    number integer NOT NULL CONSTRAINT measurements_number_check CHECK (number > 0),
    method text NOT NULL CONSTRAINT measurements_method_check CHECK (method IN ('straight-line', 'walking-route')),
    home text NOT NULL,
    home_account text,
    home_easting double precision NOT NULL,
    home_northing double precision NOT NULL,
    from_easting double precision NOT NULL,
    from_northing double precision NOT NULL,
    ends text NOT NULL CONSTRAINT measurements_ends_fkey REFERENCES measured_ends (digest),
    to_point text,
    to_easting double precision,
    to_northing double precision,
    millimetres integer CONSTRAINT measurements_millimetres_check CHECK (millimetres >= 0),
    home_gap integer CONSTRAINT measurements_home_gap_check CHECK (home_gap >= 0),
    school_gap integer CONSTRAINT measurements_school_gap_check CHECK (school_gap >= 0),
    unmeasured text,
    unmeasured_says text,
    source text NOT NULL CONSTRAINT measurements_source_check CHECK (source IN ('own', 'openrouteservice')),
    source_says text,
    network text,
    second_straight integer CONSTRAINT measurements_second_straight_check CHECK (second_straight >= 0),
    second_walk integer CONSTRAINT measurements_second_walk_check CHECK (second_walk >= 0),
    second_says text,
    outlier text CONSTRAINT measurements_outlier_check
      CHECK (outlier IN ('shorter-than-straight-line', 'much-longer-than-straight-line', 'methods-disagree', 'very-far')),
    outlier_says text,
    basis text NOT NULL CONSTRAINT measurements_basis_check CHECK (basis ~ '^[0-9a-f]{64}$'),
    reason text CONSTRAINT measurements_reason_check CHECK (reason <> ''),
    account text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT measurements_network_fkey FOREIGN KEY (authority, network) REFERENCES walking_networks (authority, digest),
    CONSTRAINT measurements_once UNIQUE (round, child, intake, measure, number),
    CONSTRAINT measurements_whole_check CHECK (num_nonnulls(millimetres, unmeasured) = 1
      AND num_nonnulls(unmeasured, unmeasured_says) IN (0, 2)
      AND num_nonnulls(to_point, to_easting, to_northing) IN (0, 3)
      AND (millimetres IS NULL OR to_point IS NOT NULL)),
    CONSTRAINT measurements_walk_check CHECK (network IS NULL OR method = 'walking-route'),
    CONSTRAINT measurements_outliers_check CHECK (num_nonnulls(outlier, outlier_says) IN (0, 2)),
    CONSTRAINT measurements_substitute_check
      CHECK (reason IS NOT NULL OR (from_easting, from_northing) = (home_easting, home_northing))
  );
  CREATE INDEX measurements_child ON measurements (child);
  CREATE INDEX measurements_outlier ON measurements (round, outlier) WHERE outlier IS NOT NULL;
  SELECT fp_append_only('measurements');
`;

const fences = `
  -- As the owner, so that a parent learns that a newer measurement counts, from another home, without seeing it.
  CREATE FUNCTION fp_newest_measurement(round uuid, child uuid, intake uuid, measure text) RETURNS integer LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT max(m.number) FROM measurements m
    WHERE m.round = $1 AND m.child = $2 AND m.intake = $3 AND m.measure = $4
  $$;

  ALTER TABLE measurements ENABLE ROW LEVEL SECURITY;
  CREATE POLICY measurements_seen ON measurements FOR SELECT USING (fp_system() OR fp_has('officer', authority)
    OR (home_account = fp_account() AND fp_guards_child(child::text)));
  CREATE POLICY measurements_made ON measurements FOR INSERT WITH CHECK (fp_system() OR fp_has('officer', authority));

  REVOKE DELETE, TRUNCATE ON addresses, postcode_points, frozen_networks FROM fairplace_app;
  REVOKE UPDATE ON frozen_networks FROM fairplace_app;
  GRANT UPDATE (asked_by, asked_at, asked_because, unfrozen_by, unfrozen_at) ON frozen_networks TO fairplace_app;
`;
