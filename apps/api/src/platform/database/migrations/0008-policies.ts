import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the policies room. */
export class Policies implements MigrationInterface {
  readonly name = 'Policies0000000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
