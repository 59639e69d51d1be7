import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ProspectusClient } from '@client/prospectus.client';
import { Frame } from '@shell';
import { ButtonComponent } from '@ui/button/button.component';
import { DetailsComponent } from '@ui/details/details.component';
import { InsetTextComponent } from '@ui/inset-text/inset-text.component';
import { MapComponent } from '@ui/map/map.component';
import { TagComponent } from '@ui/tag/tag.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { claimsOf } from '../child/child-options';
import { ChildQuestionsComponent } from '../child/child-questions.component';
import { FindState } from '../find-state';
import { ownFirst } from '../schools/distance';
import { YearsComponent } from '../schools/years.component';
import { drawingOf } from './drawing';
import { PastYearsComponent } from './past-years.component';

/** One school from a place: what would have been, how far and how it was measured, who comes first, and past years. */
@Component({
  selector: 'fp-find-school-page',
  imports: [
    ButtonComponent,
    ChildQuestionsComponent,
    DetailsComponent,
    InsetTextComponent,
    MapComponent,
    PastYearsComponent,
    RouterLink,
    TagComponent,
    WaitingComponent,
    YearsComponent,
  ],
  templateUrl: './school.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchoolPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(FindState);
  private readonly client = inject(ProspectusClient);
  private readonly frame = inject(Frame);

  /** From the address bar. */
  readonly intake = input.required<string>();

  protected readonly school = resource({
    params: () => {
      const from = this.state.from();
      return from === undefined ? undefined : { ...from, intake: this.intake(), language: this.words.language() };
    },
    loader: ({ params: { round, place, intake }, abortSignal }) =>
      this.client.school(round, intake, place, abortSignal),
  });
  protected readonly one = computed(() => (this.school.hasValue() ? this.school.value() : null));
  protected readonly questions = computed(() => this.one()?.policy?.questions ?? []);
  private readonly claims = computed(() => claimsOf(this.questions(), this.state.said()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  /** Asked only when something is said of the child; what is known without it came with the school. */
  protected readonly supposed = resource({
    params: () => {
      const [from, claims] = [this.state.from(), this.claims()];
      if (from === undefined || claims.length === 0) return undefined;
      return { ...from, intake: this.intake(), claims, language: this.words.language() };
    },
    loader: ({ params: { round, place, intake, claims }, abortSignal }) =>
      this.client.likelihood(round, intake, { place, claims }, abortSignal),
  });
  protected readonly likelihood = computed(() => {
    if (this.claims().length === 0) return this.one()?.likelihood ?? null;
    return this.supposed.hasValue() ? this.supposed.value() : null;
  });
  protected readonly drawing = computed(() => {
    const one = this.one();
    return one === null
      ? null
      : drawingOf(one, {
          home: this.words.say('find.map.you'),
          straight: (distance) => this.words.say('find.line.straight', { distance }),
          walk: (distance) => this.words.say('find.line.walk', { distance }),
          gap: this.words.say('find.line.gap'),
        });
  });
  /** What the map shows, in words. */
  protected readonly inWords = computed((): readonly string[] => {
    const one = this.one();
    if (one === null) return [];
    const areas = one.areas.map(({ says, inside }) =>
      this.words.say(inside ? 'find.area.inNamed' : 'find.area.outNamed', { area: says }),
    );
    const lines = this.measures().flatMap(({ says, distance }) =>
      distance === null ? [] : [`${says}: ${distance.says}`],
    );
    return [...areas, ...lines];
  });
  protected readonly measures = computed(() => {
    const one = this.one();
    return one === null ? [] : ownFirst(one);
  });
  /** How children of one group are put in order, where it is the same in every group: then it is said once. */
  protected readonly equals = computed(() => {
    const ways = new Set(this.one()?.policy?.criteria.map(({ equals }) => equals));
    return ways.size === 1 ? ([...ways][0] ?? null) : null;
  });
  protected readonly onList = computed(() => this.state.list().includes(this.intake()));
  /** Why no walk is drawn, where one should be. */
  protected readonly noWalk = computed(() => {
    const one = this.one();
    const walks = one?.measures.some(({ method }) => method === 'walking-route') ?? false;
    return walks ? (one?.drawn.lines.map(({ line }) => line.noWalk).find((says) => says !== null) ?? null) : null;
  });

  constructor() {
    effect(() => {
      const one = this.one();
      if (one !== null) this.frame.name(one.name);
    });
  }
}
