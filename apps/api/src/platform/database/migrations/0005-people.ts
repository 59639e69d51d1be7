import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the people room. */
export class People implements MigrationInterface {
  readonly name = 'People0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
