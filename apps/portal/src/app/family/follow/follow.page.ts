import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource } from '@angular/core';
import type { ClaimStanding, DistanceChallenge, DistanceCounted, MeasurementLine } from '@contract';
import { DistancesClient } from '@client/distances.client';
import { EvidenceClient } from '@client/evidence.client';
import { LettersClient } from '@client/letters.client';
import { Frame, SessionState } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { LinkComponent } from '@ui/link/link.component';
import { SummaryListComponent, type SummaryRow } from '@ui/summary-list/summary-list.component';
import { TagComponent, type Tone } from '@ui/tag/tag.component';
import { TimelineComponent } from '@ui/timeline/timeline.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { standingOf } from '../home/application-state';
import { DistanceListComponent } from './distance-list/distance-list.component';
import { FollowedReader } from './followed';
import { aheadOf, happenedLines, type TimelineTexts } from './timeline-lines';

const tones: Readonly<Record<ClaimStanding['state'], Tone>> = {
  waiting: 'waiting',
  accepted: 'good',
  refused: 'bad',
  'more-needed': 'urgent',
};

interface Measured {
  readonly lines: readonly MeasurementLine[];
  readonly counted: ReadonlyMap<string, DistanceCounted>;
  readonly challenges: readonly DistanceChallenge[];
}

/** What happened to an application: how it stands, what was found, how far it is, every letter, and what comes next. */
@Component({
  selector: 'fp-follow-page',
  imports: [
    BackLinkComponent,
    DistanceListComponent,
    LinkComponent,
    SummaryListComponent,
    TagComponent,
    TimelineComponent,
    WaitingComponent,
  ],
  templateUrl: './follow.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FollowPage {
  protected readonly words = inject(Words);
  private readonly frame = inject(Frame);
  protected readonly session = inject(SessionState);
  private readonly reader = inject(FollowedReader);
  private readonly letters = inject(LettersClient);
  private readonly evidence = inject(EvidenceClient);
  private readonly distances = inject(DistancesClient);
  readonly child = input.required<string>();
  readonly round = input.required<string>();
  private readonly whose = computed(() => ({ child: this.child(), round: this.round() }));
  protected readonly here = computed(() => `/family/children/${this.child()}/${this.round()}`);

  protected readonly followed = resource({
    params: this.whose,
    loader: ({ params: { child, round } }) => this.reader.run(child, round),
  });
  protected readonly happened = resource({
    params: () => ({ child: this.child(), language: this.words.language() }),
    loader: ({ params: { child }, abortSignal }) => this.letters.timeline(child, abortSignal),
  });
  protected readonly claims = resource({
    params: () =>
      this.followed.hasValue() ? { ...this.followed.value().application, language: this.words.language() } : undefined,
    loader: ({ params: { id, receipt } }) => (receipt === null ? Promise.resolve([]) : this.sentClaims(id)),
  });
  protected readonly measured = resource({
    params: () => ({ ...this.whose(), language: this.words.language() }),
    loader: ({ params: { child, round }, abortSignal }) => this.fetchDistances(round, child, abortSignal),
  });

  /** Whether distances count: of what was sent, and neither taken back nor set aside. */
  protected readonly measures = computed(() => {
    if (!this.followed.hasValue()) return false;
    const { receipt, state } = this.followed.value().application;
    return receipt !== null && state !== 'withdrawn' && state !== 'void';
  });

  protected readonly title = computed(() =>
    this.followed.hasValue()
      ? this.words.say('family.follow.of', { name: this.followed.value().firstNames })
      : this.words.say('family.follow.title'),
  );
  protected readonly standing = computed(() => {
    if (!this.followed.hasValue()) return null;
    const { application, round } = this.followed.value();
    return standingOf(application, round);
  });
  protected readonly facts = computed((): readonly SummaryRow[] => {
    if (!this.followed.hasValue()) return [];
    const { application, round } = this.followed.value();
    const { receipt, reference, preferences } = application;
    const schools = [...preferences]
      .sort((a, b) => a.rank - b.rank)
      .map(({ rank, name }) => `${String(rank)}. ${name}`);
    return [
      { key: this.words.say('family.follow.for'), value: round.title },
      { key: this.words.say('family.follow.reference'), value: reference },
      ...(receipt === null
        ? []
        : [
            { key: this.words.say('family.follow.sentAt'), value: this.words.moment(receipt.receivedAt) },
            { key: this.words.say('family.follow.receipt'), value: receipt.receipt },
          ]),
      ...(schools.length === 0 ? [] : [{ key: this.words.say('family.follow.schools'), value: schools }]),
    ];
  });
  private readonly texts = computed((): TimelineTexts => ({
    closes: this.words.say('family.closes'),
    offers: this.words.say('family.offers'),
    answers: this.words.say('family.answers'),
    openLetter: this.words.say('family.openLetter'),
  }));
  protected readonly ahead = computed(() =>
    this.followed.hasValue() ? aheadOf(this.followed.value().round, this.texts()) : [],
  );
  protected readonly past = computed(() =>
    this.happened.hasValue() ? happenedLines(this.happened.value(), `${this.here()}/letters`, this.texts()) : [],
  );
  protected readonly schoolNames = computed(
    () =>
      new Map(
        this.followed.hasValue()
          ? [...this.followed.value().application.preferences]
              .sort((a, b) => a.rank - b.rank)
              .map(({ intake, name }) => [intake, name])
          : [],
      ),
  );

  constructor() {
    effect(() => {
      this.frame.name(this.title());
    });
  }

  /** A day, or an instant with its time. */
  protected when(by: string | null): string {
    if (by === null) return '';
    return by.length === 10 ? this.words.date(by) : this.words.moment(by);
  }

  protected toneOf({ state }: ClaimStanding): Tone {
    return tones[state];
  }

  /** Why it was found so, in the words of whoever found it. */
  protected reasonOf({ findings }: ClaimStanding): string | null {
    return findings.find(({ item }) => item === null)?.reason ?? findings[0]?.reason ?? null;
  }

  /** What was sent; changes that were not are the business of the application's own pages. */
  private async sentClaims(application: string): Promise<readonly ClaimStanding[]> {
    return (await this.evidence.standing(application)).filter(({ sent }) => sent);
  }

  private async fetchDistances(round: string, child: string, signal: AbortSignal): Promise<Measured> {
    const [lines, counted, challenges] = await Promise.all([
      this.distances.ofChild(round, child, signal),
      this.distances.counted(round, child, signal),
      this.distances.challenges(round, child, signal),
    ]);
    return { lines, counted, challenges };
  }
}
