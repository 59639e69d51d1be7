import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { ButtonComponent } from '../button/button.component';
import { DetailsComponent } from '../details/details.component';
import { Words } from '../words/words';
import { writeNames } from './names';
import { type Frame, frameOf, planeOf, type Position, scaleOf, type Spot } from './projection';

type Ring = readonly Position[];

/** An area such as a catchment, as GeoJSON has it. */
export interface MapArea {
  readonly id: string;
  readonly label: string;
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
}

/** A line: the straight one, a walk, a part that is not on any path. */
export interface MapLine {
  readonly id: string;
  readonly label: string;
  readonly kind: 'straight-line' | 'walking-route' | 'gap';
  readonly coordinates: readonly Position[];
}

/** Whose name is written first. */
const weights = { home: 2, school: 1, other: 0 } as const;

/** A place with its name. */
export interface MapPoint {
  readonly id: string;
  readonly label: string;
  readonly kind: 'home' | 'school' | 'other';
  readonly at: Position;
  /** Stands in the dot in place of the name above it, where names would lie over each other. */
  readonly number?: number;
}

/**
 * A map of our own: areas, lines and places, drawn from the data that the distance was measured on. No tiles are fetched,
 * so nobody else learns which home somebody looks at. What it shows is also said in words, below it.
 */
@Component({
  selector: 'fp-map',
  imports: [ButtonComponent, DetailsComponent],
  templateUrl: './map.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MapComponent {
  protected readonly words = inject(Words);
  /** What the map shows, in one sentence. */
  readonly label = input.required<string>();
  readonly areas = input<readonly MapArea[]>([]);
  readonly lines = input<readonly MapLine[]>([]);
  readonly points = input<readonly MapPoint[]>([]);
  /** The same in words: what lies where, how far, in or out. */
  readonly says = input.required<readonly string[]>();
  /** Whether a place can be chosen: by pressing on the map, or the place in its middle with the button or Enter. */
  readonly picks = input(false);
  /** A place that is drawn but does not move the map, so that it can be chosen again and again. */
  readonly mark = input<MapPoint | null>(null);
  readonly picked = output<Position>();
  private readonly picture = viewChild.required<ElementRef<SVGSVGElement>>('picture');

  /** Whether the letters are those of a phone, as in the styles. */
  private readonly narrow = signal(false);

  private readonly spots = computed(() => {
    const rings = this.areas().flatMap((area) => ringsOf(area).flat());
    const all = [
      ...rings,
      ...this.lines().flatMap(({ coordinates }) => coordinates),
      ...this.points().map(({ at }) => at),
    ];
    const { to: at, from } = planeOf(all);
    return { at, from, all };
  });
  private readonly whole = computed(() => {
    const { at, all } = this.spots();
    return frameOf(all.map(at));
  });
  protected readonly frame = linkedSignal<Frame>(() => this.whole());
  protected readonly viewBox = computed(() => {
    const { x, y, width, height } = this.frame();
    return [x, y, width, height].map((side) => side.toFixed(1)).join(' ');
  });
  /** How many metres one hundredth of the picture's width is: signs keep their size while the map is zoomed. */
  protected readonly unit = computed(() => this.frame().width / 100);
  protected readonly scale = computed(() => scaleOf(this.frame()));
  protected readonly scaleSays = computed(() =>
    this.scale() >= 1000
      ? this.words.say('ui.map.kilometres', { kilometres: this.scale() / 1000 })
      : this.words.say('ui.map.scale', { metres: this.scale() }),
  );

  protected readonly drawnAreas = computed(() => {
    const { at } = this.spots();
    return this.areas().map((area) => ({
      ...area,
      path: ringsOf(area)
        .map((ring) => `${pathOf(ring.map(at))}Z`)
        .join(''),
    }));
  });
  protected readonly drawnLines = computed(() => {
    const { at } = this.spots();
    return this.lines().map((line) => ({ ...line, path: pathOf(line.coordinates.map(at)) }));
  });
  /** One line of the key for each label; a line without one is explained by another. */
  protected readonly keyLines = computed(() => this.lines().filter(({ label }) => label !== ''));
  protected readonly drawnPoints = computed(() => {
    const { at } = this.spots();
    const mark = this.mark();
    return [...this.points(), ...(mark === null ? [] : [mark])].map((point) => ({ ...point, ...at(point.at) }));
  });

  /** Where the names of what is seen are written, so that none lies over another. */
  protected readonly names = computed(() => {
    const { x, y, width, height } = this.frame();
    const unit = this.unit();
    const seen = this.drawnPoints()
      .filter((point) => point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height)
      .map(({ id, label, kind, number, ...at }) => ({
        ...{ id, name: number === undefined ? label : '', weight: weights[kind], may: kind === 'other' },
        ...{ x: (at.x - x) / unit, y: (at.y - y) / unit },
        reach: number === undefined ? 2.6 : this.narrow() ? 4 : 2.1,
      }));
    const [size, bottom] = [this.narrow() ? 5 : 2.2, height / unit];
    const scale = { left: 0, right: 3 + this.scale() / unit, top: bottom - 5 - size, bottom };
    return writeNames(seen, { size, height: bottom, taken: [scale] });
  });

  constructor() {
    if (!('matchMedia' in window)) return;
    const phone = window.matchMedia('(max-width: 40em)');
    const look = (): void => {
      this.narrow.set(phone.matches);
    };
    look();
    phone.addEventListener('change', look);
    inject(DestroyRef).onDestroy(() => {
      phone.removeEventListener('change', look);
    });
  }

  protected zoom(by: number): void {
    const least = this.whole().width / 16;
    this.frame.update((frame) => {
      const width = Math.min(this.whole().width, Math.max(least, frame.width * by));
      const height = (width / frame.width) * frame.height;
      return { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2, width, height };
    });
  }

  protected show(): void {
    this.frame.set(this.whole());
  }

  /** Chooses the place in the middle of what is seen: the way by keyboard and by voice. */
  protected pickMiddle(): void {
    const { x, y, width, height } = this.frame();
    this.picked.emit(this.spots().from({ x: x + width / 2, y: y + height / 2 }));
  }

  protected pickAt({ clientX, clientY }: MouseEvent): void {
    const across = this.picture().nativeElement.getScreenCTM();
    if (!this.picks() || across === null) return;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(across.inverse());
    this.picked.emit(this.spots().from({ x, y }));
  }

  /** Arrow keys move the map by a quarter. */
  protected pressed(event: KeyboardEvent): void {
    // Ctrl and + is the browser's own zoom.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === 'Enter' && this.picks()) this.pickMiddle();
    else if (event.key === '+') this.zoom(0.5);
    else if (event.key === '-') this.zoom(2);
    else if (step === undefined) return;
    event.preventDefault();
    const [dx = 0, dy = 0] = step ?? [];
    this.frame.update((frame) => ({
      ...frame,
      x: frame.x + (dx * frame.width) / 4,
      y: frame.y + (dy * frame.height) / 4,
    }));
  }
}

function ringsOf({ geometry }: MapArea): readonly Ring[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function pathOf(spots: readonly Spot[]): string {
  return spots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
