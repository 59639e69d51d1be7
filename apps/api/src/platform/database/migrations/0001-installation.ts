import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records when this database was set up, so that an operator can tell an old database from a fresh one. */
export class Installation implements MigrationInterface {
  readonly name = 'Installation0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE installation (
        one_row boolean PRIMARY KEY DEFAULT true CONSTRAINT installation_one_row_check CHECK (one_row),
        installed_at timestamptz NOT NULL DEFAULT now(),
        installed_version text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE installation');
  }
}
