import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { ApiProblem } from '@client/api-problem';
import { DistancesClient } from '@client/distances.client';
import { Frame, SessionState } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { ErrorSummaryComponent } from '@ui/error-summary/error-summary.component';
import type { Fault } from '@ui/fields/field';
import { TextAreaComponent } from '@ui/fields/text-area.component';
import { InsetTextComponent } from '@ui/inset-text/inset-text.component';
import { MapComponent } from '@ui/map/map.component';
import { NotificationBannerComponent } from '@ui/notification-banner/notification-banner.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { FocusHeading } from '@ui/focus/focus-heading';
import { FollowedReader } from '../followed';
import { sayFar, sayMetres } from '../say-metres';
import { drawingOf } from './distance-drawing';

/** One distance: how far, by which line, from where to where, and the way to say that it is wrong. */
@Component({
  selector: 'fp-distance-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    ErrorSummaryComponent,
    InsetTextComponent,
    MapComponent,
    NotificationBannerComponent,
    ProblemComponent,
    TextAreaComponent,
    WaitingComponent,
  ],
  templateUrl: './distance.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DistancePage {
  protected readonly words = inject(Words);
  private readonly frame = inject(Frame);
  private readonly session = inject(SessionState);
  private readonly client = inject(DistancesClient);
  private readonly reader = inject(FollowedReader);
  private readonly heading = inject(FocusHeading);
  readonly child = input.required<string>();
  readonly round = input.required<string>();
  readonly measurement = input.required<string>();
  protected readonly reason = signal('');
  protected readonly faults = signal<readonly Fault[]>([]);
  protected readonly trouble = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly done = signal(false);

  protected readonly distance = resource({
    params: () => ({
      ...{ child: this.child(), round: this.round(), id: this.measurement() },
      language: this.words.language(),
    }),
    loader: ({ params, abortSignal }) => this.fetch(params, abortSignal),
  });
  protected readonly title = computed(() =>
    this.distance.hasValue()
      ? this.words.say('family.distance.to', { school: this.distance.value().school })
      : this.words.say('family.distance.title'),
  );
  protected readonly drawing = computed(() => {
    if (!this.distance.hasValue()) return null;
    const { whole, route, school } = this.distance.value();
    return drawingOf(whole, route, {
      home: this.words.say('family.distance.home'),
      school,
      straight: this.words.say('family.distance.line'),
      walk: this.words.say('family.distance.walk'),
      gap: this.words.say('family.distance.gap'),
    });
  });
  /** As it was measured, in metres. */
  protected readonly exact = computed(() => {
    const millimetres = this.distance.hasValue() ? this.distance.value().whole.millimetres : null;
    return millimetres === null ? null : sayMetres(millimetres, this.words);
  });
  /** As the policy counts it; one that no longer counts, as it was measured. */
  private readonly said = computed(() => {
    const shown = this.distance.hasValue() ? this.distance.value() : undefined;
    return sayFar(shown?.whole.millimetres ?? null, shown?.counted, this.words);
  });
  protected readonly far = computed(() => this.said().far);
  protected readonly policy = computed(() => this.said().policy);
  /** What the map shows, in words. */
  protected readonly mapSays = computed((): readonly string[] => {
    if (!this.distance.hasValue()) return [];
    const { whole } = this.distance.value();
    const far = this.far();
    return [
      ...(far === null ? [] : [this.words.sayAny(`family.distances.${whole.method}`, { far })]),
      ...[whole.homeGap, whole.schoolGap].flatMap((gap, at) =>
        gap === null || gap === 0
          ? []
          : [
              this.words.say(at === 0 ? 'family.distance.homeGap' : 'family.distance.schoolGap', {
                far: sayMetres(gap, this.words),
              }),
            ],
      ),
    ];
  });
  /** Whether it can still be challenged, by the service's clock. */
  protected readonly mayChallenge = computed(() => {
    if (!this.distance.hasValue()) return false;
    const { until, whole } = this.distance.value();
    return !whole.superseded && !this.session.isPast(until);
  });

  protected readonly hasOpen = computed(
    () => this.distance.hasValue() && this.distance.value().challenges.some(({ answer }) => answer === null),
  );

  constructor() {
    effect(() => {
      this.frame.name(this.title());
    });
    effect(() => {
      this.frame.hasErrors(this.faults().length > 0);
    });
  }

  protected async challenge(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    if (reason.length < 5) {
      this.faults.set([{ field: 'reason', says: this.words.say('family.challenge.empty') }]);
      return;
    }
    this.faults.set([]);
    await this.send(reason);
  }

  /** Sends it, or sends it again after a break: saying it twice is saying it once. */
  protected async send(reason = this.reason().trim()): Promise<void> {
    this.busy.set(true);
    this.trouble.set(null);
    try {
      await this.client.challenge(this.measurement(), reason);
      this.done.set(true);
      this.distance.reload();
      this.heading.soon();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.trouble.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async fetch({ child, round, id }: { child: string; round: string; id: string }, signal: AbortSignal) {
    const [{ application, round: whose }, whole, route, counted, challenges] = await Promise.all([
      this.reader.run(child, round),
      this.client.measurement(id, signal),
      this.client.route(id, signal),
      this.client.counted(round, child, signal),
      this.client.challenges(round, child, signal),
    ]);
    const school = application.preferences.find(({ intake }) => intake === whole.intake)?.name ?? '';
    const mine = challenges.filter(({ measurement, answer }) => measurement === id || answer?.after === id);
    const until = whose.dates.addressesUntil;
    return { whole, route, school, until, counted: counted.get(id), challenges: mine };
  }
}
