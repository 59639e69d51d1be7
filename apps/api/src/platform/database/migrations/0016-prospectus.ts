import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What earlier years came to: the frozen rounds that likelihoods are worked out from, and the figures that are published.
 *
 * Figures as they are hold small numbers, so only officers read them; everybody else is shown them with small numbers
 * left out. Nothing that a family asks is kept anywhere.
 */
export class Prospectus implements MigrationInterface {
  readonly name = 'Prospectus0000000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(pastRounds);
    await runner.query(pastFigures);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE past_figures, past_rounds');
  }
}

/** One offer day of an authority and phase, as it was frozen: from a released run, or made for the demonstration. */
const pastRounds = `
  CREATE TABLE past_rounds (
    authority text NOT NULL CONSTRAINT past_rounds_authority_fkey REFERENCES authorities (id),
    phase text NOT NULL CONSTRAINT past_rounds_phase_check CHECK (phase IN ('primary', 'junior', 'middle', 'secondary', 'upper')),
    year integer NOT NULL,
    snapshot text NOT NULL CONSTRAINT past_rounds_snapshot_fkey REFERENCES documents (digest),
    run uuid CONSTRAINT past_rounds_run_fkey REFERENCES runs (id),
    visible_from timestamptz NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT past_rounds_pkey PRIMARY KEY (authority, phase, year)
  );
  SELECT fp_append_only('past_rounds');
  ALTER TABLE past_rounds ENABLE ROW LEVEL SECURITY;
  CREATE POLICY past_rounds_seen ON past_rounds FOR SELECT USING (fp_system() OR fp_has('officer', authority));
  CREATE POLICY past_rounds_kept ON past_rounds FOR INSERT WITH CHECK (fp_system());
`;

/** Figures of one school, age group, year and moment; the highest number counts. Earlier ones stay. */
const pastFigures = `
  CREATE TABLE past_figures (
    id uuid CONSTRAINT past_figures_pkey PRIMARY KEY,
    authority text NOT NULL CONSTRAINT past_figures_authority_fkey REFERENCES authorities (id),
    school text NOT NULL CONSTRAINT past_figures_school_fkey REFERENCES schools (id),
    age_group text NOT NULL,
    year integer NOT NULL CONSTRAINT past_figures_year_check CHECK (year BETWEEN 1990 AND 2100),
    moment text NOT NULL CONSTRAINT past_figures_moment_check CHECK (moment IN ('offer-day', 'by-31-august')),
    number integer NOT NULL CONSTRAINT past_figures_number_check CHECK (number > 0),
    places integer CONSTRAINT past_figures_places_check CHECK (places >= 0),
    applications integer CONSTRAINT past_figures_applications_check CHECK (applications >= 0),
    categories jsonb NOT NULL CONSTRAINT past_figures_categories_check CHECK (jsonb_typeof(categories) = 'array'),
    origin text NOT NULL CONSTRAINT past_figures_origin_check CHECK (origin IN ('run', 'published', 'demonstration')),
    source text NOT NULL CONSTRAINT past_figures_source_check CHECK (source <> ''),
    run uuid CONSTRAINT past_figures_run_fkey REFERENCES runs (id),
    account text NOT NULL,
    visible_from timestamptz NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT past_figures_once UNIQUE (school, age_group, year, moment, number),
    CONSTRAINT past_figures_ours_check CHECK ((origin = 'run') = (run IS NOT NULL))
  );
  CREATE INDEX past_figures_authority ON past_figures (authority);
  SELECT fp_append_only('past_figures');
  ALTER TABLE past_figures ENABLE ROW LEVEL SECURITY;
  CREATE POLICY past_figures_seen ON past_figures FOR SELECT USING (fp_system() OR fp_has('officer', authority));
  CREATE POLICY past_figures_kept ON past_figures FOR INSERT WITH CHECK (fp_system() OR fp_has('officer', authority));
`;
