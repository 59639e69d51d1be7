import { Injectable } from '@nestjs/common';
import { ApplicationsReader, type CountingApplication, type ForLetters, ForLettersReader, type Guardian } from '../../applications';
import { AccountsReader, type Contact } from '../../people';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import type { Recipient } from '../notifications.types';
import { mayHave } from './may-have';

/** Whom letters about a child's place go to, and the application that counts. */
export interface FamilyToWriteTo {
  readonly application: string | null;
  readonly to: readonly Recipient[];
  /** The home that the application counts from. */
  readonly home: CountingApplication['home'];
}

type Home = ForLetters['home'];

/** Finds whom letters are for: names and addresses as they are now, many at once. */
@Injectable()
export class Recipients {
  constructor(
    private readonly applications: ApplicationsReader,
    private readonly forLetters: ForLettersReader,
    private readonly accounts: AccountsReader,
    private readonly schools: SchoolsReader,
  ) {}

  /** By application: whoever sent it, and nobody else; left out where they guard the child no longer. */
  async sendersOf(tx: Tx, applications: readonly ForLetters[]): Promise<ReadonlyMap<string, Recipient>> {
    const guardians = await this.applications.guardiansOf(
      tx,
      applications.map(({ child }) => child),
    );
    const contacts = await this.contacts(
      tx,
      applications.flatMap(({ account }) => account ?? []),
    );
    const found = new Map<string, Recipient>();
    for (const { id, child, account, corporateParent, home } of applications) {
      if (corporateParent !== null) found.set(id, await this.corporateParent(tx, corporateParent));
      else if (account === null) found.set(id, atAddress(id, home));
      else if ((guardians.get(child) ?? []).some((one) => one.account === account))
        found.set(id, ofAccount(account, contacts, home));
    }
    return found;
  }

  /** By child: everybody who may have a letter about the child's place in a round. */
  async familiesOf(tx: Tx, round: string, children: readonly string[]): Promise<ReadonlyMap<string, FamilyToWriteTo>> {
    const guardians = await this.applications.guardiansOf(tx, children);
    const counting = await this.forLetters.countingOf(tx, round, children);
    const restricted = await this.applications.restricted(tx, children);
    const contacts = await this.contacts(
      tx,
      [...guardians.values()].flatMap((those) => those.map(({ account }) => account)),
    );
    const corporate = new Map<string, Recipient>();
    const found = new Map<string, FamilyToWriteTo>();
    for (const child of children) {
      const application = counting.get(child);
      const parent = application?.corporateParent ?? null;
      if (parent !== null && !corporate.has(parent)) corporate.set(parent, await this.corporateParent(tx, parent));
      const acting = parent === null ? undefined : corporate.get(parent);
      const confidential = restricted.get(child)?.has('confidential-address') ?? false;
      const family = { guardians: guardians.get(child) ?? [], sender: application?.account ?? null, confidential };
      found.set(child, {
        application: application?.application ?? null,
        home: application?.home ?? null,
        to: acting === undefined ? this.family(family, application, contacts) : [acting],
      });
    }
    return found;
  }

  private family(
    family: { guardians: readonly Guardian[]; sender: string | null; confidential: boolean },
    application: { readonly application: string; readonly home: Home } | undefined,
    contacts: ReadonlyMap<string, Contact>,
  ): readonly Recipient[] {
    const accounts = mayHave(family).map((account) =>
      // The home of the application is where its sender lives. Nobody else is told it, nor written to at it.
      ofAccount(account, contacts, account === family.sender ? (application?.home ?? null) : null),
    );
    const without = application !== undefined && family.sender === null;
    return without ? [atAddress(application.application, application.home), ...accounts] : accounts;
  }

  private async contacts(tx: Tx, accounts: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
    const found = await this.accounts.contacts(tx, [...new Set(accounts)]);
    return new Map(found.map((contact) => [contact.account, contact]));
  }

  /** An authority that looks after a child: its own office is written to. */
  private async corporateParent(tx: Tx, authority: string): Promise<Recipient> {
    const { name, look } = await this.schools.authority(tx, authority);
    const { email, address } = look.contact;
    return { by: 'corporate-parent', authority, name, email: email ?? null, address: [name, ...(address ?? [])] };
  }
}

/** The one line under which a letter to somebody is kept, so that a cause writes it once. */
export function recipientKey(to: Recipient): string {
  switch (to.by) {
    case 'account':
      return `account:${to.account}`;
    case 'address':
      return `address:${to.application}`;
    case 'corporate-parent':
      return `corporate-parent:${to.authority}`;
  }
}

function ofAccount(account: string, contacts: ReadonlyMap<string, Contact>, home: Home): Recipient {
  const contact = contacts.get(account);
  const name = contact?.name;
  return {
    by: 'account',
    account,
    name,
    email: contact?.email ?? null,
    address: home === null ? [] : [...(name === undefined ? [] : [name]), ...linesOf(home)],
  };
}

function atAddress(application: string, home: Home): Recipient {
  const address = home === null ? [] : ['To the parent or carer', ...linesOf(home)];
  return { by: 'address', application, name: undefined, email: null, address };
}

function linesOf(home: NonNullable<Home>): readonly string[] {
  return [...home.lines, ...(home.postcode === null ? [] : [home.postcode])];
}
