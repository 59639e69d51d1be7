import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policy versions. Once determined, a version's document is never changed again: the database itself refuses (1.46). */
export class Policies implements MigrationInterface {
  readonly name = 'Policies0000000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy_versions (
        id uuid CONSTRAINT policy_versions_pkey PRIMARY KEY,
        intake uuid NOT NULL CONSTRAINT policy_versions_intake_fkey REFERENCES intakes (id),
        authority text NOT NULL,
        school text NOT NULL,
        number integer NOT NULL,
        state text NOT NULL CONSTRAINT policy_versions_state_check
          CHECK (state IN ('drafted', 'consulted', 'determined', 'varied', 'dropped')),
        text text NOT NULL,
        document jsonb NOT NULL,
        digest text NOT NULL,
        varies uuid CONSTRAINT policy_versions_varies_fkey REFERENCES policy_versions (id),
        varies_because text,
        drafted_by text NOT NULL,
        drafted_at timestamptz NOT NULL,
        consulted_from text,
        consulted_until text,
        determined_by text,
        determined_at timestamptz,
        minute text,
        CONSTRAINT policy_versions_number_key UNIQUE (intake, number),
        CONSTRAINT policy_versions_determined_check CHECK ((state IN ('determined', 'varied')) = (determined_by IS NOT NULL AND determined_at IS NOT NULL)),
        CONSTRAINT policy_versions_two_officers_check CHECK (varies IS NULL OR determined_by IS NULL OR determined_by <> drafted_by),
        CONSTRAINT policy_versions_reason_check CHECK (varies IS NULL OR varies_because <> '')
      );
      CREATE UNIQUE INDEX policy_versions_one_determined ON policy_versions (intake) WHERE state = 'determined';
      ALTER TABLE intakes ADD CONSTRAINT intakes_policy_fkey FOREIGN KEY (policy) REFERENCES policy_versions (id);
    `);
    await runner.query(`
      CREATE FUNCTION fp_policy_steps() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          RAISE EXCEPTION 'A policy version is kept for ever' USING ERRCODE = 'restrict_violation';
        END IF;
        IF OLD.state IN ('determined', 'varied', 'dropped') AND
          (to_jsonb(NEW) - 'state') <> (to_jsonb(OLD) - 'state') THEN
          RAISE EXCEPTION 'A determined policy is never changed' USING ERRCODE = 'restrict_violation';
        END IF;
        IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('drafted', 'consulted'), ('drafted', 'determined'),
          ('drafted', 'dropped'), ('consulted', 'drafted'), ('consulted', 'determined'), ('consulted', 'dropped'), ('determined', 'varied')) THEN
          RAISE EXCEPTION 'A policy version cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER policy_versions_steps BEFORE UPDATE OR DELETE ON policy_versions FOR EACH ROW EXECUTE FUNCTION fp_policy_steps();
      ALTER TABLE policy_versions ENABLE ROW LEVEL SECURITY;
      CREATE POLICY policy_versions_seen ON policy_versions FOR SELECT USING (fp_system() OR state IN ('consulted', 'determined', 'varied')
        OR fp_has('officer', authority) OR fp_has('school-admin', school));
      CREATE POLICY policy_versions_made ON policy_versions FOR INSERT
        WITH CHECK (fp_system() OR fp_has('officer', authority) OR fp_has('school-admin', school));
      CREATE POLICY policy_versions_moved ON policy_versions FOR UPDATE
        USING (fp_system() OR fp_has('officer', authority) OR fp_has('school-admin', school));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE intakes DROP CONSTRAINT intakes_policy_fkey;
      DROP TABLE policy_versions;
      DROP FUNCTION fp_policy_steps();
    `);
  }
}
