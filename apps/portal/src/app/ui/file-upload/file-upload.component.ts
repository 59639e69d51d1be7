import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { ButtonComponent } from '../button/button.component';
import { FieldHeadComponent } from '../fields/field-head.component';
import { describedBy } from '../fields/field';
import { Words } from '../words/words';

/** Sends one file, telling how far it has come (0 to 1). What it throws is looked at for `status`. */
export type SendFile = (file: File, progress: (share: number) => void, signal: AbortSignal) => Promise<unknown>;

/** One file on its way. */
export interface FileLine {
  readonly id: number;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'later' | 'done' | 'failed' | 'refused';
  readonly share: number;
  /** Why the service did not take it. */
  readonly says?: string;
  /** The language of that; English where it is not named. */
  readonly lang?: string | undefined;
}

/** How long to wait where the service is full and does not say until when, in seconds; how often it is tried by itself. */
const full = { seconds: 15, tries: 8 } as const;

/**
 * Files or photographs: sent one after the other as soon as they are chosen, with progress, and again after a broken
 * connection. Where the service is full, a file waits and is sent again by itself.
 */
@Component({
  selector: 'fp-file-upload',
  imports: [ButtonComponent, FieldHeadComponent],
  templateUrl: './file-upload.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileUploadComponent {
  protected readonly words = inject(Words);
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly send = input.required<SendFile>();
  /** The largest file, in megabytes. */
  readonly most = input(10);
  readonly accept = input('image/*,.pdf,.doc,.docx,.odt');
  /** The service has a file; with what it answered. */
  readonly received = output<unknown>();

  protected readonly files = signal<readonly FileLine[]>([]);
  protected readonly dropping = signal(false);
  protected readonly hints = computed(() => this.hint() ?? this.words.say('ui.upload.hint', { size: this.most() }));
  protected readonly describedBy = computed(() => describedBy(this.name(), this.hints(), this.error()));
  private readonly stops = new Map<number, AbortController>();
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  /** How often the service was full for a file. */
  private readonly turnedAway = new Map<number, number>();
  private count = 0;
  private working = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      for (const timer of this.timers.values()) clearTimeout(timer);
    });
  }

  protected chosen(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.take([...(event.target.files ?? [])]);
    // The same file may be chosen again after it was removed.
    event.target.value = '';
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.dropping.set(false);
    this.take([...(event.dataTransfer?.files ?? [])]);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.dropping.set(true);
  }

  protected again(id: number): void {
    this.forget(id);
    this.change(id, { state: 'waiting', share: 0 });
    void this.work();
  }

  protected remove(id: number): void {
    this.stops.get(id)?.abort();
    this.forget(id);
    this.files.update((files) => files.filter((one) => one.id !== id));
  }

  protected percent({ share }: FileLine): number {
    return Math.round(share * 100);
  }

  /** How far a file has come, in words. Progress is told in steps of a quarter, so that a screen reader can keep up. */
  protected statusOf({ state, share, says }: FileLine, coarse = false): string {
    if (state === 'sending') {
      const percent = coarse ? Math.floor(share * 4) * 25 : Math.round(share * 100);
      return this.words.say('ui.upload.sending', { share: percent });
    }
    return says ?? this.words.say(`ui.upload.${state}`);
  }

  /** What marks a status that is of another language than the page. */
  protected markOf({ lang }: FileLine): string | null {
    return lang === undefined ? null : this.words.markOf(lang);
  }

  protected spoken(line: FileLine): string {
    return this.words.say('ui.upload.says', { name: line.file.name, status: this.statusOf(line, true) });
  }

  private take(files: readonly File[]): void {
    const limit = this.most() * 1024 * 1024;
    const lines = files.map((file): FileLine => {
      const id = (this.count += 1);
      if (file.size <= limit) return { id, file, state: 'waiting', share: 0 };
      return { id, file, state: 'refused', share: 0, says: this.words.say('ui.upload.tooBig', { size: this.most() }) };
    });
    this.files.update((before) => [...before, ...lines]);
    void this.work();
  }

  /** One at a time: on a slow connection several at once all come late. */
  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (;;) {
      const next = this.files().find(({ state }) => state === 'waiting');
      if (next === undefined) break;
      await this.sendOne(next);
    }
    this.working = false;
  }

  private async sendOne({ id, file }: FileLine): Promise<void> {
    const stop = new AbortController();
    this.stops.set(id, stop);
    this.change(id, { state: 'sending', share: 0 });
    try {
      const answer = await this.send()(
        file,
        (share) => {
          this.change(id, { share });
        },
        stop.signal,
      );
      this.change(id, { state: 'done', share: 1 });
      this.received.emit(answer);
    } catch (thrown) {
      if (!this.waits(id, thrown)) this.change(id, failureOf(thrown));
    } finally {
      this.stops.delete(id);
    }
  }

  /** Lets a file wait where the service was full, and sends it again when it has asked to; not for ever. */
  private waits(id: number, thrown: unknown): boolean {
    const { status, retryAfter } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
      readonly status?: number;
      readonly retryAfter?: number | null;
    };
    const times = (this.turnedAway.get(id) ?? 0) + 1;
    if ((status !== 503 && status !== 429) || times > full.tries) return false;
    this.turnedAway.set(id, times);
    this.change(id, { state: 'later', share: 0 });
    const again = (): void => {
      this.timers.delete(id);
      this.change(id, { state: 'waiting' });
      void this.work();
    };
    this.timers.set(id, setTimeout(again, (retryAfter ?? full.seconds * (0.5 + Math.random())) * 1_000));
    return true;
  }

  private forget(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.turnedAway.delete(id);
  }

  private change(id: number, part: Partial<FileLine>): void {
    this.files.update((files) => files.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }
}

/** A connection that broke can be tried again; a file that was not taken cannot. */
function failureOf(thrown: unknown): Partial<FileLine> {
  const { status = 0, problem } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    readonly status?: number;
    readonly problem?: { readonly detail?: string; readonly lang?: string };
  };
  if (status < 400 || status === 401 || status === 408 || status === 429 || status >= 500) return { state: 'failed' };
  return problem?.detail === undefined
    ? { state: 'refused' }
    : { state: 'refused', says: problem.detail, lang: problem.lang ?? 'en' };
}
