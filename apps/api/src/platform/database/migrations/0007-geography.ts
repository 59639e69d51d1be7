import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the geography room. */
export class Geography implements MigrationInterface {
  readonly name = 'Geography0000000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
