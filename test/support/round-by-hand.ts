import {
  allocationRoutes,
  applicationRoutes,
  childrenListRoutes,
  demonstrationRoutes,
  evidenceRoutes,
  type Intake,
  jobRoutes,
  type MomentName,
  offerRoutes,
  roundRoutes,
} from '@contract';
import { letterPdf } from '../../tools/story';
import { StubbornPerson } from './stubborn-person';

const reason = 'Nothing was sent that shows it.';

/**
 * A round done by people who look at what is there and do what is left to do, again and again until nothing is.
 *
 * So each step may be cut off anywhere, also between being done and being answered.
 */
export class RoundByHand {
  private readonly officer: StubbornPerson;
  private readonly second: StubbornPerson;
  private readonly operator: StubbornPerson;

  constructor(private readonly address: string) {
    this.officer = new StubbornPerson(address, 'ruth-harper');
    this.second = new StubbornPerson(address, 'imran-shah');
    this.operator = new StubbornPerson(address, 'omar-reid');
  }

  /** Waits until the town is in. */
  async townIn(): Promise<void> {
    await this.until('the town is in', async () => (await this.state()).town.state === 'in');
  }

  /** A mother applies with a claim and sends a letter for it; gives back the receipt and how many files came in. */
  async apply(persona: string): Promise<{ receipt: string; files: number }> {
    const parent = new StubbornPerson(this.address, persona, 'parent');
    const round = await this.round();
    const family = (await this.state()).personas.find(({ id }) => id === persona)?.family;
    const [child] = family?.children ?? [];
    if (family === undefined || family === null || child === undefined) throw new Error(`${persona} has no family.`);
    const intakes = await this.intakes();
    const schools = family.schools.map(({ id }) => id);
    const [first = ''] = schools;
    const answers = [
      { answer: 'home', value: family.home },
      { answer: 'preferences', value: schools.flatMap((id) => intakes.filter(({ school }) => school === id)).map(({ id }) => ({ intake: id })) },
      { answer: 'claims', value: [{ kind: 'need', school: first, need: 'medical', of: 'child', says: 'Asthma.' }] },
    ] as const;
    const id = await this.until('the application is sent', async () => {
      const [own] = (await parent.ask(applicationRoutes.children, {})).items;
      const [line] = own?.applications ?? [];
      if (line === undefined) {
        await parent.try(applicationRoutes.start, { body: { round, child, relationship: 'mother' } });
        return false;
      }
      if (line.state !== 'draft') return line.id;
      const params = { application: line.id };
      const { revisions } = await parent.ask(applicationRoutes.read, { params });
      for (const { answer, value } of answers) {
        if ((revisions[answer] ?? 0) > 0) continue;
        await parent.try(applicationRoutes.save, { params, body: { answer, value, revision: 0 } as never });
      }
      const { revision } = await parent.ask(applicationRoutes.read, { params });
      const { version } = await parent.ask(applicationRoutes.declaration, {});
      await parent.try(applicationRoutes.submit, { params, body: { revision, declaration: version } });
      return false;
    });
    const params = { application: id };
    const [claim] = (await parent.ask(evidenceRoutes.standing, { params })).items;
    const bytes = letterPdf(['Dr A. Bello, Quay Street Surgery', 'This child has asthma.']);
    const file = { name: 'letter.pdf', type: 'application/pdf', bytes };
    for (let time = 0; time < 3; time += 1) await parent.ask(evidenceRoutes.send, { params: { claim: claim?.id ?? '' } }, file);
    const [standing] = (await parent.ask(evidenceRoutes.standing, { params })).items;
    const [version] = (await parent.ask(applicationRoutes.versions, { params })).items;
    return { receipt: version?.receipt ?? '', files: standing?.items.length ?? 0 };
  }

  /** Moves the clock; a moment that has passed was reached by an attempt whose answer was lost. */
  async moveClock(moment: MomentName): Promise<void> {
    await this.officer.try(demonstrationRoutes.moveClock, { body: { moment } });
  }

  /** Settles everything that blocks the round, until nothing does. */
  async settle(): Promise<void> {
    const params = { round: await this.round() };
    await this.until('nothing blocks the round', async () => {
      const { items } = await this.officer.ask(evidenceRoutes.blocks, { params, query: { limit: 500 } });
      await this.answerClaims(params.round);
      await this.decideConflicts(params.round);
      await this.decideLines(params.round);
      if (items.some(({ why }) => why === 'preference-unmeasured')) await this.officer.try(evidenceRoutes.measure, { params });
      return items.length === 0;
    });
  }

