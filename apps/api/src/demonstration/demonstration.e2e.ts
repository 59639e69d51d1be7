import { z } from 'zod';
import { buildTown, checkOptions } from '@town';
import { BeginDemonstration } from '.';
import { Followers } from '../audit';
import { Workers } from '../platform';
import { declare, must } from '@support/applications';
import { clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';

const State = z.object({
  town: z.object({ state: z.string(), step: z.string().nullable(), says: z.string() }),
  round: z.object({ id: z.string(), step: z.string(), title: z.string() }).nullable(),
});

const Clock = z.object({
  now: z.string(),
  today: z.string(),
  officers: z.object({ to: z.string(), state: z.string() }).nullable(),
});
const Children = z.object({ items: z.array(z.object({ id: z.string() })) });

const Intakes = z.object({ items: z.array(z.object({ id: z.string() })) });
const Families = z.object({ items: z.array(z.object({ state: z.string() })) });

const Entered = z.object({ application: z.string() });
const Placed = z.object({
  child: z.string(),
  answers: z.object({ home: z.object({ point: z.object({ from: z.string() }).optional() }) }),
  changes: z.array(z.object({ outcome: z.string().nullable(), reason: z.string() })),
});
const Reasons = z.object({
  items: z.array(z.object({ reason: z.string().nullable(), unmeasured: z.string().nullable() })),
});

describe('a small town', () => {
  /** Homes that a visitor typed by hand: one whose postcode nobody knows, and one marked on the map where no path is. */
  const nowhere = { kind: 'usual', lines: ['1 Nowhere Street'], postcode: 'ZZ1 1ZZ' };
  const lighthouse = {
    ...{ kind: 'usual', lines: ['The Lighthouse'], postcode: '' },
    point: { easting: 400_000, northing: 340_000, from: 'map' },
  };
  /** Who lives there, and which of the schools they name: two children, so that a school to which children walk is among them. */
  const unknownHomes = {
    Nora: { home: nowhere, names: [0, 5] },
    Niko: { home: lighthouse, names: [1, 6] },
    Nika: { home: lighthouse, names: [6, 11] },
  } as const;
  const newcomers = new Map<string, string>();
  let rooms: OpenRooms;
  const get = async (path: string): Promise<unknown> => (await (await clientOf(rooms)).get(path)).body;
  const state = async (): Promise<z.infer<typeof State>> => State.parse(await get('/api/demonstration/state'));

  beforeAll(async () => {
    rooms = await openRooms({ JOBS: 'elsewhere', TOWN_CHILDREN: '200', TOWN_SCHOOLS: '11' });
  }, 120_000);

  afterAll(() => rooms.close());

  /** Lets everything follow until nobody is being played any more; gives back the clock. */
  async function played(): Promise<z.infer<typeof Clock>> {
    for (let turn = 0; ; turn += 1) {
      await rooms.get(Followers).drain();
      await rooms.get(Workers).runDue();
      const now = Clock.parse(await get('/api/demonstration/clock'));
      if (now.officers?.state !== 'working' || turn === 60) return now;
      await rooms.moveClockTo(new Date(Date.parse(now.now) + 5_000).toISOString());
    }
  }

  it('is put in through the rooms', async () => {
    await rooms.get(BeginDemonstration).run();
    await rooms.get(Workers).runDue();
    const now = await state();
    expect(now.town.state).toBe('in');
    expect(now.round).toMatchObject({ step: 'applying', title: 'Year 7 places in Marramshire, September 2027' });
  }, 300_000);

  it('takes in families whose homes nobody knows: on no map, or far from any path', async () => {
    const { round } = await state();
    const intakes = await get(`/api/rounds/${round?.id ?? ''}/intakes?limit=50`);
    const all = Intakes.parse(intakes).items.map(({ id }) => ({ intake: id }));
    const officer = await clientOf(rooms, 'ruth-harper');
    const received = {
      round: round?.id,
      channel: 'paper',
      receivedAt: '2026-10-12T09:00:00Z',
      declaration: await declare(officer),
    };
    const postcode = buildTown(checkOptions({ children: 200, schools: 11, seed: 1 })).children[0]?.home.postcode;
    lighthouse.postcode = postcode ?? '';
    for (const [firstNames, { home, names }] of Object.entries(unknownHomes)) {
      const preferences = all.slice(...names);
      const child = { firstNames, lastName: 'Newcomer', dateOfBirth: '2016-03-04' };
      const entered = { ...received, answers: { child, home, preferences } };
      const { application } = Entered.parse(must(201, await officer.post('/api/applications/entered', entered)));
      newcomers.set(firstNames, application);
    }
  });

  it('comes to offer day by its officers being played, when that is asked for', async () => {
    const visitor = await clientOf(rooms);
    const asked = Clock.parse(
      (await visitor.post('/api/demonstration/clock', { moment: 'offer-day', officers: true })).body,
    );
    expect(asked.officers).toEqual({ to: 'offer-day', state: 'working' });
    expect(asked.today).toBe('2026-11-02');
    await visitor.post('/api/demonstration/clock', { moment: 'offer-day', officers: true });
    const now = await played();
    expect(now).toMatchObject({ today: '2027-03-01', officers: null });
    expect((await state()).round).toMatchObject({ step: 'offers' });
    const maria = await clientOf(rooms, 'maria-nowak');
    const { items } = Children.parse((await maria.get('/api/children')).body);
    const offer = await maria.get(`/api/children/${items[0]?.id ?? ''}/offer`);
    expect(offer).toMatchObject({ status: 200, body: { offer: { state: 'offered' } } });
  }, 300_000);

  it('had its officers place those homes, at the middle of the postcode or of the town, with the reason', async () => {
    const officer = await clientOf(rooms, 'ruth-harper');
    const shown = async (name: keyof typeof unknownHomes): Promise<z.infer<typeof Placed>> =>
      Placed.parse((await officer.get(`/api/applications/${newcomers.get(name) ?? ''}`)).body);
    const nora = await shown('Nora');
    expect(nora.answers.home.point).toMatchObject({ from: 'substitute' });
    const reason = 'Nobody knows this postcode. The home was put in the middle of the town.';
    expect(nora.changes).toEqual([{ outcome: 'now', reason }]);
    const { round } = await state();
    const distances = async (child: string): Promise<z.infer<typeof Reasons>['items']> => {
      const path = `/api/rounds/${round?.id ?? ''}/measurements?child=${child}`;
      return Reasons.parse((await officer.get(path)).body).items;
    };
    const measured = [
      ...(await distances((await shown('Niko')).child)),
      ...(await distances((await shown('Nika')).child)),
    ];
    expect(measured.filter(({ unmeasured }) => unmeasured !== null)).toEqual([]);
    expect(measured.map((one) => one.reason)).toContain(
      'The register does not know this address. The home was put at the middle of its postcode.',
    );
  });

  it('was given its last three years after it was in, for families who ask how it went then', async () => {
    const { round } = await state();
    const intakes = await get(`/api/rounds/${round?.id ?? ''}/intakes?limit=1`);
    const [{ id = '' } = {}] = Intakes.parse(intakes).items;
    const place = { easting: 560_000, northing: 340_000 };
    const path = `/api/rounds/${round?.id ?? ''}/prospectus/${id}/likelihood`;
    const { body } = await (await clientOf(rooms)).post(path, { place });
    expect(body).toMatchObject({ years: [{ year: 2024 }, { year: 2025 }, { year: 2026 }] });
  });

  it('has its other families answer on the last evening: most accept, a few decline, a few stay silent', async () => {
    const visitor = await clientOf(rooms);
    const asked = await visitor.post('/api/demonstration/clock', { moment: 'after-answers', officers: true });
    expect(Clock.parse(asked.body).officers).toEqual({ to: 'after-answers', state: 'working' });
    await played();
    expect(Clock.parse(await get('/api/demonstration/clock'))).toMatchObject({ today: '2027-03-16', officers: null });
    const { round } = await state();
    const ruth = await clientOf(rooms, 'ruth-harper');
    const offers = `/api/rounds/${round?.id ?? ''}/offers?limit=500`;
    const { items } = Families.parse((await ruth.get(offers)).body);
    const share = (wanted: string): number => items.filter((offer) => offer.state === wanted).length / items.length;
    expect(share('accepted')).toBeGreaterThan(0.8);
    expect(share('declined')).toBeGreaterThan(0.01);
    expect(share('offered')).toBeGreaterThan(0.01);
    expect(share('declined') + share('offered')).toBeLessThan(0.2);
  }, 300_000);
});
