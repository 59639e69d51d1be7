import { z } from 'zod';
import { Session } from '@contract';
import { Browser } from '../../../../test/support/browser';
import { ask } from '../../../../test/support/database';
import { signIn, walkIn } from '../../../../test/support/people';
import { openRooms, type OpenRooms } from '../../../../test/support/room';

jest.setTimeout(120_000);

describe('signing in at the provider', () => {
  let rooms: OpenRooms;

  beforeAll(async () => {
    rooms = await openRooms();
  });

  afterAll(async () => {
    await rooms.close();
  });

  const session = async (cookie: string): Promise<z.infer<typeof Session>> => {
    const answer = await fetch(`${rooms.address}/api/session`, { headers: { cookie } });
    return Session.parse(await answer.json());
  };

  it('lets a parent in through the pages of the provider, with their role and the times of the session', async () => {
    const cookie = await signIn(rooms.address, 'aisha-khan');
    const found = await session(cookie);
    expect(found).toMatchObject({ signedIn: true, name: 'Aisha Khan', roles: [{ role: 'parent' }], csrf: 'same-origin' });
  });
});
