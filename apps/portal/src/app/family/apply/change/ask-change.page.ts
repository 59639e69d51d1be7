import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  signal,
  type WritableSignal,
} from '@angular/core';
import { Router } from '@angular/router';
import { ApplicationsClient } from '@client/applications.client';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { DateFieldComponent } from '@ui/fields/date-field.component';
import type { Fault } from '@ui/fields/field';
import { TextAreaComponent } from '@ui/fields/text-area.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { Words } from '@ui/words/words';
import { draftOf } from '../journey/draft';
import { AnswersShown } from '../state/answers-shown';
import { ApplyState } from '../state/apply-state';
import { AddressComponent } from '../step/address.component';
import { SchoolsComponent } from '../step/schools.component';
import { ChangedAnswers } from './changed-answers';

const wholeDay = /^\d{4}-\d{2}-\d{2}$/;

/** Asks for other schools or for another address after closing day, with the reason; an officer decides. */
@Component({
  selector: 'fp-ask-change-page',
  imports: [
    AddressComponent,
    BackLinkComponent,
    DateFieldComponent,
    NgTemplateOutlet,
    ProblemComponent,
    SchoolsComponent,
    TextAreaComponent,
  ],
  providers: [ChangedAnswers, { provide: AnswersShown, useExisting: ChangedAnswers }],
  templateUrl: './ask-change.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AskChangePage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  private readonly wanted = inject(ChangedAnswers);
  private readonly client = inject(ApplicationsClient);
  private readonly router = inject(Router);
  readonly what = input.required<string>();
  protected readonly to = computed(() => `/family/apply/${this.state.application().id}/change`);
  protected readonly may = computed(() => this.state.application().may.includes('ask-change'));

  protected readonly movedOn = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly trouble = signal<unknown>(null);
  private readonly faults = signal<readonly Fault[]>([]);

  /** What is still missing here, for the part of the page that lists what must be put right. */
  protected readonly check = (): readonly Fault[] => {
    const faults: Fault[] = [];
    const isAddress = this.what() === 'address';
    if (!(isAddress ? this.wanted.hasOtherHome() : this.wanted.hasOtherSchools())) {
      const says = this.words.say(isAddress ? 'apply.change.sameAddress' : 'apply.change.sameSchools');
      faults.push({ field: isAddress ? 'postcode' : 'school', says });
    }
    if (isAddress && !wholeDay.test(this.movedOn())) {
      faults.push({ field: 'movedOn-day', says: this.words.say('apply.change.movedMissing') });
    }
    if (this.reason().trim() === '') {
      faults.push({ field: 'reason', says: this.words.say('apply.change.whyMissing') });
    }
    this.faults.set(faults);
    return faults;
  };

  protected errorOf(field: string): string | undefined {
    return this.faults().find((fault) => fault.field === field)?.says;
  }

  /** Takes over what was typed; what was wrong with it is not said any more. */
  protected put(into: WritableSignal<string>, field: string, typed: string): void {
    into.set(typed);
    this.faults.update((faults) => faults.filter((fault) => fault.field !== field));
  }

  protected async ask(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.trouble.set(null);
    try {
      await this.client.askChange(this.state.application().id, this.asked());
      await this.state.refresh();
      await this.router.navigateByUrl(this.to());
    } catch (thrown) {
      this.trouble.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  private asked(): Parameters<ApplicationsClient['askChange']>[1] {
    const { home, preferences = [] } = draftOf(this.wanted.answers());
    const reason = this.reason().trim();
    if (this.what() !== 'address') return { kind: 'preferences', preferences, reason };
    const { kind = 'usual', lines = [], ...more } = home ?? {};
    return { kind: 'address', home: { ...more, kind, lines }, movedOn: this.movedOn(), reason };
  }
}
