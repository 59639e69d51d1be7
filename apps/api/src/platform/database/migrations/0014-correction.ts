import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a wrong fact changed: shown once, decided by a second officer, never changed afterwards. No released record is touched. */
export class Correction implements MigrationInterface {
  readonly name = 'Correction0000000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE corrections (
        id uuid CONSTRAINT corrections_pkey PRIMARY KEY,
        authority text NOT NULL,
        run uuid NOT NULL CONSTRAINT corrections_run_fkey REFERENCES runs (id),
        child uuid NOT NULL,
        because text NOT NULL CONSTRAINT corrections_because_check CHECK (because <> ''),
        changed jsonb NOT NULL,
        differences jsonb NOT NULL,
        remedies jsonb NOT NULL,
        corrected text NOT NULL,
        state text NOT NULL CONSTRAINT corrections_state_check CHECK (state IN ('drafted', 'approved', 'refused')),
        drafted_by text NOT NULL,
        drafted_at timestamptz NOT NULL,
        decided_by text,
        decided_at timestamptz,
        decided_because text,
        CONSTRAINT corrections_two_officers_check CHECK (decided_by IS NULL OR decided_by <> drafted_by),
        CONSTRAINT corrections_decided_check CHECK ((state = 'drafted') = (decided_by IS NULL AND decided_at IS NULL))
      );
      CREATE FUNCTION fp_correction_steps() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.state <> 'drafted' OR (to_jsonb(NEW) - '{state,decided_by,decided_at,decided_because}'::text[])
          <> (to_jsonb(OLD) - '{state,decided_by,decided_at,decided_because}'::text[]) THEN
          RAISE EXCEPTION 'What a correction showed is never changed' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER corrections_steps BEFORE UPDATE OR DELETE ON corrections FOR EACH ROW EXECUTE FUNCTION fp_correction_steps();
      ALTER TABLE corrections ENABLE ROW LEVEL SECURITY;
      CREATE POLICY corrections_seen ON corrections FOR ALL USING (fp_system() OR fp_has('officer', authority));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE corrections; DROP FUNCTION fp_correction_steps();');
  }
}
