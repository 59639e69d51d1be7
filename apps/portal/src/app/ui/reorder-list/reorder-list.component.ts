import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { ButtonComponent } from '../button/button.component';
import { Words } from '../words/words';

/** One line of a list whose order means something. */
export interface OrderedLine {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
}

/**
 * A list in the order somebody wants: dragged with a finger or a mouse, or moved with buttons, which is also the way by
 * keyboard and by voice (WCAG 2.5.7). Each move is said aloud, and the focus stays on what was moved.
 */
@Component({
  selector: 'fp-reorder-list',
  imports: [ButtonComponent],
  templateUrl: './reorder-list.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReorderListComponent {
  private readonly injector = inject(Injector);
  protected readonly words = inject(Words);
  readonly lines = input.required<readonly OrderedLine[]>();
  readonly label = input.required<string>();
  readonly removable = input(true);
  /** The ids in their new order. */
  readonly ordered = output<readonly string[]>();
  readonly removed = output<string>();

  protected readonly said = signal('');
  /** Where the dragged line would go, while it is dragged. */
  protected readonly dragged = signal<{ readonly id: string; readonly to: number } | null>(null);
  private readonly list = viewChild.required<ElementRef<HTMLOListElement>>('list');

  protected move(line: OrderedLine, by: -1 | 1): void {
    const at = this.lines().indexOf(line);
    const to = at + by;
    if (to < 0 || to >= this.lines().length) return;
    this.put(line, to);
    this.focus(line.id, by < 0 ? 'up' : 'down');
  }

  protected remove(line: OrderedLine): void {
    this.said.set(this.words.say('ui.reorder.removed', { name: line.title }));
    this.removed.emit(line.id);
    this.onceDrawn(() => {
      this.list().nativeElement.focus();
    });
  }

  protected grab(line: OrderedLine, event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    event.target.setPointerCapture(event.pointerId);
    this.dragged.set({ id: line.id, to: this.lines().indexOf(line) });
  }

  protected drag(event: PointerEvent): void {
    const dragged = this.dragged();
    if (dragged === null) return;
    const rows = [...this.list().nativeElement.children];
    const to = rows.findIndex((row) => {
      const box = row.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    const end = to === -1 ? rows.length : to;
    const from = this.lines().findIndex(({ id }) => id === dragged.id);
    this.dragged.set({ ...dragged, to: end > from ? end - 1 : end });
  }

  protected drop(): void {
    const dragged = this.dragged();
    this.dragged.set(null);
    const line = this.lines().find(({ id }) => id === dragged?.id);
    if (line !== undefined && dragged !== null && this.lines().indexOf(line) !== dragged.to) this.put(line, dragged.to);
  }

  /** Whether the dragged line would come to stand just before (or, at the end, after) the line at this place. */
  protected gapAt(index: number, side: 'before' | 'after'): boolean {
    const dragged = this.dragged();
    if (dragged === null) return false;
    const from = this.lines().findIndex(({ id }) => id === dragged.id);
    if (from === dragged.to) return false;
    return index === dragged.to && (side === 'before') === dragged.to < from;
  }

  private put(line: OrderedLine, to: number): void {
    const others = this.lines().filter(({ id }) => id !== line.id);
    const ids = [...others.slice(0, to), line, ...others.slice(to)].map(({ id }) => id);
    this.said.set(this.words.say('ui.reorder.moved', { name: line.title, rank: to + 1, count: ids.length }));
    this.ordered.emit(ids);
  }

  /** The button that was pressed keeps the focus; at either end, where it is gone, the other one takes it. */
  private focus(id: string, way: 'up' | 'down'): void {
    this.onceDrawn(() => {
      const row = [...this.list().nativeElement.children].find((one) => one.getAttribute('data-id') === id);
      const buttons = row?.querySelectorAll<HTMLButtonElement>(`[data-way="${way}"] button, [data-way] button`);
      const wanted = row?.querySelector<HTMLButtonElement>(`[data-way="${way}"] button`) ?? buttons?.[0];
      wanted?.focus();
    });
  }

  /** A line loses the focus when it is moved, so the focus is given only after the list was drawn anew. */
  private onceDrawn(run: () => void): void {
    afterNextRender({ read: run }, { injector: this.injector });
  }
}
