import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the allocation room. */
export class Allocation implements MigrationInterface {
  readonly name = 'Allocation0000000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
