import { z } from 'zod';
import { BeginDemonstration } from '.';
import { Workers } from '../platform';
import { clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';

const State = z.object({
  town: z.object({ state: z.string(), step: z.string().nullable(), says: z.string() }),
  round: z.object({ id: z.string(), step: z.string(), title: z.string() }).nullable(),
});

describe('a small town', () => {
  let rooms: OpenRooms;
  const get = async (path: string): Promise<unknown> => (await (await clientOf(rooms)).get(path)).body;
  const state = async (): Promise<z.infer<typeof State>> => State.parse(await get('/api/demonstration/state'));

  beforeAll(async () => {
    rooms = await openRooms({ JOBS: 'elsewhere', TOWN_CHILDREN: '200', TOWN_SCHOOLS: '11' });
  }, 120_000);

  afterAll(() => rooms.close());

  it('is put in through the rooms', async () => {
    await rooms.get(BeginDemonstration).run();
    await rooms.get(Workers).runDue();
    const now = await state();
    expect(now.town.state).toBe('in');
    expect(now.round).toMatchObject({ step: 'applying', title: 'Year 7 places in Marramshire, September 2027' });
  }, 300_000);
});
