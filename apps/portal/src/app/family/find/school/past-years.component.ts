import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PastFigures } from '@contract';
import { Words } from '@ui/words/words';
import { isFew, unknownOf } from './unknown-figure';

/** What one category came to in one year. */
interface Cell {
  readonly offered: string;
  readonly last: string | null;
}

interface Block {
  readonly moment: PastFigures['moment'];
  readonly years: readonly PastFigures[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (Cell | null)[] }[];
}

/** Places, applications and the last place offered of each category, year beside year, the latest first. */
@Component({
  selector: 'fp-find-past-years',
  templateUrl: './past-years.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PastYearsComponent {
  protected readonly words = inject(Words);
  readonly years = input.required<readonly PastFigures[]>();
  readonly caption = input.required<string>();
  protected readonly unknownOf = unknownOf;

  protected readonly blocks = computed((): readonly Block[] =>
    (['offer-day', 'by-31-august'] as const).flatMap((moment) => {
      const years = this.years()
        .filter((figures) => figures.moment === moment)
        .sort((a, b) => b.year - a.year);
      const names = [...new Set(years.flatMap(({ categories }) => categories.map(({ name }) => name)))];
      const rows = names.map((name) => ({ name, cells: years.map((figures) => this.cellOf(figures, name)) }));
      return years.length === 0 ? [] : [{ moment, years, rows }];
    }),
  );
  /** Whether some number is not shown, so that it is said why. */
  protected readonly hides = computed(() =>
    this.years().some(({ categories }) => categories.some(({ offered }) => offered === null)),
  );
  protected readonly sources = computed(() => [
    ...new Set(this.years().map(({ source, ours }) => (ours ? this.words.say('find.past.ours') : source))),
  ]);

  protected captionOf(moment: PastFigures['moment']): string {
    return `${this.caption()}: ${this.words.say(`find.past.${moment}`)}`;
  }

  private cellOf({ categories }: PastFigures, name: string): Cell | null {
    const found = categories.find((category) => category.name === name);
    if (found === undefined) return null;
    const { offered, says, last } = found;
    if (offered !== null) return { offered: this.words.number(offered), last };
    return { offered: isFew(says) ? this.words.say('find.past.few') : '–', last };
  }
}
