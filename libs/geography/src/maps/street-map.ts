import { GeographyError } from '../geography-error';
import type { StreetNode, StreetPlan, StreetWay } from '../walking/street-plan';
import type { Tags } from '../walking/walkable';

/** One node of a street map file. */
export interface MapNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
}

/**
 * Gathers the nodes and ways of a street map as a file is read, and makes a street plan of them.
 *
 * Ways that are no highway are dropped as they come. A map cut from a larger one may name nodes beyond its edge:
 * the way is then broken there, because nobody can tell how far that piece goes.
 */
export class StreetMap {
  private readonly nodes = new Map<number, StreetNode>();
  private readonly ways: { readonly nodes: readonly number[]; readonly tags: Tags }[] = [];
  private newest = '';

  addNode({ id, lon, lat }: MapNode, changed = ''): void {
    this.nodes.set(id, { id, lon, lat });
    if (changed > this.newest) this.newest = changed;
  }

  addWay(nodes: readonly number[], tags: Tags, changed = ''): void {
    if (changed > this.newest) this.newest = changed;
    if (tags['highway'] !== undefined) this.ways.push({ nodes, tags });
  }

  /**
   * The plan of the streets. Its date is the one the file gives for the whole map,
   * or else that of the newest change in it; a file with neither needs one to be given.
   */
  plan(date: string | undefined): StreetPlan {
    const used = new Map<number, StreetNode>();
    const ways = this.ways.flatMap(({ nodes, tags }) =>
      this.unbroken(nodes, used).map((piece): StreetWay => ({ nodes: piece, tags })),
    );
    return { date: this.dated(date), nodes: [...used.values()], ways };
  }

  private unbroken(ids: readonly number[], used: Map<number, StreetNode>): number[][] {
    const pieces: number[][] = [[]];
    for (const id of ids) {
      const node = this.nodes.get(id);
      if (node === undefined) {
        pieces.push([]);
        continue;
      }
      used.set(id, node);
      pieces[pieces.length - 1]?.push(id);
    }
    return pieces.filter((piece) => piece.length > 1);
  }

  private dated(date: string | undefined): string {
    const known = date ?? (this.newest > '1971' ? this.newest : undefined);
    if (known !== undefined) return known;
    throw new GeographyError({
      where: 'the date of the map',
      found: 'nothing',
      allowed: 'a date such as 2028-01-15',
      mend: 'This file does not say how old it is: give the date of the map.',
    });
  }
}
