import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Letters: what is to be written, the letters as they were written, and how each is on its way.
 *
 * Two promises are kept here and not only in the code: one cause makes one letter of a kind for one person, and a letter
 * that was sent or may have been sent does not go out again unless a person says so.
 */
export class Notifications implements MigrationInterface {
  readonly name = 'Notifications0000000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [orders, letters, mailings, deliveries, moves, fences]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE deliveries, letters, mailings, printings, letter_orders;
      DROP FUNCTION fp_delivery_moves();
    `);
  }
}

/** What the audit told of that asks for letters, as it was told. */
const orders = `
  CREATE TABLE letter_orders (
    id uuid CONSTRAINT letter_orders_pkey PRIMARY KEY,
    cause text NOT NULL CONSTRAINT letter_orders_cause_key UNIQUE,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    account text NOT NULL,
    authority text NOT NULL,
    child uuid,
    subject text NOT NULL,
    about jsonb NOT NULL,
    many boolean NOT NULL,
    state text NOT NULL CONSTRAINT letter_orders_state_check CHECK (state IN ('open', 'written', 'failed')),
    letters integer,
    attempts integer NOT NULL DEFAULT 0,
    failure text,
    made_at timestamptz NOT NULL,
    written_at timestamptz,
    CONSTRAINT letter_orders_written_check CHECK (
      (state = 'written') = (written_at IS NOT NULL) AND (state = 'written') = (letters IS NOT NULL)
    )
  );
  CREATE INDEX letter_orders_open ON letter_orders (made_at, id) WHERE state = 'open';
  CREATE INDEX letter_orders_failed ON letter_orders (authority, made_at, id) WHERE state = 'failed';
`;

/** Letters as they were written; nothing changes them. The recipient is an account, an address or a corporate parent. */
const letters = `
  CREATE TABLE letters (
    id uuid CONSTRAINT letters_pkey PRIMARY KEY,
    cause text NOT NULL,
    kind text NOT NULL,
    recipient text NOT NULL,
    account uuid CONSTRAINT letters_account_fkey REFERENCES accounts (id),
    corporate_parent text CONSTRAINT letters_corporate_parent_fkey REFERENCES authorities (id),
    authority text NOT NULL CONSTRAINT letters_authority_fkey REFERENCES authorities (id),
    child uuid NOT NULL CONSTRAINT letters_child_fkey REFERENCES children (id),
    application uuid CONSTRAINT letters_application_fkey REFERENCES applications (id),
    language text NOT NULL,
    reference text NOT NULL CONSTRAINT letters_reference_key UNIQUE,
    subject text NOT NULL CONSTRAINT letters_subject_check CHECK (subject <> ''),
    text text NOT NULL,
    document text NOT NULL,
    digest text NOT NULL CONSTRAINT letters_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
    written_at timestamptz NOT NULL,
    seen_from timestamptz NOT NULL,
    CONSTRAINT letters_once UNIQUE (cause, kind, recipient),
    CONSTRAINT letters_recipient_check CHECK (CASE split_part(recipient, ':', 1)
      WHEN 'account' THEN account IS NOT NULL AND recipient = 'account:' || account AND corporate_parent IS NULL
      WHEN 'corporate-parent' THEN corporate_parent IS NOT NULL AND account IS NULL
      WHEN 'address' THEN application IS NOT NULL AND num_nonnulls(account, corporate_parent) = 0
      ELSE false END)
  );
  CREATE INDEX letters_child ON letters (child, seen_from, id);
  CREATE INDEX letters_account ON letters (account, seen_from, id) WHERE account IS NOT NULL;
  CREATE INDEX letters_authority ON letters (authority, written_at, id);
  CREATE INDEX letters_application ON letters (application) WHERE application IS NOT NULL;
  SELECT fp_append_only('letters');
`;

/** Letters that go out together, in an order drawn from a seed that is kept. */
const mailings = `
  CREATE TABLE mailings (
    id uuid CONSTRAINT mailings_pkey PRIMARY KEY,
    letter_order uuid NOT NULL CONSTRAINT mailings_order_key UNIQUE
      CONSTRAINT mailings_order_fkey REFERENCES letter_orders (id),
    authority text NOT NULL CONSTRAINT mailings_authority_fkey REFERENCES authorities (id),
    what text NOT NULL,
    seed text NOT NULL CONSTRAINT mailings_seed_check CHECK (seed ~ '^[0-9a-f]{32}$'),
    made_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    paused_by text,
    paused_at timestamptz,
    paused_because text,
    CONSTRAINT mailings_paused_check CHECK (num_nulls(paused_by, paused_at, paused_because) IN (0, 3))
  );
  CREATE INDEX mailings_authority ON mailings (authority, made_at, id);

