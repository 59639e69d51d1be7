import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the audit room. */
export class Audit implements MigrationInterface {
  readonly name = 'Audit0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
