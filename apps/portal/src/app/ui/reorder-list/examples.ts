import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type Examples, example } from '../example/example';
import { type OrderedLine, ReorderListComponent } from './reorder-list.component';

/** Keeps the order that is given, as a page would. */
@Component({
  selector: 'fp-reorder-list-example',
  imports: [ReorderListComponent],
  template: `<fp-reorder-list
    label="Your schools"
    [lines]="lines()"
    (ordered)="order($event)"
    (removed)="remove($event)"
  />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReorderListExampleComponent {
  protected readonly lines = signal<readonly OrderedLine[]>([
    { id: 'oak', title: 'Oak Primary School', hint: '412 metres' },
    { id: 'elm', title: 'Elm Grove School', hint: '1,380 metres' },
    { id: 'st', title: 'St Aldhelm’s Catholic Primary School', hint: '903 metres' },
  ]);

  protected order(ids: readonly string[]): void {
    this.lines.update((lines) => ids.flatMap((id) => lines.filter((line) => line.id === id)));
  }

  protected remove(id: string): void {
    this.lines.update((lines) => lines.filter((line) => line.id !== id));
  }
}

export const examples: Examples = {
  name: 'reorder-list',
  says: 'A list in the order somebody wants.',
  examples: [
    example('three schools', ReorderListExampleComponent, {}),
    example('one school', ReorderListComponent, {
      label: 'Your school',
      lines: [{ id: 'oak', title: 'Oak Primary School' }],
    }),
  ],
};
