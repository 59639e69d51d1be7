import { computed, effect, inject, Injectable, signal } from '@angular/core';
import type { AnswerName, Application, ClaimQuestion, Intake, Round, SchoolLine } from '@contract';
import { SessionState } from '@shell';
import { ApplicationsClient } from '@client/applications.client';
import { SchoolsClient } from '@client/schools.client';
import { ConnectionState } from '@ui/offline-banner/connection-state';
import { AnswerKeeper, type Conflict } from '@ui/outbox/answer-keeper';
import { KeptAnswers } from '@ui/outbox/kept-answers';
import type { Answers } from '@ui/question/journey';
import { answerNames, draftOf, nameOf } from '../journey/draft';
import { isSendable, journeyOf } from '../journey/journey';
import { stillAsked } from '../journey/reasons/reasons';
import type { Around, Section, SectionId } from '../journey/section';
import type { AnswersShown } from './answers-shown';

/**
 * One application while it is filled in: what the service knows of it, the answers with what only this device has laid over
 * them, and the keeper that sends each change. All pages of one application share it.
 */
@Injectable()
export class ApplyState implements AnswersShown {
  private readonly client = inject(ApplicationsClient);
  private readonly schools = inject(SchoolsClient);
  private readonly session = inject(SessionState);
  private readonly connection = inject(ConnectionState);

  private readonly known = signal<Application | null>(null);
  private readonly roundKnown = signal<Round | null>(null);
  private readonly intakesKnown = signal<readonly Intake[]>([]);
  private readonly asked = signal<readonly ClaimQuestion[]>([]);
  private readonly schoolsKnown = signal<readonly SchoolLine[]>([]);
  private readonly keeping = signal<AnswerKeeper | null>(null);
  private loadedAt = 0;

  /** The answers as they stand on this device. */
  readonly answers = signal<Answers>({});
  readonly intakes = this.intakesKnown.asReadonly();
  readonly questions = this.asked.asReadonly();
  readonly schoolsNow = this.schoolsKnown.asReadonly();
  readonly name = computed(() => nameOf(this.answers()));
  readonly conflicts = computed((): readonly Conflict[] => this.keeping()?.conflicts() ?? []);

  readonly around = computed((): Around => ({
    name: this.name(),
    round: this.round(),
    intakes: this.intakes(),
    schoolsNow: this.schoolsKnown(),
    questions: this.asked(),
    today: this.now().slice(0, 10),
  }));
  readonly sections = computed((): readonly Section[] => journeyOf(this.around()));
  /** Nothing was sent yet, or not what stands here now. */
  readonly unsent = computed(() => this.application().unsent || this.keptCount() > 0);
  readonly keptCount = computed(() => this.keeping()?.waiting() ?? 0);

  /** The application as the service last told of it. Pages below the frame are shown only once it is there. */
  readonly application = computed(() => must(this.known()));
  readonly round = computed(() => must(this.roundKnown()));
  readonly canChange = computed(() => this.application().may.includes('save'));

  constructor() {
    effect(() => {
      this.connection.keeps(this.keptCount());
    });
  }

  /** Fetches everything that every page needs. */
  async open(id: string): Promise<void> {
    const application = await this.client.read(id);
    const [round, intakes, questions] = await Promise.all([
      this.schools.round(application.round),
      this.schools.intakes(application.round),
      this.client.questions(id),
    ]);
    if (this.session.session() === null) await this.session.load();
    this.loadedAt = performance.now();
    this.roundKnown.set(round);
    this.intakesKnown.set(intakes);
    this.asked.set(questions);
    this.begin(application);
  }

  section(id: SectionId): Section | undefined {
    return this.sections().find((section) => section.id === id);
  }

  /** The keeper of this application's answers. */
  keeper(): AnswerKeeper {
    return must(this.keeping());
  }

  /** Keeps whatever differs from what stood before, and sends what can be sent. */
  take(answers: Answers): void {
    const before = this.answers();
    this.answers.set(answers);
    const sections = this.sections();
    for (const answer of answerNames) {
      if (answers[answer] === before[answer]) continue;
      this.keeper().keep(answer, answers[answer] ?? null, isSendable(answer, answers, sections));
    }
  }

  /** Sends everything now. False while something is only on this device. */
  flush(): Promise<boolean> {
    return this.keeper().flush();
  }

  /** Fetches what the schools named ask; what none of them asks any more is taken out of the answers (2.4). */
  async askAgain(): Promise<void> {
    const questions = await this.client.questions(this.application().id);
    this.asked.set(questions);
    const { claims } = draftOf(this.answers());
    if (claims === undefined) return;
    const kept = stillAsked(claims, questions);
    if (kept.length !== claims.length) this.take({ ...this.answers(), claims: kept });
  }

  /** Fetches the application again, as after it was sent or changed elsewhere. */
  async refresh(): Promise<Application> {
    const application = await this.client.read(this.application().id);
    this.loadedAt = performance.now();
    this.begin(application);
    return application;
  }

  /** The schools a child may go to now; fetched when the question is asked. */
  async fetchSchoolsNow(): Promise<void> {
    if (this.schoolsKnown().length > 0) return;
    const named = new Set(this.intakes().map(({ school }) => school));
    const all = await this.schools.ofAuthority(this.application().authority);
    this.schoolsKnown.set(all.filter(({ id }) => !named.has(id)));
  }

  settle(conflict: Conflict, keep: 'yours' | 'saved'): void {
    const stands = this.keeper().settle(conflict, keep);
    this.answers.update(({ [conflict.answer]: _before, ...others }) =>
      stands === null || stands === undefined ? others : { ...others, [conflict.answer]: stands },
    );
  }

  /** The time by the service's clock. */
  now(): string {
    const session = this.session.session();
    const at = session === null ? Date.now() : Date.parse(session.now);
    return new Date(at + performance.now() - this.loadedAt).toISOString();
  }

  /** Stops sending; what only this device has stays on it. */
  close(): void {
    this.keeping()?.close();
    this.connection.keeps(0);
  }

  private begin(application: Application): void {
    this.keeping()?.close();
    const account = this.session.signedIn()?.account ?? 'nobody';
    const save = async (answer: string, revision: number, value: unknown) => {
      const body = { answer: answer as AnswerName, revision, value } as Parameters<ApplicationsClient['save']>[1];
      return this.client.save(application.id, body);
    };
    const keeper = new AnswerKeeper(save, new KeptAnswers(account, application.id), application.revisions);
    this.known.set(application);
    this.answers.set(withoutNothing(keeper.restored(application.answers)));
    this.keeping.set(keeper);
  }
}

/** An answer that was taken away on this device is not there. */
function withoutNothing(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null && value !== undefined));
}

function must<T>(value: T | null): T {
  if (value === null) throw new Error('The application was read before it was fetched.');
  return value;
}
