import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the offers room. */
export class Offers implements MigrationInterface {
  readonly name = 'Offers0000000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
