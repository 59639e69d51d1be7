import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ApplicationsClient } from '@client/applications.client';
import { Frame } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import type { Answers, Step } from '@ui/question/journey';
import { QuestionPageComponent } from '@ui/question/question-page.component';
import { Words } from '@ui/words/words';
import { draftOf } from '../journey/draft';
import { ApplyState } from '../state/apply-state';

/** Begins the same application for a twin: the other answers are copied, and each child has a reference of their own. */
@Component({
  selector: 'fp-twin-page',
  imports: [BackLinkComponent, ProblemComponent, QuestionPageComponent],
  templateUrl: './twin.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TwinPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  protected readonly frame = inject(Frame);
  private readonly client = inject(ApplicationsClient);
  private readonly router = inject(Router);

  protected readonly to = computed(() => `/family/apply/${this.state.application().id}`);
  protected readonly answers = signal<Answers>({ dateOfBirth: draftOf(this.state.answers()).child?.dateOfBirth });
  protected readonly busy = signal(false);
  protected readonly trouble = signal<unknown>(null);
  protected readonly step: Step = {
    id: 'twin',
    title: 'apply.twin.title',
    says: { key: 'apply.twin.says', values: { name: this.state.name() } },
    fields: [
      {
        kind: 'text',
        at: 'firstNames',
        label: 'apply.twin.firstNames',
        missing: 'apply.child.firstNamesMissing',
        check: (value) =>
          String(value).trim().toLowerCase() === draftOf(this.state.answers()).child?.firstNames?.toLowerCase()
            ? 'apply.twin.sameName'
            : undefined,
      },
      {
        kind: 'date',
        at: 'dateOfBirth',
        label: 'apply.twin.born',
        hint: 'apply.twin.bornHint',
        missing: 'apply.child.bornMissing',
      },
    ],
  };

  protected async copy(): Promise<void> {
    this.busy.set(true);
    this.trouble.set(null);
    try {
      // What is copied is what the service has.
      await this.state.flush();
      const { firstNames, dateOfBirth } = this.answers();
      const body = { firstNames: String(firstNames), dateOfBirth: String(dateOfBirth) };
      const { id } = await this.client.copy(this.state.application().id, body);
      await this.router.navigateByUrl(`/family/apply/${id}`);
    } catch (thrown) {
      this.trouble.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
