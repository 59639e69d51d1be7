import { along, beside, metresBetween, spot, type Spot } from './spot';

/** One home's place: where its front door is, and the words and codes of its address. */
export interface Dwelling extends Spot {
  readonly street: string;
  readonly number: string;
  readonly district: string;
  /** Dwellings of a block of flats share one point. */
  readonly flat: boolean;
}

/** A crossing, a bend, or the street in front of a pair of houses. */
export interface StreetNode extends Spot {
  readonly id: number;
}

export interface Way {
  readonly nodes: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

/** What kind of street is laid, and what stands along it. */
export interface Laying {
  readonly tags: Readonly<Record<string, string>>;
  readonly street: string;
  readonly district: string;
  /** Whether houses stand along it. */
  readonly homes: boolean;
  /** Where along the street a block of flats stands in place of a house. */
  readonly flatsAt?: (node: Spot) => boolean;
}

const metresApart = 24;
const frontGarden = 12;
const flatsInBlock = 12;

/** The streets of the town as they are laid, one after the other, with the dwellings along them. */
export class StreetMap {
  readonly nodes: StreetNode[] = [];
  readonly ways: Way[] = [];
  readonly dwellings: Dwelling[] = [];
  private readonly houses = new Map<string, number>();

  /** A new crossing. */
  node(at: Spot): StreetNode {
    const node = { id: this.nodes.length + 1, ...spot(at.easting, at.northing) };
    this.nodes.push(node);
    return node;
  }

  /** Lays a street between two crossings; its nodes from one end to the other. */
  lay(from: StreetNode, to: StreetNode, laying: Laying): readonly StreetNode[] {
    const length = metresBetween(from, to);
    const pieces = Math.max(1, Math.round(length / metresApart));
    const between = Array.from({ length: pieces - 1 }, (_, at) =>
      this.node(along(from, to, (length * (at + 1)) / pieces)),
    );
    const chain = [from, ...between, to];
    this.ways.push({ nodes: chain.map(({ id }) => id), tags: laying.tags });
    if (laying.homes) between.forEach((node) => this.build(node, to, laying));
    return chain;
  }

  /** A line that nobody walks on, such as a river, for maps to draw. */
  line(spots: readonly Spot[], tags: Way['tags']): void {
    this.ways.push({ nodes: spots.map((at) => this.node(at).id), tags });
  }

  private build(node: StreetNode, towards: Spot, laying: Laying): void {
    const { street, district } = laying;
    for (const side of [frontGarden, -frontGarden]) {
      const door = beside(node, towards, side);
      const house = (this.houses.get(street) ?? 0) + 1;
      this.houses.set(street, house);
      if (side > 0 && laying.flatsAt?.(node) === true) {
        for (let flat = 1; flat <= flatsInBlock; flat += 1) {
          this.dwellings.push({
            ...door,
            street,
            district,
            number: `Flat ${String(flat)}, ${String(house)}`,
            flat: true,
          });
        }
      } else {
        this.dwellings.push({ ...door, street, district, number: String(house), flat: false });
      }
    }
  }
}
