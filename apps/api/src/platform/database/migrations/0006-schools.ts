import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Authorities, admission authorities, schools with their measuring points, rounds, intakes, school days, and what each
 * import of the register of schools changed.
 *
 * All of it is public, so no row-level security stands around it; what must not be is refused by constraints.
 */
export class Schools implements MigrationInterface {
  readonly name = 'Schools0000000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(authorities);
    await runner.query(schools);
    await runner.query(schoolDays);
    await runner.query(rounds);
    await runner.query(register);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE register_changes;
      DROP TABLE register_imports;
      DROP TABLE intakes;
      DROP TABLE rounds;
      DROP FUNCTION fp_keep_statutory_dates();
      DROP TABLE school_days;
      DROP TABLE measuring_points;
      DROP TABLE schools;
      DROP TABLE admission_authorities;
      DROP TABLE authorities;
    `);
  }
}

/** An authority without a scheme is only known from the register: no round of its own is co-ordinated here. */
const authorities = `
  CREATE TABLE authorities (
    id text CONSTRAINT authorities_pkey PRIMARY KEY CONSTRAINT authorities_id_check CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
    number text CONSTRAINT authorities_number_key UNIQUE CONSTRAINT authorities_number_check CHECK (number ~ '^[0-9]{3}$'),
    name text NOT NULL,
    scheme jsonb
  );

  CREATE TABLE admission_authorities (
    id text CONSTRAINT admission_authorities_pkey PRIMARY KEY,
    kind text NOT NULL CONSTRAINT admission_authorities_kind_check
      CHECK (kind IN ('authority', 'governing-body', 'trust')),
    name text NOT NULL,
    authority text CONSTRAINT admission_authorities_authority_fkey REFERENCES authorities (id),
    CONSTRAINT admission_authorities_whose_check CHECK ((kind = 'authority') = (authority IS NOT NULL))
  );
`;

const schools = `
  CREATE TABLE schools (
    id text CONSTRAINT schools_pkey PRIMARY KEY CONSTRAINT schools_id_check CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
    urn integer CONSTRAINT schools_urn_key UNIQUE CONSTRAINT schools_urn_check CHECK (urn > 0),
    register text NOT NULL CONSTRAINT schools_register_check CHECK (register IN ('never', 'listed', 'vanished')),
    authority text NOT NULL CONSTRAINT schools_authority_fkey REFERENCES authorities (id),
    establishment_number text,
    ukprn text,
    uprn text,
    name text NOT NULL CONSTRAINT schools_name_check CHECK (name <> ''),
    searched_name text NOT NULL,
    type text NOT NULL,
    kind text CONSTRAINT schools_kind_check CHECK (kind IN ('community', 'voluntary-controlled', 'voluntary-aided', 'foundation', 'academy', 'free-school')),
    phase text NOT NULL CONSTRAINT schools_phase_check CHECK (phase IN ('nursery', 'primary', 'middle-deemed-primary', 'secondary', 'middle-deemed-secondary', 'all-through', 'sixteen-plus', 'not-applicable')),
    status text NOT NULL CONSTRAINT schools_status_check CHECK (status IN ('open', 'proposed-to-close', 'proposed-to-open', 'closed')),
    opened_on date,
    closed_on date,
    low_age smallint,
    high_age smallint,
    gender text CONSTRAINT schools_gender_check CHECK (gender IN ('mixed', 'girls', 'boys')),
    religious_character text,
    selective boolean,
    capacity integer,
    resourced_places integer,
    sen_unit_places integer,
    street text,
    locality text,
    town text,
    postcode text,
    telephone text,
    website text,
    easting integer,
    northing integer,
    admission_authority text CONSTRAINT schools_admission_authority_fkey REFERENCES admission_authorities (id),
    CONSTRAINT schools_listed_check CHECK (register = 'never' OR urn IS NOT NULL),
    CONSTRAINT schools_point_check CHECK ((easting IS NULL) = (northing IS NULL))
  );
  CREATE INDEX schools_authority ON schools (authority, name, id);
  CREATE INDEX schools_name ON schools (name, id);
  CREATE INDEX schools_laestab ON schools (establishment_number, authority);

