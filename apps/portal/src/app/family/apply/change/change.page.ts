import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { Application } from '@contract';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { LinkComponent } from '@ui/link/link.component';
import { SummaryListComponent, type SummaryRow } from '@ui/summary-list/summary-list.component';
import { TagComponent, type Tone } from '@ui/tag/tag.component';
import { Words } from '@ui/words/words';
import { ApplyState } from '../state/apply-state';

type Change = Application['changes'][number];
type Preference = Application['preferences'][number];

const tones: Readonly<Record<NonNullable<Change['outcome']>, Tone>> = {
  now: 'good',
  'after-offers': 'waiting',
  late: 'waiting',
  'late-with-good-reason': 'good',
  refused: 'bad',
};

/** Changes after closing day: what can be asked for, what was, what became of it and from when, and how each late school stands. */
@Component({
  selector: 'fp-change-page',
  imports: [BackLinkComponent, LinkComponent, SummaryListComponent, TagComponent],
  templateUrl: './change.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangePage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  protected readonly to = computed(() => `/family/apply/${this.state.application().id}`);
  protected readonly may = computed(() => this.state.application().may.includes('ask-change'));
  /** The latest first. */
  protected readonly changes = computed(() => [...this.state.application().changes].reverse());
  protected readonly late = computed(() =>
    this.state.application().preferences.filter(({ lateness }) => lateness !== 'on-time'),
  );

  protected waits(kind: Change['kind']): boolean {
    return this.changes().some((change) => change.kind === kind && change.outcome === null);
  }

  protected toneOf({ outcome }: Change): Tone {
    return outcome === null ? 'new' : tones[outcome];
  }

  /** What was asked for, and when. */
  protected rowsOf({ askedAt, movedOn, wanted: { home, preferences } }: Change): readonly SummaryRow[] {
    const row = (key: string, value: SummaryRow['value']): SummaryRow => ({ key, value });
    const { intakes } = this.state;
    const nameOf = (id: string): string => intakes().find((one) => one.id === id)?.name ?? id;
    return [
      row(this.words.say('apply.change.askedOn'), this.words.date(askedAt)),
      ...(home === undefined
        ? []
        : [
            row(this.words.say('apply.change.newHome'), [
              ...home.lines,
              ...(home.postcode === undefined ? [] : [home.postcode]),
            ]),
          ]),
      ...(preferences === undefined
        ? []
        : [
            row(
              this.words.say('apply.change.newList'),
              preferences.map(({ intake }, at) => `${at + 1}. ${nameOf(intake)}`),
            ),
          ]),
      ...(movedOn === null ? [] : [row(this.words.say('apply.change.movedOn'), this.words.date(movedOn))]),
    ];
  }

  /** What became of it, and from when it counts. */
  protected meansOf({ outcome, decidedAt }: Change): string {
    return this.words.sayAny(`apply.change.means.${outcome ?? 'waiting'}`, {
      when: decidedAt === null ? '' : this.words.date(decidedAt),
      from: this.words.date(this.state.round().releaseAt),
    });
  }

  /** How a school that came late stands. */
  protected standsOf({ lateness, latenessDecided }: Preference): 'waiting' | 'late' | 'late-with-good-reason' {
    if (lateness === 'late-with-good-reason') return lateness;
    return latenessDecided ? 'late' : 'waiting';
  }

  protected reasonOf({ decisions }: Preference): string | undefined {
    return decisions.findLast(({ about }) => about === 'lateness')?.reason;
  }
}