  /** Prepares a run, or goes on with the one under way, until a second officer has released it. */
  async release(kind: 'offer-day' | 'after-offer-day'): Promise<void> {
    const params = { round: await this.round() };
    await this.until('the run is released', async () => {
      const { items } = await this.officer.ask(allocationRoutes.list, { params, query: { limit: 100 } });
      const runs = items.filter((one) => one.kind === kind && !one.dry);
      if (runs.some(({ state }) => state === 'released')) return true;
      const open = runs.find(({ state }) => ['prepared', 'decided', 'verified'].includes(state));
      if (open?.explained === true) await this.second.try(allocationRoutes.release, { params: { run: open.id } });
      if (open !== undefined) return false;
      if (kind === 'offer-day') await this.officer.try(allocationRoutes.prepare, { params, body: { dry: false } });
      else await this.prepareReallocation(params.round);
      return false;
    });
  }

  /** Waits until families see their offers, and the first letters have gone. */
  async offered(): Promise<void> {
    const params = { round: await this.round() };
    await this.until('families have offers', async () => {
      const { items } = await this.officer.ask(offerRoutes.list, { params, query: { limit: 10 } });
      return items.length > 0;
    });
  }

  /** Families answer: every second one of a school declines. Gives back every receipt, twice asked for. */
  async answer(): Promise<readonly (readonly [string, string])[]> {
    const params = { round: await this.round() };
    const query = { school: 'alderbrook', state: 'offered' as const, limit: 12 };
    const { items } = await this.officer.ask(offerRoutes.list, { params, query });
    const receipts: [string, string][] = [];
    for (const [at, { id }] of items.entries()) {
      const asked = { params: { offer: id }, body: { answer: at % 2 === 0 ? ('accept' as const) : ('decline' as const) } };
      const first = await this.officer.ask(offerRoutes.answer, asked);
      const again = await this.officer.ask(offerRoutes.answer, asked);
      receipts.push([first.receipt, again.receipt]);
    }
    return receipts;
  }

  /** What time it is in the demonstration. */
  async now(): Promise<string> {
    return (await this.state()).now;
  }

  /** Lets jobs that failed, because each of their attempts was killed, try again: an operator sees them. */
  async retryFailed(): Promise<number> {
    const { items } = await this.operator.ask(jobRoutes.failed, { query: {} });
    for (const { id } of items) await this.operator.try(jobRoutes.retry, { params: { job: id } });
    return items.length;
  }

  private async prepareReallocation(round: string): Promise<void> {
    const body = { kind: 'after-offer-day' as const, supervisor: 'Daniel Osei, auditor' };
    for (const { id } of await this.intakes()) await this.officer.ask(allocationRoutes.promiseDraw, { params: { intake: id }, body });
    await this.officer.try(offerRoutes.reallocate, { params: { round }, body: {} });
  }

  private async answerClaims(round: string): Promise<void> {
    const query = { state: 'waiting' as const, limit: 100 };
    const { items } = await this.officer.ask(evidenceRoutes.claims, { params: { round }, query });
    for (const { claim, application, items: files } of items) {
      const sent = files === 0 ? [] : (await this.officer.ask(evidenceRoutes.standing, { params: { application } })).items;
      const found = sent.filter(({ id }) => id === claim).flatMap((one) => one.items);
      const body = { outcome: 'refused' as const, reason, items: found.map(({ id }) => ({ item: id, outcome: 'refused' as const, reason })) };
      await this.officer.try(evidenceRoutes.record, { params: { claim }, body });
    }
  }

  private async decideConflicts(round: string): Promise<void> {
    const { items } = await this.officer.ask(applicationRoutes.conflicts, { query: { round, open: 'yes' } });
    const body = { outcome: 'first', basis: 'court-order', reason: 'The court order names this parent.' } as const;
    for (const { id } of items) await this.officer.try(applicationRoutes.resolveConflict, { params: { conflict: id }, body });
  }

  private async decideLines(round: string): Promise<void> {
    const kinds = [['ehc-plans', 'joanna-fields'], ['looked-after', 'victor-osei']] as const;
    for (const [kind, persona] of kinds) {
      const who = new StubbornPerson(this.address, persona);
      const query = { state: 'to-decide' as const, limit: 100 };
      const { items } = await who.ask(childrenListRoutes.lines, { params: { round, kind }, query });
      const body = { child: null, reason: 'No child of ours; asked by telephone.' };
      for (const { id } of items) await who.try(childrenListRoutes.decide, { params: { line: id }, body });
    }
  }

  private async round(): Promise<string> {
    return (await this.state()).round?.id ?? '';
  }

  private async intakes(): Promise<readonly Intake[]> {
    return (await this.officer.ask(roundRoutes.intakes, { params: { round: await this.round() }, query: { limit: 500 } })).items;
  }

  private state() {
    return this.officer.ask(demonstrationRoutes.state, { query: { letters: 0 } });
  }

  /** Looks, having failed jobs tried again, until it is so; gives up after ten minutes. */
  private async until<T>(what: string, look: () => Promise<T | false>): Promise<T> {
    const end = performance.now() + 600_000;
    for (;;) {
      await this.retryFailed();
      const found = await look();
      if (found !== false) return found;
      if (performance.now() > end) throw new Error(`Waited in vain: ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
