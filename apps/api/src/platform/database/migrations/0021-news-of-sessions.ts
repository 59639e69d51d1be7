import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The database says at once, to every process that listens, whose sessions or roles have changed.
 *
 * So a process may remember for longer who is signed in, and forgets it sooner than before.
 */
export class NewsOfSessions implements MigrationInterface {
  readonly name = 'NewsOfSessions0000000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION fp_say_whose_session() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('fairplace_sessions', CASE TG_TABLE_NAME WHEN 'accounts' THEN to_jsonb(coalesce(NEW, OLD))->>'id'
          ELSE to_jsonb(coalesce(NEW, OLD))->>'account' END);
        RETURN NULL;
      END $$;
      CREATE TRIGGER sessions_say AFTER UPDATE OF ended_at ON sessions FOR EACH ROW
        WHEN (NEW.ended_at IS DISTINCT FROM OLD.ended_at) EXECUTE FUNCTION fp_say_whose_session();
      CREATE TRIGGER sessions_say_gone AFTER DELETE ON sessions FOR EACH ROW
        WHEN (OLD.ended_at IS NULL AND OLD.ends_at > now()) EXECUTE FUNCTION fp_say_whose_session();
      CREATE TRIGGER grants_say AFTER INSERT OR UPDATE OR DELETE ON grants FOR EACH ROW EXECUTE FUNCTION fp_say_whose_session();
      CREATE TRIGGER accounts_say AFTER UPDATE ON accounts FOR EACH ROW
        WHEN (NEW.* IS DISTINCT FROM OLD.*) EXECUTE FUNCTION fp_say_whose_session();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER accounts_say ON accounts;
      DROP TRIGGER grants_say ON grants;
      DROP TRIGGER sessions_say_gone ON sessions;
      DROP TRIGGER sessions_say ON sessions;
      DROP FUNCTION fp_say_whose_session();
    `);
  }
}
