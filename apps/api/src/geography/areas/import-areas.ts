import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, digest } from '@kernel';
import type { AreaImport, AreaVersion } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { refusals } from '../geography.refusals';
import { AreasReader } from './areas.reader';
import { AreasStore } from './areas.store';
import { type ReadArea, readAreas } from './read-areas';

/** A file of maps, what they are of, how old they are, and from which day they count. */
export interface AreaFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly kind: AreaVersion['kind'];
  readonly countsFrom: string;
  readonly mapDate: string;
}

/**
 * Imports maps of catchments or parishes. A map that changed becomes the area's next version, and counts from its day
 * on; one that is as it was is left alone, so the same file again changes nothing.
 */
@Injectable()
export class ImportAreas {
  constructor(
    private readonly database: Database,
    private readonly store: AreasStore,
    private readonly reader: AreasReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, authority: string, file: AreaFile): Promise<AreaImport> {
    mustServe(actor, authority);
    const areas = readAreas(file.name, file.bytes);
    return this.database.inTransaction(actor, async (tx) => {
      await this.schools.authority(tx, authority);
      await this.store.wait(tx);
      const names = areas.map(({ area }) => area);
      const before = await this.reader.versions(tx, authority, names);
      const news = areas.filter((area) => isNew(area, before, file));
      if (file.countsFrom < this.clock.today() && news.some(({ area }) => before.some((one) => one.area === area))) {
        throw refusals.mapInThePast();
      }
      const added = news.map((area) => ({
        version: versionOf(area, authority, file, before),
        shape: area.shape,
        box: area.box,
      }));
      await this.store.add(tx, added, file.name, actor.account, this.clock.now());
      const whole = digest(areas.map((area) => [area.area, area.digest]));
      await this.audit.append(tx, {
        kind: 'areas.imported',
        actor,
        authority,
        subject: authority,
        about: {
          digest: whole,
          kind: file.kind,
          countsFrom: file.countsFrom,
          areas: areas.length,
          added: added.length,
        },
      });
      const versions = added.map(({ version }) => version);
      return {
        digest: whole,
        added: versions,
        unchanged: names.filter((name) => !versions.some(({ area }) => area === name)),
      };
    });
  }
}

/** Whether the map is another than the one that counts on its day, or than one that follows. */
function isNew(
  { area, digest: own, name }: ReadArea,
  before: readonly AreaVersion[],
  { countsFrom, kind }: AreaFile,
): boolean {
  const mine = before.filter((one) => one.area === area);
  const later = mine.some((one) => one.countsFrom > countsFrom);
  const [latest] = [...mine].sort((a, b) =>
    a.countsFrom === b.countsFrom ? b.number - a.number : a.countsFrom < b.countsFrom ? 1 : -1,
  );
  return later || latest?.digest !== own || latest.name !== name || latest.kind !== kind;
}

function versionOf(area: ReadArea, authority: string, file: AreaFile, before: readonly AreaVersion[]): AreaVersion {
  const mine = before.filter((one) => one.area === area.area);
  return {
    id: randomUUID(),
    authority,
    area: area.area,
    number: 1 + Math.max(0, ...mine.map(({ number }) => number)),
    name: area.name,
    kind: file.kind,
    countsFrom: file.countsFrom,
    mapDate: file.mapDate,
    digest: area.digest,
  };
}
