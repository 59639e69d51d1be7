import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the evidence room. */
export class Evidence implements MigrationInterface {
  readonly name = 'Evidence0000000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
