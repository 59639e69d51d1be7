import { notificationRoutes, offerRoutes } from '@contract';
import { type OfferMoment, type Seen, type Story, tellStory } from '../../tools/story';
import {
  buildIfNeeded,
  freePort,
  openFolder,
  removeFolder,
  type RunningService,
  startServiceAt,
  stopService,
} from '../support/service';

/**
 * A whole Year 7 round of a town of seventeen schools, over HTTP alone and on a real PostgreSQL: the story as
 * `npm run story` tells it. Everything here is about what people saw.
 *
 * The town is small, so that this is no long wait in every run of the tests; `TOWN_CHILDREN=2000` makes it a whole one, which
 * takes six minutes.
 */

const children = Number(process.env['TOWN_CHILDREN'] ?? 200);

jest.setTimeout(2_400_000);
beforeAll(buildIfNeeded, 300_000);

describe('the round of a town', () => {
  const folder = openFolder();
  const said: string[] = [];
  let service: RunningService;
  let story: Story;

  beforeAll(async () => {
    const variables = {
      DATA_DIR: folder,
      TOWN_CHILDREN: String(children),
      TOWN_SCHOOLS: '17',
      LETTERS_PER_MINUTE: '100000',
    };
    service = await startServiceAt(await freePort(), variables);
    story = await tellStory(service.address, {
      chapter: (title) => said.push(`# ${title}`),
      scene: (who) => said.push(`## ${who}`),
      says: (sentence) => said.push(sentence),
      shows: (lines) => said.push(...lines),
    }).catch((error: unknown) => {
      throw new Error(`The story stopped after:\n${said.slice(-12).join('\n')}`, { cause: error });
    });
  });

  afterAll(async () => {
    await stopService(service, 'SIGTERM');
    removeFolder(folder);
  });

  const only = <What extends Parameters<Story['seen']>[0]>(
    what: What,
    is: (one: Seen<What>) => boolean = () => true,
  ): Seen<What> => {
    const [first, ...more] = story.seen(what).filter(is);
    if (first === undefined || more.length > 0)
      throw new Error(`Not one ${what}, but ${String(more.length + (first === undefined ? 0 : 1))}.`);
    return first;
  };
  const offerTo = (child: string, when: OfferMoment = 'offer-day'): Seen<'offer'>['shown'] =>
    only('offer', (one) => one.child === child && one.when === when).shown;

  it('is of seventeen schools with policies of many shapes, which anybody reads', () => {
    expect(story.intakes.size).toBe(17);
    const shapes = new Set(story.seen('policy').map(({ categories }) => categories.join(' | ')));
    expect(shapes.size).toBeGreaterThanOrEqual(5);
    expect(only('remarks').says.join(' ')).toContain('looked-after');
  });

  it('gives every family a receipt of its own, and tells late ones that they are late', () => {
    const receipts = story.seen('receipt');
    expect(receipts.map(({ child, receipt: { late } }) => [child, late])).toEqual([
      ['Zara', false],
      ['Ben', false],
      ['Ella', false],
      ['Rosa', true],
      ['Kai', true],
    ]);
    expect(new Set(receipts.map(({ receipt: { receipt } }) => receipt)).size).toBe(receipts.length);
  });

  it('tells both parents that another application was found for their child, whom only one place is offered', () => {
    expect(story.seen('contested').map(({ contested }) => contested)).toEqual([true, true]);
    expect(story.seen('offer').filter(({ child, when }) => child === 'Oscar' && when === 'offer-day')).toHaveLength(1);
  });

  it('says no in plain sentences: to what comes too late, too early, or from one person alone', () => {
    expect(story.seen('refusal').map(({ to, says }) => `${to}: ${says}`)).toEqual([
      'change her schools after closing day: Closing day has passed. The application stands as you sent it; ask for a change and say why.',
      'adopt his own list: Whoever made a list may not adopt it. A second person must.',
      'release her own run: Whoever prepared a run may not release it. A second officer must.',
      'see her offer before its day: No offer has been published for this child.',
      'approve her own remedy: Whoever drafted a remedy may not decide on it. A second officer must.',
    ]);
  });

  it('runs only when nothing blocks it, and is verified whole', () => {
    const [before] = story.seen('blocks');
    expect(before?.counts.size).toBeGreaterThan(0);
    expect(story.seen('blocks').at(-1)?.counts.size).toBe(0);
    const runs = story.seen('run').map(({ run }) => run);
    expect(runs.map(({ kind, state, verification }) => [kind, state, verification?.holds])).toEqual([
      ['offer-day', 'released', true],
      ['after-offer-day', 'released', true],
      ['after-offer-day', 'released', true],
    ]);
    expect(runs[0]?.figures?.children).toBeGreaterThan(children * 0.9);
  });

  it('places the child in care and the brother or sister first, however far they live', () => {
    for (const child of ['Jamie', ...(story.has('maria-nowak') ? ['Zofia'] : [])]) {
      expect(offerTo(child)).toMatchObject({ offer: { school: 'alderbrook', choice: 1, how: 'preference' } });
    }
  });

  it('keeps twins together, one of them over the number', () => {
    const twins = [offerTo('Ben'), offerTo('Ella')].map(({ offer }) => offer);
    expect(new Set(twins.map((one) => one?.school))).toEqual(new Set(['sedgeholme']));
    expect(twins.map((one) => one?.how).sort()).toEqual(['over-number', 'preference']);
  });

  it('tells a family that was refused why, what would have changed it, where they wait and how to appeal', () => {
    const { state, reason } = only('finding');
    expect(`${state}: ${reason}`).toBe(
      'refused: The letter does not say why this school, and no other, can meet the need.',
    );
    const [first] = offerTo('Zara').preferences;
    const says = first?.says.join(' ') ?? '';
    expect(says).toContain('Alderbrook School: your child cannot be offered a place.');
    expect(says).toMatch(/They were in group 4 \(Other children\): [\d.]+ miles, and came number \d+ of \d+\./);
    expect(says).toMatch(/The last of \d+ places went to a child in group 4 \(Other children\): [\d.]+ miles\./);
    expect(first?.wouldHaveChanged?.join(' ')).toContain('a strong medical or social need');
    expect(first?.waiting?.position).toBeGreaterThan(0);
    expect(first?.appeal?.by).toBe('2027-04-13');
  });

  it('writes the same to the family as it shows', () => {
    const { subject, text } = only('letter', ({ kind }) => kind === 'offer');
    const name = offerTo('Zara').offer?.schoolName ?? '';
    expect(subject).toBe(`Zara Khan has a place at ${name}`);
    expect(text).toContain(`a place at ${name}`);
  });

  it('takes an answer once, however often it is sent', () => {
    const answers = story.seen('answer');
    expect(answers.length).toBeGreaterThanOrEqual(6);
    for (const { first, again } of answers) expect(again).toEqual(first);
    expect(only('unanswered').families).toBeGreaterThan(0);
  });

  it('puts a wrong distance right, with a place over the number where it cost one, which nobody loses theirs for', () => {
    const { correction } = only('correction');
    const [own] = correction.differences.filter(({ child }) => child === correction.child);
    const { offer, preferences } = offerTo('Sami', 'after-correction');
    expect(offer?.school).toBe('alderbrook');
    if (offerTo('Sami').offer?.school === 'alderbrook') {
      // In a small town the home was near enough even at the wrong place.
      expect([own, correction.remedies]).toEqual([undefined, []]);
      return;
    }
    expect(own?.lost).toBe(true);
    expect(story.called(own?.wouldHave ?? '')).toBe('Alderbrook School');
    expect(correction.remedies).toHaveLength(1);
    expect(offer).toMatchObject({ how: 'remedy', state: 'offered' });
    expect(preferences[0]).toMatchObject({
      appeal: null,
      says: ['Your child was given a place at this school, to put a mistake right.'],
    });
    expect(only('letter', ({ kind }) => kind === 'correction').subject).toContain('Sami');
  });

  it('puts a child who comes into care after offer day first on the list, and gives them the next place', () => {
    const { items } = only('waiting-list').list;
    expect(items[0]).toMatchObject({ childName: 'Kai Brandt', position: 1, because: 'joined' });
    expect(items.slice(1).every(({ before, position }) => before === null || before === position - 1)).toBe(true);
    expect(only('place', ({ child }) => child === 'Kai')).toMatchObject({ school: 'alderbrook' });
  });

  it('tells the family what happened in order, and the auditor that the record is whole', () => {
    const { says } = only('timeline');
    expect(says).toContain('We received your application.');
    expect(says.join(' ')).toContain('Zara Khan has a place at');
    const { whole, sealed } = only('audit');
    expect(whole).toBe(true);
    expect(sealed).toBeGreaterThan(children);
  });

  it('leaves no child with two places, and no school with more children than places but those it owes one', async () => {
    const live = (await everyOffer(story)).filter(({ state }) => state === 'offered' || state === 'accepted');
    expect(live.length).toBeGreaterThan(children * 0.9);
    expect(new Set(live.map(({ child }) => child)).size).toBe(live.length);
    const { items } = await story
      .person('ruth-harper')
      .ask(offerRoutes.vacancies, { params: { round: story.round.id } });
    for (const { intake, places, over } of items) {
      // A place by an EHC plan may be in a unit, beside the places of the school.
      const held = live.filter((one) => one.intake === intake && one.how !== 'ehc-plan').length;
      expect([intake, held <= places + over]).toEqual([intake, true]);
    }
  });

  it('wrote one letter to every family on offer day', async () => {
    const letters = [...(await everyLetter(story, 'offer')), ...(await everyLetter(story, 'no-choice-met'))];
    expect(letters.length).toBeGreaterThan(children * 0.9);
    expect(new Set(letters.map(({ child }) => child)).size).toBe(letters.length);
  });
});

async function everyOffer(
  story: Story,
): Promise<readonly { child: string; intake: string; state: string; how: string }[]> {
  return everyPage((after) =>
    story
      .person('ruth-harper')
      .ask(offerRoutes.list, { params: { round: story.round.id }, query: { limit: 500, ...after } }),
  );
}

async function everyLetter(story: Story, kind: string): Promise<readonly { child: string }[]> {
  return everyPage((after) =>
    story
      .person('ruth-harper')
      .ask(notificationRoutes.letters, { query: { kind, authority: story.round.authority, limit: 500, ...after } }),
  );
}

async function everyPage<Item>(
  ask: (after: { after?: string }) => Promise<{ items: readonly Item[]; next: string | null }>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  let after: { after?: string } = {};
  for (;;) {
    const { items, next } = await ask(after);
    all.push(...items);
    if (next === null) return all;
    after = { after: next };
  }
}
