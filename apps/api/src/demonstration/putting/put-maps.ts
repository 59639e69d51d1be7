import { Injectable } from '@nestjs/common';
import { FreezeNetwork, ImportAddresses, ImportAreas, ImportNetwork, ImportPostcodes } from '../../geography';
import { Actors } from '../actors';
import type { Step, StepUnderWay } from './step';
import { TownRound } from './town-round';

const source = 'Made up for the demonstration, September 2026';

/** Puts in what the town is measured with: addresses, postcodes, catchments and parishes, and its streets, frozen for the round. */
@Injectable()
export class PutMaps implements Step {
  readonly name = 'maps';

  constructor(
    private readonly actors: Actors,
    private readonly addresses: ImportAddresses,
    private readonly postcodes: ImportPostcodes,
    private readonly areas: ImportAreas,
    private readonly networks: ImportNetwork,
    private readonly freeze: FreezeNetwork,
    private readonly rounds: TownRound,
  ) {}

  async run({ shown: { files, register }, underWay }: StepUnderWay): Promise<void> {
    const officer = this.actors.persona('ruth-harper');
    const { round } = await this.rounds.whole();
    const addresses = { name: 'addresses.csv', source };
    await this.addresses.run(officer, 'town', { ...addresses, bytes: Buffer.from(register.town) });
    const beyond = { ...addresses, bytes: Buffer.from(register.neighbour) };
    await this.addresses.run(this.actors.persona('nina-cole'), 'neighbour', beyond);
    await underWay.progress(1, 4);
    await this.postcodes.run(officer, 'town', {
      name: 'postcodes.csv',
      source,
      bytes: Buffer.from(register.postcodes),
    });
    await underWay.progress(2, 4);
    for (const [path, text] of files) if (path.startsWith('areas/')) await this.area(path, text);
    await underWay.progress(3, 4);
    const network = { name: 'network.json', bytes: Buffer.from(files.get('network.json') ?? '') };
    const { digest } = await this.networks.run(officer, 'town', network);
    await this.freeze.run(officer, round.id, digest);
    await underWay.progress(4, 4);
  }

  private async area(path: string, text: string): Promise<void> {
    const name = path.replace('areas/', '');
    const kind = name.endsWith('-parish.geojson') ? 'parish' : 'catchment';
    const file = { name, bytes: Buffer.from(text), kind, countsFrom: '2026-03-01', mapDate: '2025-09-01' } as const;
    await this.areas.run(this.actors.persona('ruth-harper'), 'town', file);
  }
}
