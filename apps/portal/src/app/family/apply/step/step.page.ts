import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import { Frame } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import type { SaveState } from '@ui/saved-status/saved-status.component';
import type { Slip } from '@ui/question/check-step';
import { QuestionPageComponent } from '@ui/question/question-page.component';
import { answerOf, type Answers, idOf } from '@ui/question/journey';
import { Words } from '@ui/words/words';
import { sayPhrase } from '../journey/summary';
import { whereToGoOn } from '../journey/journey';
import { type ApplyStep, asked, type SectionId } from '../journey/section';
import { ApplyState } from '../state/apply-state';
import { AddressComponent } from './address.component';
import { PointComponent } from './point.component';
import { SchoolsComponent } from './schools.component';

/** How long going on waits for the service. What has not arrived by then stays on the device and is sent from there. */
const patience = 4_000;

/** One page of the journey: its questions, saved as they are answered, and the way on and back. */
@Component({
  selector: 'fp-step-page',
  imports: [AddressComponent, BackLinkComponent, PointComponent, QuestionPageComponent, SchoolsComponent],
  templateUrl: './step.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  protected readonly frame = inject(Frame);
  private readonly router = inject(Router);
  readonly section = input.required<string>();
  readonly step = input<string>();
  protected readonly busy = signal(false);
  /** What a page needs before it can be drawn. Where it does not come, the page does without. */
  protected readonly ready = resource({
    params: () => this.current()?.id,
    loader: async ({ params }) => {
      if (params === 'school-now') await this.state.fetchSchoolsNow().catch(() => undefined);
      return params;
    },
  });

  /** Drawn again when another page or other words are shown, not at every key: what was found wrong stays until it is put right. */
  protected readonly current = linkedSignal({
    source: () => ({
      section: this.section(),
      step: this.step(),
      language: this.words.language(),
      asked: this.state.questions(),
      schools: this.state.schoolsNow(),
    }),
    computation: ({ section, step }) => untracked(() => this.find(section, step)),
  });
  private readonly others = computed(() => {
    const section = this.state.section(this.section() as SectionId);
    return section === undefined ? [] : asked(section, this.state.answers());
  });
  private readonly at = computed(() => this.others().findIndex(({ id }) => id === this.current()?.id));
  protected readonly back = computed(() => {
    const before = this.others()[this.at() - 1];
    return before === undefined ? this.home() : `${this.home()}/${this.section()}/${before.id}`;
  });
  private readonly home = computed(() => `/family/apply/${this.state.application().id}`);
  private readonly named = computed(() => this.answersOf(this.current()));

  protected readonly saving = computed((): SaveState => {
    const states = this.named().map((answer) => this.state.keeper().stateOf(answer));
    const worst: readonly SaveState[] = ['conflict', 'refused', 'kept', 'saving', 'saved'];
    return worst.find((one) => states.includes(one)) ?? 'nothing';
  });
  protected readonly savedAt = computed(() =>
    this.named()
      .flatMap((answer) => this.state.keeper().savedAt(answer) ?? [])
      .sort()
      .at(-1),
  );
  protected readonly refused = computed((): readonly Slip[] =>
    this.named().flatMap((answer) =>
      this.state
        .keeper()
        .refusedIn(answer)
        .map(({ field, says }) => ({ field: this.fieldOf(answer, field), says: { says } })),
    ),
  );

  constructor() {
    effect(() => {
      const step = this.current();
      if (step === undefined) void this.router.navigateByUrl(this.home(), { replaceUrl: true });
      else
        untracked(() => {
          this.arrive(step);
        });
    });
  }

  protected take(answers: Answers): void {
    this.state.take(answers);
  }

  protected async goOn(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const [section, step] = [this.section(), this.current()?.id];
    await Promise.race([this.state.flush(), new Promise((resolve) => setTimeout(resolve, patience))]);
    const stuck = this.saving() === 'refused' || this.saving() === 'conflict';
    if (!stuck) {
      if (this.current()?.draws === 'schools') await this.state.askAgain().catch(() => undefined);
      const next = this.others()[this.others().findIndex(({ id }) => id === step) + 1];
      await this.router.navigateByUrl(next === undefined ? this.home() : `${this.home()}/${section}/${next.id}`);
    }
    this.busy.set(false);
  }

  private find(sectionId: string, stepId: string | undefined): ApplyStep | undefined {
    const section = this.state.section(sectionId as SectionId);
    if (section === undefined || !this.state.canChange()) return undefined;
    if (stepId === undefined) return whereToGoOn(section, this.state.answers(), this.state.around());
    return asked(section, this.state.answers()).find(({ id }) => id === stepId);
  }

  private arrive(step: ApplyStep): void {
    this.frame.name(sayPhrase(step.title, this.words));
  }

  private answersOf(step: ApplyStep | undefined): readonly string[] {
    if (step?.draws === 'schools') return ['preferences'];
    if (step?.draws === 'other-address' || step?.draws === 'other-point') return ['otherHome'];
    if (step?.draws !== undefined) return ['home'];
    return [...new Set(step?.fields.map(answerOf))];
  }

  /** The field on this page that the service means, where it is on this page. */
  private fieldOf(answer: string, field: string): string {
    const path = field.replace(/^value\.?/, `${answer}.`);
    return idOf({ at: path });
  }
}