  CREATE TABLE printings (
    id uuid CONSTRAINT printings_pkey PRIMARY KEY,
    authority text NOT NULL CONSTRAINT printings_authority_fkey REFERENCES authorities (id),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    letters integer NOT NULL CONSTRAINT printings_letters_check CHECK (letters > 0),
    without_address integer NOT NULL
  );
  CREATE INDEX printings_authority ON printings (authority, made_at);
  SELECT fp_append_only('printings');
`;

/** One row for each letter. `claims` tells one attempt from another, so that a worker back from the dead writes nothing. */
const deliveries = `
  CREATE TABLE deliveries (
    letter uuid CONSTRAINT deliveries_pkey PRIMARY KEY CONSTRAINT deliveries_letter_fkey REFERENCES letters (id),
    authority text NOT NULL,
    mailing uuid CONSTRAINT deliveries_mailing_fkey REFERENCES mailings (id),
    turn text NOT NULL,
    address text[] NOT NULL,
    state text NOT NULL CONSTRAINT deliveries_state_check
      CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unsure', 'stopped', 'paper', 'printed')),
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    claims integer NOT NULL DEFAULT 0,
    claimed_at timestamptz,
    sent_to text,
    carrier_reference text,
    says text,
    done_at timestamptz,
    printing uuid CONSTRAINT deliveries_printing_fkey REFERENCES printings (id),
    settled_by text,
    settled_at timestamptz,
    settled_because text,
    CONSTRAINT deliveries_done_check CHECK ((state IN ('sent', 'printed')) = (done_at IS NOT NULL)),
    CONSTRAINT deliveries_printed_check CHECK ((state = 'printed') = (printing IS NOT NULL)),
    CONSTRAINT deliveries_claimed_check CHECK (state <> 'sending' OR claimed_at IS NOT NULL),
    CONSTRAINT deliveries_settled_check CHECK (num_nulls(settled_by, settled_at, settled_because) IN (0, 3))
  );
  CREATE INDEX deliveries_waiting ON deliveries (turn, letter) WHERE state = 'waiting';
  CREATE INDEX deliveries_sending ON deliveries (letter) WHERE state = 'sending';
  CREATE INDEX deliveries_open ON deliveries (authority, state, due_at)
    WHERE state IN ('refused', 'unsure', 'stopped', 'paper');
  CREATE INDEX deliveries_mailing ON deliveries (mailing, state) WHERE mailing IS NOT NULL;
  CREATE INDEX deliveries_printing ON deliveries (printing) WHERE printing IS NOT NULL;
`;

/** The moves of notifications.states.ts, held by the database too: nothing that went out waits again by itself. */
const moves = `
  CREATE FUNCTION fp_delivery_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    settled boolean := NEW.settled_at IS DISTINCT FROM OLD.settled_at;
    moves boolean;
  BEGIN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'a delivery is never taken away' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.letter, NEW.authority, NEW.mailing, NEW.turn, NEW.address)
      IS DISTINCT FROM (OLD.letter, OLD.authority, OLD.mailing, OLD.turn, OLD.address)
    THEN
      RAISE EXCEPTION 'a delivery stays that of its letter' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state = OLD.state THEN
      IF OLD.state IN ('sent', 'printed') AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'what was sent or printed stays so' USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END IF;
    moves := CASE OLD.state
      WHEN 'waiting' THEN fp_system() AND NEW.state IN ('sending', 'stopped', 'refused', 'paper')
      WHEN 'sending' THEN fp_system() AND NEW.state IN ('sent', 'refused', 'unsure', 'waiting')
      WHEN 'unsure' THEN settled AND NEW.state IN ('sent', 'waiting', 'paper')
      WHEN 'refused' THEN settled AND NEW.state IN ('waiting', 'paper')
      WHEN 'stopped' THEN settled AND NEW.state IN ('waiting', 'paper')
      WHEN 'paper' THEN NEW.state = 'printed'
      ELSE false END;
    IF NOT moves THEN
      RAISE EXCEPTION 'a delivery that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER deliveries_moves BEFORE UPDATE OR DELETE ON deliveries
    FOR EACH ROW EXECUTE FUNCTION fp_delivery_moves();
`;

/**
 * A letter is seen by officers of its authority, and by whoever it is for: from its moment on, and while they still guard
 * the child. `fp_now()` is the service's clock.
 */
const fences = `
  ALTER TABLE letter_orders ENABLE ROW LEVEL SECURITY;
  CREATE POLICY letter_orders_kept ON letter_orders USING (fp_system());
  CREATE POLICY letter_orders_seen ON letter_orders FOR SELECT USING (fp_has('officer', authority));
  CREATE POLICY letter_orders_retried ON letter_orders FOR UPDATE USING (fp_has('officer', authority) AND state = 'failed')
    WITH CHECK (fp_has('officer', authority) AND state = 'open');
  REVOKE DELETE, TRUNCATE ON letter_orders FROM fairplace_app;

  ALTER TABLE letters ENABLE ROW LEVEL SECURITY;
  CREATE POLICY letters_written ON letters FOR INSERT WITH CHECK (fp_system());
  CREATE POLICY letters_seen ON letters FOR SELECT USING (
    fp_system() OR fp_has('officer', authority)
    OR (account::text = fp_account() AND seen_from <= fp_now() AND fp_guards_child(child::text))
    OR (corporate_parent IS NOT NULL AND seen_from <= fp_now() AND fp_has('virtual-school-head', corporate_parent))
  );

  ALTER TABLE mailings ENABLE ROW LEVEL SECURITY;
  CREATE POLICY mailings_kept ON mailings USING (fp_system() OR fp_has('officer', authority));
  REVOKE UPDATE, DELETE, TRUNCATE ON mailings FROM fairplace_app;
  GRANT UPDATE (paused_by, paused_at, paused_because) ON mailings TO fairplace_app;

  ALTER TABLE printings ENABLE ROW LEVEL SECURITY;
  CREATE POLICY printings_kept ON printings USING (fp_system() OR fp_has('officer', authority));

  ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY;
  CREATE POLICY deliveries_made ON deliveries FOR INSERT WITH CHECK (fp_system());
  CREATE POLICY deliveries_kept ON deliveries FOR UPDATE USING (fp_system() OR fp_has('officer', authority));
  CREATE POLICY deliveries_seen ON deliveries FOR SELECT USING (
    fp_system() OR fp_has('officer', authority) OR EXISTS (SELECT FROM letters l WHERE l.id = letter)
  );
  REVOKE DELETE, TRUNCATE ON deliveries FROM fairplace_app;
`;
