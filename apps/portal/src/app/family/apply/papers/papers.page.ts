import { ChangeDetectionStrategy, Component, computed, effect, inject, resource, signal } from '@angular/core';
import type { ClaimStanding, EvidenceItem } from '@contract';
import { EvidenceClient } from '@client/evidence.client';
import { patiently } from '@client/patiently';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { FileUploadComponent, type SendFile } from '@ui/file-upload/file-upload.component';
import { LinkComponent } from '@ui/link/link.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { TagComponent, type Tone } from '@ui/tag/tag.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { linesOfAnswer } from '../journey/summary';
import { ApplyState } from '../state/apply-state';
import { cameFor, isMissing, standingNow, takes } from './papers-left';
import { sayFollow } from './say-follow';

/** The largest file that the service takes, in megabytes. */
const most = 25;

const tones: Readonly<Record<ClaimStanding['state'], Tone>> = {
  waiting: 'waiting',
  accepted: 'good',
  refused: 'bad',
  'more-needed': 'urgent',
};

/** The papers: for each thing that was claimed what proves it, what came, and what was found. */
@Component({
  selector: 'fp-papers-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    FileUploadComponent,
    LinkComponent,
    ProblemComponent,
    TagComponent,
    WaitingComponent,
  ],
  templateUrl: './papers.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PapersPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  private readonly client = inject(EvidenceClient);
  protected readonly most = most;

  /** Answers that only this device has are sent first: a paper is sent for a claim that the service knows. */
  protected readonly standing = resource({
    loader: async () => {
      await this.state.flush();
      return this.client.standing(this.state.application().id);
    },
  });
  protected readonly trouble = signal<unknown>(null);
  protected readonly to = computed(() => `/family/apply/${this.state.application().id}`);
  protected readonly draft = computed(() => this.state.application().receipt === null);
  protected readonly takes = takes;
  /** Until when papers may follow, while something is still to be sent. */
  protected readonly follow = computed(() => {
    if (!this.state.canChange() || !this.state.application().unsent) return null;
    if (!this.standing.hasValue() || !standingNow(this.standing.value(), true).some(isMissing)) return null;
    return sayFollow(this.state.application().may, this.state.round(), this.words);
  });
  /** One way of sending for each claim, made once: a new one at every turn would begin the upload again. */
  private readonly ways = new Map<string, SendFile>();

  constructor() {
    let spoken = this.words.language();
    // Asked for again and not anew: what is on its way stays on its way.
    effect(() => {
      if (this.words.language() === spoken) return;
      spoken = this.words.language();
      this.standing.reload();
    });
  }

  /** How a claim stands; of one that was not sent, whether its papers came. */
  protected tagOf(one: ClaimStanding): { readonly text: string; readonly tone: Tone } {
    if (one.sent) return { text: this.words.say(`apply.papers.state.${one.state}`), tone: tones[one.state] };
    if (cameFor(one).length > 0) return { text: this.words.say('apply.papers.state.received'), tone: 'good' };
    return isMissing(one)
      ? { text: this.words.say('apply.papers.state.to-send'), tone: 'new' }
      : { text: this.words.say('apply.papers.state.nothing'), tone: 'neutral' };
  }

  protected titleOf({ claim }: ClaimStanding): string {
    return this.words.say(`apply.reason.${claim.kind}`, { name: this.state.name() });
  }

  /** What the family said, without its heading. */
  protected linesOf({ claim }: ClaimStanding): readonly string[] {
    return linesOfAnswer('claims', [claim], this.state.around(), this.words).slice(1);
  }

  protected schoolsOf({ askedBy }: ClaimStanding): string {
    const names = askedBy.map((school) => this.state.intakes().find((one) => one.school === school)?.name ?? school);
    return this.words.list(names);
  }

  protected wayOf({ id }: ClaimStanding): SendFile {
    const known = this.ways.get(id);
    if (known !== undefined) return known;
    const way: SendFile = (file, progress, signal) => this.client.send(id, file, progress, signal);
    this.ways.set(id, way);
    return way;
  }

  protected fileOf({ id }: EvidenceItem): string {
    return this.client.fileAddress(id);
  }

  protected sizeOf({ bytes }: EvidenceItem): string {
    const kilobytes = Math.max(1, Math.round(bytes / 1024));
    return kilobytes < 1024
      ? this.words.say('apply.papers.kilobytes', { size: this.words.number(kilobytes) })
      : this.words.say('apply.papers.megabytes', {
          size: this.words.number(kilobytes / 1024, { maximumFractionDigits: 1 }),
        });
  }

  /** How one paper stands, in a sentence. */
  protected standsOf(item: EvidenceItem): string {
    const { finding, scan } = item;
    if (finding !== null) return this.words.say(`apply.papers.${finding.outcome}`, { reason: finding.reason });
    return this.words.say(scan === 'waiting' ? 'apply.papers.scanning' : 'apply.papers.toLookAt');
  }

  /** What came replaces what was shown; the list of files that are on their way stays as it is. */
  protected received(): void {
    void patiently(() => this.client.standing(this.state.application().id))
      .then((items) => {
        this.standing.set(items);
      })
      .catch(() => undefined);
  }

  protected async remove(item: EvidenceItem): Promise<void> {
    this.trouble.set(null);
    try {
      await this.client.remove(item.id, this.words.say('apply.papers.removedByFamily'));
      this.received();
    } catch (thrown) {
      this.trouble.set(thrown);
    }
  }
}
