import { BadInput } from '@kernel';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { real } from './real';
import { describeReal, keepingTerminal, published, temporaryFolders } from './testing';

jest.setTimeout(120_000);

describe('The command real', () => {
  const folder = temporaryFolders();
  const asked = (data: string, out: string): Parameters<typeof real>[1] => ({ data, out, seed: 1, draws: 2, children: 500, schools: 5 });

  it.each(['rutland', 'barking-and-dagenham', 'brighton', 'england'])('refuses %s in words, and writes nothing, where the data is not there', async (place) => {
    const out = join(folder(), 'out');
    await expect(real(place, asked(join(folder(), 'none'), out), keepingTerminal())).rejects.toThrow(BadInput);
    expect(existsSync(out)).toBe(false);
  });

  it('refuses a place it does not know, and a folder that holds something', async () => {
    await expect(real('atlantis', asked(published, join(folder(), 'out')), keepingTerminal())).rejects.toThrow('allowed: rutland');
    await expect(real('england', asked(published, __dirname), keepingTerminal())).rejects.toThrow('already holds something');
  });
});

describeReal('The command real, with the data (../shared/data)', () => {
  const folder = temporaryFolders();

  it('says a round as one line of JSON, with the real allocation beside ours', async () => {
    const terminal = keepingTerminal();
    expect(await real('brighton', { data: published, out: join(folder(), 'brighton'), seed: 1, draws: 2, children: 1, schools: 1, json: true }, terminal)).toBe(0);
    expect(terminal.said).toHaveLength(1);
    const said: unknown = JSON.parse(terminal.said[0] ?? '');
    expect(said).toMatchObject({ round: 'brighton-2023', holds: true, verified: 2, placed: { children: 2_375, without: 0 } });
    expect(said).toHaveProperty('schools', expect.arrayContaining([expect.objectContaining({ school: 'Varndean School', allocated: 300 })]));
  });
});
