import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a database is for, written down once: real families, or the demonstration. Nothing turns one into the other.
 *
 * And how far the demonstration's town has been put in, for a service that is stopped in the middle of it.
 */
export class Demonstration implements MigrationInterface {
  readonly name = 'Demonstration0000000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE installation ADD COLUMN mode text
        CONSTRAINT installation_mode_check CHECK (mode IN ('demonstration', 'production'));

      CREATE FUNCTION fp_mode_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.mode IS NULL OR NEW.mode = OLD.mode THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'a database for % stays one', OLD.mode USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER installation_mode_stays BEFORE UPDATE ON installation
        FOR EACH ROW EXECUTE FUNCTION fp_mode_stays();

      CREATE TABLE demonstration (
        one_row boolean CONSTRAINT demonstration_pkey PRIMARY KEY DEFAULT true
          CONSTRAINT demonstration_one_row_check CHECK (one_row),
        children integer NOT NULL,
        schools integer NOT NULL,
        seed integer NOT NULL,
        began_at timestamptz NOT NULL,
        step text NOT NULL,
        finished_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE demonstration;
      DROP TRIGGER installation_mode_stays ON installation;
      DROP FUNCTION fp_mode_stays();
      ALTER TABLE installation DROP COLUMN mode;
    `);
  }
}
