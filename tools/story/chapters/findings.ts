import { type AnswerOf, childrenListRoutes, type Claim, evidenceRoutes, type FindingToRecord } from '@contract';
import type { z } from 'zod';
import type { Story } from '../story-so-far';
import { sayBlocks } from './measure';

type Line = AnswerOf<typeof evidenceRoutes.claims>['items'][number];
type Found = z.input<typeof FindingToRecord>;

/** Schools answer what is theirs to know, officers the rest; the lists of those who know more are matched. */
export async function findings(story: Story): Promise<void> {
  story.tell.chapter('What is true');
  await schoolAnswers(story);
  await lists(story);
  await byHand(story);
  await aishaReads(story);
}

async function schoolAnswers(story: Story): Promise<void> {
  if (!story.intakes.has('holy-rood')) return;
  const catherine = story.enter('catherine-doyle');
  const params = { school: 'holy-rood' };
  const { items } = await catherine.ask(evidenceRoutes.questions, { params, query: { round: story.round.id } });
  story.tell.says(
    `Her school is asked about ${String(items.length)} ${items.length === 1 ? 'child' : 'children'}; it sees no order of preference.`,
  );
  for (const { claim, kind, says, child } of items) {
    story.tell.says(`${child.firstNames} ${child.lastName}: ${says}`);
    if (kind !== 'faith') continue;
    const { recorded } = await catherine.ask(evidenceRoutes.answer, {
      params,
      body: { answers: [{ kind, claim, yes: true, reason: 'The priest has signed the form.' }] },
    });
    story.tell.says(`She answers yes: ${String(recorded)} finding is recorded.`);
  }
}

async function lists(story: Story): Promise<void> {
  const { round, tell } = story;
  const joanna = story.enter('joanna-fields');
  await decideLines(story, joanna, 'ehc-plans');
  const victor = story.enter('victor-osei');
  if (story.has('samuel-okafor')) {
    const [child] = story.family('samuel-okafor').children;
    const cells = [child?.firstNames, child?.lastName, child?.dateOfBirth, 'looked-after'];
    const text = `first names,last name,date of birth,care\n${cells.join(',')}\n`;
    const received = await victor.ask(
      childrenListRoutes.receive,
      { params: { round: round.id, kind: 'looked-after' } },
      { name: 'in-care.csv', type: 'text/csv', bytes: new Uint8Array(Buffer.from(text)) },
    );
    tell.says(`He sends a list with one more child in care: ${String(received.matched)} matched with an application.`);
  }
  await decideLines(story, victor, 'looked-after');
}

/** Goes through the lines that a person must decide: which child is meant, or that none is. */
async function decideLines(
  { tell, round }: Story,
  person: ReturnType<Story['person']>,
  kind: 'ehc-plans' | 'looked-after',
): Promise<void> {
  const query = { state: 'to-decide' as const, limit: 100 };
  const { items } = await person.ask(childrenListRoutes.lines, { params: { round: round.id, kind }, query });
  for (const { id, firstNames, lastName, dateOfBirth, candidates } of items) {
    const likeliest = candidates.find(
      ({ dateOfBirth: born, firstNames: first }) => born === dateOfBirth && first === firstNames,
    );
    const child = likeliest?.child ?? null;
    const reason = child === null ? 'No child of this name lives here.' : 'The name is misspelt on the list.';
    await person.ask(childrenListRoutes.decide, { params: { line: id }, body: { child, reason } });
    tell.says(
      `The list says ${firstNames} ${lastName}. ${
        likeliest === undefined
          ? 'No child is meant.'
          : `The child is ${likeliest.firstNames} ${likeliest.lastName}: ${likeliest.why.replaceAll('-', ' ')}.`
      }`,
    );
  }
}

async function byHand(story: Story): Promise<void> {
  const ruth = story.enter('ruth-harper');
  story.tell.says('She looks at what keeps the round from being run:');
  story.tell.shows(await sayBlocks(story));
  const query = { state: 'waiting' as const, limit: 100 };
  const { items } = await ruth.ask(evidenceRoutes.claims, { params: { round: story.round.id }, query });
  story.tell.says(`${String(items.length)} claims wait for her.`);
  for (const line of items) {
    const found = await answerTo(story, line);
    await ruth.ask(evidenceRoutes.record, { params: { claim: line.claim }, body: found });
    const { firstNames, lastName } = line.child;
    story.tell.shows([
      `${firstNames} ${lastName}, ${line.kind.replaceAll('-', ' ')}: ${found.outcome}. ${found.reason}`,
    ]);
  }
}

/** What the officer finds: the letter that does not say why only this school is not enough; the rest is so. */
async function answerTo(story: Story, { claim, details, items }: Line): Promise<Found> {
  if (claim === story.noted.get('aisha claim')) {
    const reason = 'The letter does not say why this school, and no other, can meet the need.';
    const { items: standing } = await story
      .person('ruth-harper')
      .ask(evidenceRoutes.standing, { params: { application: story.recall('aisha application') } });
    const sent = standing.flatMap((one) => (one.id === claim ? one.items : []));
    return { outcome: 'refused', reason, items: sent.map(({ id }) => ({ item: id, outcome: 'refused', reason })) };
  }
  if (items > 0) throw new Error('A claim has files that the story did not send.');
  return { outcome: 'accepted', reason: 'It was looked up, and it is so.', ...factsOf(details) };
}

/** What the claim alone does not say. */
function factsOf(claim: Claim): Pick<Found, 'facts'> {
  if (claim.kind === 'sibling') {
    const { school, tie, year = 7 } = claim;
    return { facts: { siblings: [{ school, tie, atApplication: true, atAdmission: true, year: year + 1 }] } };
  }
  if (claim.kind === 'staff') {
    return { facts: { staff: [{ school: claim.school, twoYears: true, skillShortage: false }] } };
  }
  if (claim.kind === 'test') return { facts: { tests: [{ test: claim.test, score: 84 }] } };
  return {};
}

async function aishaReads(story: Story): Promise<void> {
  if (!story.noted.has('aisha claim')) return;
  const aisha = story.enter('aisha-khan');
  const params = { application: story.recall('aisha application') };
  const { items } = await aisha.ask(evidenceRoutes.standing, { params });
  for (const { state, findings: found } of items) {
    const reason = found.at(-1)?.reason ?? '';
    story.saw({ what: 'finding', who: 'aisha-khan', state, reason });
    story.tell.says(`She reads of her claim: ${state}. "${reason}"`);
  }
}
