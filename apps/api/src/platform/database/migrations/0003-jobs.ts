import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the jobs room. */
export class Jobs implements MigrationInterface {
  readonly name = 'Jobs0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
