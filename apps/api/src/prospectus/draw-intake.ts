import { Injectable } from '@nestjs/common';
import { type Grid, toLonLat } from '@geography';
import type { Language } from '@kernel';
import type { IntakeDrawn, IntakeForPlace, PlaceAsked } from '@contract';
import { AreasReader, type Drawing, NetworksReader, routeLine } from '../geography';
import { Clock, type Tx } from '../platform';
import { FiguresReader } from './figures/figures.reader';
import { type Around, LookAround } from './look-around';
import { refusals } from './prospectus.refusals';
import { showIntake } from './show-intake';

/** Shows one school's places from a place, with everything to draw: its catchments, its points, the line or the walk. */
@Injectable()
export class DrawIntake {
  constructor(
    private readonly looks: LookAround,
    private readonly figures: FiguresReader,
    private readonly areas: AreasReader,
    private readonly networks: NetworksReader,
    private readonly clock: Clock,
  ) {}

  run(
    { round, intake: id }: { round: string; intake: string },
    place: PlaceAsked,
    language: Language,
  ): Promise<IntakeDrawn> {
    return this.looks.run({ round, place, language }, async (around, tx) => {
      const intake = around.intakes.find((one) => one.id === id);
      if (intake === undefined) throw refusals.notInRound();
      const figures = await this.figures.before(tx, [intake.school], around.round.year, this.clock.now());
      const shown = await showIntake(around, intake, figures);
      const versions = shown.areas.flatMap(({ version }) => (version === null ? [] : [version]));
      const areas = [];
      for (const version of new Set(versions)) areas.push(await this.areas.map(tx, version));
      const points = (around.points.get(intake.school) ?? []).map(({ point, says, easting, northing }) => ({
        point,
        says,
        easting,
        northing,
        at: lonLat({ easting, northing }),
      }));
      const lines = await this.lines(tx, around, shown);
      return { ...shown, place: around.place, drawn: { place: lonLat(around.place), areas, lines, points } };
    });
  }

  private async lines(tx: Tx, around: Around, { measures }: IntakeForPlace): Promise<IntakeDrawn['drawn']['lines']> {
    const lines: IntakeDrawn['drawn']['lines'] = [];
    for (const { measure, method, to } of measures) {
      if (to === null) continue;
      const drawing = method === 'walking-route' ? await this.walk(tx, around) : { walk: false as const };
      lines.push({ measure, line: routeLine(around.place, to, drawing) });
    }
    return lines;
  }

  private async walk(tx: Tx, { round, network, language }: Around): Promise<Drawing> {
    if (network === null) return { walk: false, noWalk: noStreets[language] };
    return { walk: true, network: await this.networks.network(tx, round.authority, network) };
  }
}

const noStreets: Readonly<Record<Language, string>> = {
  en: 'No map of streets is settled for this round yet.',
  cy: "Nid oes map strydoedd wedi'i bennu ar gyfer y cylch hwn eto.",
};

/** A point of the grid as maps are drawn: seven decimals are a centimetre. */
function lonLat(point: Grid): [number, number] {
  const { lon, lat } = toLonLat(point);
  return [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
}
