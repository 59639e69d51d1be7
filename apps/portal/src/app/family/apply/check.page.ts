import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import type { ClaimStanding, Supposed } from '@contract';
import { EvidenceClient } from '@client/evidence.client';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { LinkComponent } from '@ui/link/link.component';
import { SummaryListComponent, type SummaryRow } from '@ui/summary-list/summary-list.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { WarningTextComponent } from '@ui/warning-text/warning-text.component';
import { Words } from '@ui/words/words';
import { ListWarningComponent } from '../find/list-warning/list-warning.component';
import { draftOf } from './journey/draft';
import { isDone } from './journey/journey';
import { asked } from './journey/section';
import { rowsOf } from './journey/summary';
import { cameFor, isMissing, standingNow, takes } from './papers/papers-left';
import { sayFollow } from './papers/say-follow';
import { ApplyState } from './state/apply-state';

/** All answers to be looked at before they are sent, each with the way to change it, and a warning about a list that is too short. */
@Component({
  selector: 'fp-check-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    LinkComponent,
    ListWarningComponent,
    SummaryListComponent,
    WaitingComponent,
    WarningTextComponent,
  ],
  templateUrl: './check.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  private readonly evidence = inject(EvidenceClient);

  /** What is shown here is what the service has: everything is sent first, then fetched. */
  protected readonly fresh = resource({
    loader: async () => {
      const sent = await this.state.flush();
      if (sent) await this.state.refresh();
      await this.state.askAgain();
      await this.state.fetchSchoolsNow();
      const standing = sent ? await this.evidence.standing(this.state.application().id) : [];
      return { sent, standing };
    },
  });
  protected readonly to = computed(() => `/family/apply/${this.state.application().id}`);
  protected readonly cards = computed(() =>
    this.state.sections().flatMap((section) => {
      const change = this.state.canChange() ? this.to() : undefined;
      const rows = rowsOf(section, this.state.answers(), this.state.around(), this.words, change);
      return rows.length === 0 ? [] : [{ id: section.id, rows }];
    }),
  );
  private readonly asks = computed(() =>
    !this.fresh.hasValue()
      ? []
      : standingNow(this.fresh.value().standing, this.state.canChange()).filter(
          (one) => takes(one) || cameFor(one).length > 0,
        ),
  );
  /** Which papers came and which are still missing. */
  protected readonly papers = computed((): readonly SummaryRow[] =>
    this.asks().map((one) => {
      const came = cameFor(one).map(({ name }) => name);
      const key = this.keyOf(one);
      const text = this.words.say(isMissing(one) ? 'apply.check.papersSend' : 'apply.check.change');
      const value = came.length === 0 ? this.words.say('apply.check.papersMissing') : came;
      return { key, value, change: { text, to: `${this.to()}/papers`, more: key } };
    }),
  );
  protected readonly follow = computed(() => {
    if (!this.asks().some(isMissing)) return null;
    return sayFollow(this.state.application().may, this.state.round(), this.words);
  });
  protected readonly open = computed(() =>
    this.state.sections().flatMap((section) =>
      asked(section, this.state.answers())
        .filter((step) => !isDone(step, this.state.answers(), this.state.around()))
        .map((step) => ({ section: section.id, step })),
    ),
  );
  protected readonly next = computed(() => {
    const [first] = this.open();
    return first === undefined ? undefined : `${this.to()}/${first.section}/${first.step.id}`;
  });

  protected readonly intakes = computed(() =>
    (draftOf(this.state.answers()).preferences ?? []).map(({ intake }) => intake),
  );
  protected readonly place = computed(() => {
    const { point, postcode } = draftOf(this.state.answers()).home ?? {};
    if (point !== undefined) return { easting: point.easting, northing: point.northing };
    return postcode === undefined ? undefined : { postcode };
  });
  protected readonly claims = computed(
    (): readonly Supposed[] => this.state.application().answers.claims?.flatMap((claim) => supposed(claim)) ?? [],
  );

  /** What a paper is for, with the school where it is for one. */
  private keyOf({ claim }: ClaimStanding): string {
    const what = this.words.say(`apply.reason.${claim.kind}`, { name: this.state.name() });
    if (!('school' in claim)) return what;
    const school = this.state.intakes().find((one) => one.school === claim.school)?.name ?? claim.school;
    return `${what}: ${school}`;
  }

  protected add(intake: string): void {
    const preferences = draftOf(this.state.answers()).preferences ?? [];
    if (preferences.length >= this.state.round().preferences) return;
    this.state.take({ ...this.state.answers(), preferences: [...preferences, { intake }] });
    void this.state.flush().then(() => this.state.askAgain());
  }
}

type Claim = NonNullable<ReturnType<ApplyState['application']>['answers']['claims']>[number];

/** A claim as far as looking round needs it: nobody's name, and nothing for what it does not know. */
function supposed(claim: Claim): readonly Supposed[] {
  switch (claim.kind) {
    case 'care':
      return [{ kind: 'care', status: claim.status }];
    case 'need':
      return [{ kind: 'need', school: claim.school, need: claim.need }];
    case 'vulnerable':
    case 'premium':
      return [claim];
    case 'sibling':
      return [{ kind: 'sibling', school: claim.school, tie: claim.tie }];
    case 'staff':
      return [{ kind: 'staff', school: claim.school, skillShortage: claim.skillShortage ?? false }];
    case 'attends':
      return [{ kind: 'attends', school: claim.school, as: claim.as }];
    case 'faith':
      return [{ kind: 'faith', school: claim.school, form: claim.form, terms: claim.terms }];
    case 'service-family':
      return [{ kind: 'service-family' }];
    case 'role':
      return [{ kind: 'role', school: claim.school, role: claim.role }];
    case 'boarding':
      return [{ kind: 'boarding', school: claim.school, need: claim.need, serviceHelp: claim.serviceHelp }];
    // A score is not known yet, and twins make no difference to it.
    default:
      return [];
  }
}
