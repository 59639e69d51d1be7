import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the applications room. */
export class Applications implements MigrationInterface {
  readonly name = 'Applications0000000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
