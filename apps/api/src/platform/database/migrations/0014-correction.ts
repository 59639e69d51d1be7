import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the correction room. */
export class Correction implements MigrationInterface {
  readonly name = 'Correction0000000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
