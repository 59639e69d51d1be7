import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the schools room. */
export class Schools implements MigrationInterface {
  readonly name = 'Schools0000000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
