import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly numeric?: boolean;
}

/** A table of words and numbers. Where it is wider than the screen it scrolls by itself, also by keyboard, and the page does not. */
@Component({
  selector: 'fp-table',
  templateUrl: './table.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TableComponent {
  readonly caption = input.required<string>();
  readonly captionHidden = input(false);
  readonly columns = input.required<readonly Column[]>();
  /** Cells by the key of their column; the first column heads its row. */
  readonly rows = input.required<readonly Readonly<Record<string, string | number>>[]>();
  /** What is said when there are no rows. */
  readonly empty = input<string>();
  protected readonly first = computed(() => this.columns()[0]?.key ?? '');
}