  CREATE TABLE measuring_points (
    school text NOT NULL CONSTRAINT measuring_points_school_fkey REFERENCES schools (id),
    point text NOT NULL,
    kind text NOT NULL CONSTRAINT measuring_points_kind_check
      CHECK (kind IN ('gate', 'named-point', 'centre', 'reception', 'nodal-point')),
    site text NOT NULL,
    says text NOT NULL,
    easting double precision NOT NULL CONSTRAINT measuring_points_easting_check CHECK (easting BETWEEN 0 AND 700000),
    northing double precision NOT NULL CONSTRAINT measuring_points_northing_check CHECK (northing BETWEEN 0 AND 1300000),
    CONSTRAINT measuring_points_pkey PRIMARY KEY (school, point)
  );
  CREATE UNIQUE INDEX measuring_points_one_centre ON measuring_points (school) WHERE kind = 'centre';
`;

/** Term dates of an authority's schools, or of one school that keeps its own. */
const schoolDays = `
  CREATE TABLE school_days (
    id uuid CONSTRAINT school_days_pkey PRIMARY KEY,
    authority text CONSTRAINT school_days_authority_key UNIQUE
      CONSTRAINT school_days_authority_fkey REFERENCES authorities (id),
    school text CONSTRAINT school_days_school_key UNIQUE CONSTRAINT school_days_school_fkey REFERENCES schools (id),
    terms jsonb NOT NULL,
    CONSTRAINT school_days_whose_check CHECK (num_nonnulls(authority, school) = 1)
  );
`;

const rounds = `
  CREATE TABLE rounds (
    id uuid CONSTRAINT rounds_pkey PRIMARY KEY,
    authority text NOT NULL CONSTRAINT rounds_authority_fkey REFERENCES authorities (id),
    phase text NOT NULL CONSTRAINT rounds_phase_check CHECK (phase IN ('primary', 'junior', 'middle', 'secondary', 'upper')),
    timetable text NOT NULL CONSTRAINT rounds_timetable_check CHECK (timetable IN ('primary', 'secondary')),
    year smallint NOT NULL CONSTRAINT rounds_year_check CHECK (year BETWEEN 2000 AND 2100),
    title text NOT NULL,
    preferences smallint NOT NULL CONSTRAINT rounds_preferences_check CHECK (preferences BETWEEN 3 AND 20),
    fallback jsonb NOT NULL,
    fallback_measure text NOT NULL CONSTRAINT rounds_fallback_measure_check
      CHECK (fallback_measure IN ('straight-line', 'walking-route')),
    opens date NOT NULL,
    closes date NOT NULL,
    late_until date NOT NULL,
    addresses_until date NOT NULL,
    offers date NOT NULL,
    answers_by date NOT NULL,
    release_time text NOT NULL CONSTRAINT rounds_release_time_check CHECK (release_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    CONSTRAINT rounds_once UNIQUE (authority, phase, year),
    CONSTRAINT rounds_order_check CHECK (
      opens < closes AND closes <= late_until AND late_until < offers
      AND closes <= addresses_until AND addresses_until < offers AND offers < answers_by
    )
  );

  CREATE TABLE intakes (
    id uuid CONSTRAINT intakes_pkey PRIMARY KEY,
    round uuid NOT NULL CONSTRAINT intakes_round_fkey REFERENCES rounds (id),
    school text NOT NULL CONSTRAINT intakes_school_fkey REFERENCES schools (id),
    age_group text NOT NULL CONSTRAINT intakes_age_group_check CHECK (age_group IN ('reception', 'year-3', 'year-5', 'year-6', 'year-7', 'year-8', 'year-9', 'year-10', 'year-12')),
    name text NOT NULL,
    admission_number smallint NOT NULL CONSTRAINT intakes_admission_number_check CHECK (admission_number >= 1),
    offer_limit smallint NOT NULL CONSTRAINT intakes_offer_limit_check CHECK (offer_limit >= admission_number),
    offer_limit_reason text,
    policy uuid,
    takes_fallback boolean NOT NULL,
    catchment text[] NOT NULL,
    CONSTRAINT intakes_once UNIQUE (round, school, age_group),
    CONSTRAINT intakes_reason_check CHECK (offer_limit = admission_number OR offer_limit_reason <> '')
  );
  CREATE INDEX intakes_school ON intakes (school);

  CREATE FUNCTION fp_keep_statutory_dates() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.authority, NEW.phase, NEW.year, NEW.timetable, NEW.closes, NEW.offers)
      IS DISTINCT FROM (OLD.authority, OLD.phase, OLD.year, OLD.timetable, OLD.closes, OLD.offers) THEN
      RAISE EXCEPTION 'the authority, phase, year and statutory dates of a round do not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER rounds_keep_statutory_dates BEFORE UPDATE ON rounds FOR EACH ROW EXECUTE FUNCTION fp_keep_statutory_dates();
`;

const register = `
  CREATE TABLE register_imports (
    id uuid CONSTRAINT register_imports_pkey PRIMARY KEY,
    at timestamptz NOT NULL,
    account text NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL,
    rows integer NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    closed integer NOT NULL,
    reopened integer NOT NULL,
    vanished integer NOT NULL
  );
  SELECT fp_append_only('register_imports');

  CREATE TABLE register_changes (
    import uuid NOT NULL CONSTRAINT register_changes_import_fkey REFERENCES register_imports (id),
    school text NOT NULL CONSTRAINT register_changes_school_fkey REFERENCES schools (id),
    what text NOT NULL CONSTRAINT register_changes_what_check
      CHECK (what IN ('added', 'changed', 'closed', 'reopened', 'vanished')),
    fields jsonb NOT NULL,
    CONSTRAINT register_changes_pkey PRIMARY KEY (import, school)
  );
  SELECT fp_append_only('register_changes');
`;
