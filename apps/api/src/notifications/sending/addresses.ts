import { Injectable } from '@nestjs/common';
import { ApplicationsReader } from '../../applications';
import { AccountsReader } from '../../people';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { mayHave } from '../writing/may-have';
import { type ClaimedLetter, DeliveriesStore } from './deliveries.store';

/** Finds where claimed letters go now, and whether whom they are for may still have them. */
@Injectable()
export class Addresses {
  constructor(
    private readonly applications: ApplicationsReader,
    private readonly accounts: AccountsReader,
    private readonly schools: SchoolsReader,
    private readonly deliveries: DeliveriesStore,
  ) {}

  /**
   * The letters that can be handed over, each with its e-mail address.
   *
   * A letter may have been written days before: whoever does not guard the child any more, or may not be told any more
   * where the child is, does not get it. One without an address by now goes on paper.
   */
  async ready(tx: Tx, claimed: readonly ClaimedLetter[]): Promise<readonly (ClaimedLetter & { readonly to: string })[]> {
    if (claimed.length === 0) return [];
    const may = await this.mayHave(tx, claimed);
    const emails = await this.emails(tx, claimed);
    const stopped = claimed.filter(({ letter }) => !may.has(letter));
    const withoutAddress = claimed.filter(({ letter }) => may.has(letter) && !emails.has(letter));
    const idOf = ({ letter }: ClaimedLetter): string => letter;
    await this.deliveries.putAside(tx, stopped.map(idOf), 'stopped', 'Whom it was for may not have it any more.');
    await this.deliveries.putAside(tx, withoutAddress.map(idOf), 'paper', 'There is no e-mail address any more.');
    return claimed.flatMap((letter) => {
      const to = emails.get(letter.letter);
      return to === undefined || !may.has(letter.letter) ? [] : [{ ...letter, to }];
    });
  }

  private async mayHave(tx: Tx, claimed: readonly ClaimedLetter[]): Promise<ReadonlySet<string>> {
    const children = [...new Set(claimed.map(({ child }) => child))];
    const guardians = await this.applications.guardiansOf(tx, children);
    const restricted = await this.applications.restricted(tx, children);
    const senders = await this.applications.sendersOf(
      tx,
      claimed.flatMap(({ application }) => application ?? []),
    );
    const may = claimed.filter(({ account, child, application }) => {
      if (account === null) return true;
      const sender = application === null ? null : (senders.get(application) ?? null);
      const confidential = restricted.get(child)?.has('confidential-address') ?? false;
      return mayHave({ guardians: guardians.get(child) ?? [], sender, confidential }).includes(account);
    });
    return new Set(may.map(({ letter }) => letter));
  }

  /** By letter: the e-mail address as it is now. */
  private async emails(tx: Tx, claimed: readonly ClaimedLetter[]): Promise<ReadonlyMap<string, string>> {
    const contacts = await this.accounts.contacts(tx, [...new Set(claimed.flatMap(({ account }) => account ?? []))]);
    const byAccount = new Map(contacts.map(({ account, email }) => [account, email]));
    const found = new Map<string, string>();
    for (const { letter, account, corporateParent } of claimed) {
      const email =
        corporateParent === null
          ? byAccount.get(account ?? '')
          : (await this.schools.authority(tx, corporateParent)).look.contact.email;
      if (email !== undefined && email !== null) found.set(letter, email);
    }
    return found;
  }
}
