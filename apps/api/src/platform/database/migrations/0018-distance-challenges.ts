import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parents challenge the distance that was measured from their home, and officers answer. */
export class DistanceChallenges implements MigrationInterface {
  readonly name = 'DistanceChallenges0000000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(challenges);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE distance_challenges');
  }
}

/** A measurement has at most one open challenge. What was answered is not answered again. */
const challenges = `
  CREATE TABLE distance_challenges (
    id uuid CONSTRAINT distance_challenges_pkey PRIMARY KEY,
    authority text NOT NULL CONSTRAINT distance_challenges_authority_fkey REFERENCES authorities (id),
    round uuid NOT NULL CONSTRAINT distance_challenges_round_fkey REFERENCES rounds (id),
    measurement uuid NOT NULL CONSTRAINT distance_challenges_measurement_fkey REFERENCES measurements (id),
    child uuid NOT NULL,
    intake uuid NOT NULL CONSTRAINT distance_challenges_intake_fkey REFERENCES intakes (id),
    reason text NOT NULL CONSTRAINT distance_challenges_reason_check CHECK (reason <> ''),
    challenged_by text NOT NULL,
    challenged_at timestamptz NOT NULL,
    outcome text CONSTRAINT distance_challenges_outcome_check CHECK (outcome IN ('stands', 'measured-again')),
    answer text CONSTRAINT distance_challenges_answer_check CHECK (answer <> ''),
    after uuid CONSTRAINT distance_challenges_after_fkey REFERENCES measurements (id),
    answered_by text,
    answered_at timestamptz,
    CONSTRAINT distance_challenges_answered_check CHECK (num_nonnulls(outcome, answer, answered_by, answered_at) IN (0, 4)),
    CONSTRAINT distance_challenges_after_check CHECK ((after IS NOT NULL) = (outcome IS NOT DISTINCT FROM 'measured-again'))
  );
  CREATE UNIQUE INDEX distance_challenges_open ON distance_challenges (measurement) WHERE outcome IS NULL;
  CREATE INDEX distance_challenges_round ON distance_challenges (round, child);
  ALTER TABLE distance_challenges ENABLE ROW LEVEL SECURITY;
  CREATE POLICY distance_challenges_seen ON distance_challenges FOR SELECT
    USING (fp_system() OR fp_has('officer', authority) OR challenged_by = fp_account());
  CREATE POLICY distance_challenges_made ON distance_challenges FOR INSERT
    WITH CHECK (fp_system() OR fp_has('officer', authority) OR challenged_by = fp_account());
  CREATE POLICY distance_challenges_answered ON distance_challenges FOR UPDATE
    USING (fp_system() OR fp_has('officer', authority)) WITH CHECK (fp_system() OR fp_has('officer', authority));
`;
