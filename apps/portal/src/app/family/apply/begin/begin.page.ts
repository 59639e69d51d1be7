import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { Router } from '@angular/router';
import type { Application, Round } from '@contract';
import { Frame, SessionState } from '@shell';
import { ApplicationsClient } from '@client/applications.client';
import { AuthoritiesClient } from '@client/authorities.client';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { LinkComponent } from '@ui/link/link.component';
import { KeptAnswers } from '@ui/outbox/kept-answers';
import { ProblemComponent } from '@ui/problem/problem.component';
import type { Answers } from '@ui/question/journey';
import { QuestionPageComponent } from '@ui/question/question-page.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { anotherChild, beginStep, type KnownChild } from './begin-step';

/** A child with the applications that were begun for them. */
interface Child extends KnownChild {
  readonly applications: readonly {
    readonly id: string;
    readonly reference: string;
    readonly round: string;
    readonly state: string;
  }[];
}

/** What the first page needs to know. */
interface Found {
  readonly rounds: readonly Round[];
  readonly children: readonly Child[];
  /** The authority that applies, for whoever acts for a child in its care. */
  readonly corporate: string | undefined;
  readonly today: string;
}

/** Begins an application: for whom, and in which round. What is typed is kept on the device until the service has it. */
@Component({
  selector: 'fp-begin-page',
  imports: [BackLinkComponent, LinkComponent, ProblemComponent, QuestionPageComponent, WaitingComponent],
  templateUrl: './begin.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BeginPage {
  protected readonly words = inject(Words);
  protected readonly frame = inject(Frame);
  private readonly client = inject(ApplicationsClient);
  private readonly authorities = inject(AuthoritiesClient);
  private readonly session = inject(SessionState);
  private readonly router = inject(Router);
  /** The round and the schools, best wish first, where the family comes from looking round. */
  readonly round = input<string>();
  readonly intakes = input<string>();

  protected readonly found = resource({ loader: () => this.find() });
  protected readonly busy = signal(false);
  protected readonly trouble = signal<unknown>(null);
  private readonly kept = computed(() => new KeptAnswers(this.session.signedIn()?.account ?? 'nobody', 'new'));
  protected readonly answers = linkedSignal((): Answers => (this.kept().all()['new']?.value ?? {}) as Answers);

  private readonly rounds = computed(() => {
    const { rounds = [] } = this.found.value() ?? {};
    const named = rounds.filter(({ id }) => id === this.round());
    return named.length > 0 ? named : rounds;
  });
  private readonly chosen = computed(() => {
    const rounds = this.rounds();
    return rounds.length === 1 ? rounds[0]?.id : rounds.find(({ id }) => id === this.answers()['round'])?.id;
  });
  /** Applications that were begun already in this round, or in any while none is chosen. */
  protected readonly begun = computed(() => {
    const round = this.chosen();
    return (this.found.value()?.children ?? []).flatMap(({ firstNames, applications }) =>
      applications
        .filter(
          (one) => one.state !== 'withdrawn' && one.state !== 'void' && (round === undefined || one.round === round),
        )
        .map(({ id, reference }) => ({ id, reference, firstNames })),
    );
  });
  protected readonly none = computed(() => this.found.hasValue() && this.rounds().length === 0);
  protected readonly step = computed(() => {
    const { children = [], corporate, today = '' } = this.found.value() ?? {};
    const round = this.chosen();
    // A child in care is entered anew: the virtual school goes on with what it has begun by the links above.
    const free = (corporate === undefined ? children : []).filter(({ applications }) =>
      applications.every((one) => one.round !== round || one.state === 'withdrawn' || one.state === 'void'),
    );
    return beginStep({ rounds: this.rounds(), children: free, corporate: corporate !== undefined, today });
  });

  protected take(answers: Answers): void {
    this.answers.set(answers);
    this.kept().put('new', { value: answers, revision: 0, whole: false });
  }

  protected async begin(): Promise<void> {
    this.busy.set(true);
    this.trouble.set(null);
    try {
      const application = await this.start();
      this.kept().remove('new');
      await this.takeSchoolsAlong(application);
      await this.router.navigateByUrl(`/family/apply/${application.id}`);
    } catch (thrown) {
      this.trouble.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  private start(): Promise<Application> {
    const { child, firstNames, lastName, dateOfBirth, relationship, responsible } = this.answers();
    const corporate = this.found.value()?.corporate;
    const isKnown = typeof child === 'string' && child !== anotherChild;
    return this.client.start({
      round: this.chosen() ?? '',
      child: isKnown
        ? child
        : { firstNames: String(firstNames), lastName: String(lastName), dateOfBirth: String(dateOfBirth) },
      ...(corporate === undefined ? {} : { corporateParent: corporate }),
      ...(isKnown || corporate !== undefined
        ? {}
        : { relationship: relationship as 'mother', parentalResponsibility: responsible === true }),
    });
  }

  /** The list that was tried out before applying. Where it cannot be saved now, the family names its schools again. */
  private async takeSchoolsAlong({ id }: Application): Promise<void> {
    const intakes = (this.intakes() ?? '').split(',').filter((one) => one !== '');
    if (intakes.length === 0) return;
    const value = intakes.map((intake) => ({ intake }));
    await this.client.save(id, { answer: 'preferences', revision: 0, value }).catch(() => undefined);
  }

  private async inCare(): Promise<readonly Child[]> {
    const applications = await this.client.ofAuthority();
    return applications.map((one) => ({ ...one.child, applications: [one] }));
  }

  private async find(): Promise<Found> {
    if (this.session.session() === null) await this.session.load();
    const person = this.session.signedIn();
    const roles = person?.roles ?? [];
    const corporate = roles.find(({ role }) => role === 'virtual-school-head')?.authority;
    const [authorities, children] = await Promise.all([
      this.authorities.authorities(),
      corporate === undefined ? this.client.children() : this.inCare(),
    ]);
    const all = await Promise.all(authorities.map(({ id }) => this.authorities.rounds(id)));
    const rounds = all
      .flat()
      .filter(({ stage, authority }) => stage !== 'ahead' && (corporate ?? authority) === authority);
    return { rounds, children, corporate, today: (person?.now ?? new Date().toISOString()).slice(0, 10) };
  }
}
