import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the notifications room. */
export class Notifications implements MigrationInterface {
  readonly name = 'Notifications0000000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
