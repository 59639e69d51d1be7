import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { ApplicationsClient } from '@client/applications.client';
import { EvidenceClient } from '@client/evidence.client';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { LinkComponent } from '@ui/link/link.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { type TaskLine, TaskListComponent } from '@ui/task-list/task-list.component';
import { Words } from '@ui/words/words';
import { stateOfSection } from '../journey/journey';
import { asked } from '../journey/section';
import { cameFor, isMissing, standingNow } from '../papers/papers-left';
import { ApplyState } from '../state/apply-state';

/** What there is to do for one application, and how far each thing has come. */
@Component({
  selector: 'fp-tasks-page',
  imports: [BackLinkComponent, ButtonComponent, LinkComponent, ProblemComponent, TaskListComponent],
  templateUrl: './tasks.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TasksPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  private readonly client = inject(ApplicationsClient);
  private readonly evidence = inject(EvidenceClient);
  protected readonly busy = signal(false);
  protected readonly trouble = signal<unknown>(null);

  protected readonly to = computed(() => `/family/apply/${this.state.application().id}`);
  protected readonly tasks = computed((): readonly TaskLine[] =>
    this.state.sections().map((section) => this.lineOf(section.id)),
  );
  /** How the papers stand. Without a connection it is not known, and the row is there all the same. */
  private readonly standing = resource({
    loader: async () => {
      await this.state.flush();
      return this.evidence.standing(this.state.application().id);
    },
  });
  /** Papers are a part of their own, but no part that must be done before the application is sent. */
  protected readonly all = computed((): readonly TaskLine[] =>
    this.state.application().may.length === 0 ? this.tasks() : [...this.tasks(), this.papers()],
  );
  protected readonly left = computed(() => this.tasks().filter(({ tone }) => tone !== undefined).length);
  protected readonly sent = computed(() => this.state.application().receipt !== null);
  /** What was sent was held against every rule, so nothing of it is still to do, however it came in. */
  private readonly whole = computed(() => this.sent() && !this.state.application().unsent);
  protected readonly maySend = computed(() =>
    this.state.application().may.some((one) => one === 'submit' || one === 'submit-late' || one === 'amend'),
  );

  /** After closing day a change is asked for, and what came of it is to be seen. */
  protected readonly mayAsk = computed(
    () => this.state.application().may.includes('ask-change') || this.state.application().changes.length > 0,
  );
  protected readonly waits = computed(() => this.state.application().changes.some(({ outcome }) => outcome === null));

  private lineOf(id: TaskLine['id']): TaskLine {
    const section = this.state.sections().find((one) => one.id === id);
    const title = this.words.sayAny(`apply.section.${id}`);
    const base = { id, title, hint: this.words.sayAny(`apply.section.${id}.hint`, { name: this.state.name() }) };
    if (section === undefined) return { ...base, status: '' };
    const first = asked(section, this.state.answers())[0];
    if (id === 'reasons' && first === undefined) {
      const status =
        this.state.intakes().length > 0 && this.namesSchools() ? 'apply.task.nothingAsked' : 'apply.task.later';
      return { ...base, status: this.words.say(status) };
    }
    const stands = this.whole() ? 'done' : stateOfSection(section, this.state.answers(), this.state.around());
    const to = this.state.canChange() ? { to: `${this.to()}/${id}` } : {};
    if (stands === 'done') return { ...base, ...to, status: this.words.say('apply.task.done') };
    return {
      ...base,
      ...to,
      status: this.words.say(`apply.task.${stands}`),
      tone: stands === 'begun' ? 'waiting' : 'new',
    };
  }

  private papers(): TaskLine {
    const [title, hint] = [this.words.say('apply.section.papers'), this.words.say('apply.section.papers.hint')];
    const base = { id: 'papers', title, hint };
    if (!this.namesSchools()) return { ...base, status: this.words.say('apply.task.later') };
    const line = { ...base, to: `${this.to()}/papers` };
    if (!this.standing.hasValue()) return { ...line, status: '' };
    const standing = standingNow(this.standing.value(), this.state.canChange());
    const missing = standing.filter(isMissing).length;
    if (missing > 0) {
      return { ...line, status: this.words.say('apply.task.papersLeft', { count: missing }), tone: 'waiting' };
    }
    const came = standing.some((one) => cameFor(one).length > 0);
    if (came) return { ...line, status: this.words.say('apply.task.papersCame') };
    const settled = this.tasks().every(({ id, tone }) => id !== 'reasons' || tone === undefined);
    return { ...line, status: this.words.say(settled ? 'apply.task.papersNone' : 'apply.task.papersNoneYet') };
  }

  private namesSchools(): boolean {
    return Array.isArray(this.state.answers()['preferences']);
  }

  protected async discard(): Promise<void> {
    this.busy.set(true);
    this.trouble.set(null);
    try {
      await this.client.discard(this.state.application().id);
      await this.state.refresh();
      await this.state.askAgain();
      this.standing.reload();
    } catch (thrown) {
      this.trouble.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
