import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { ButtonComponent } from '../button/button.component';
import { Words } from '../words/words';
import type { MessageKey } from '../words/message-key';

/** As much of a refusal as can be told. */
export interface Trouble {
  readonly status: number;
  readonly retryAfter?: number | null;
  readonly problem?: { readonly detail?: string; readonly lang?: string };
}

type Kind = 'sign-in' | 'not-allowed' | 'not-found' | 'away' | 'busy' | 'offline' | 'refused';

/**
 * Why there is nothing to see, and what can be done. Where the service is only busy it waits as long as the service
 * asked, counts down and tries again by itself.
 */
@Component({
  selector: 'fp-problem',
  imports: [ButtonComponent],
  templateUrl: './problem.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemComponent {
  protected readonly words = inject(Words);
  /** What was thrown: an answer of the service, or anything else. */
  readonly trouble = input.required<unknown>();
  /** Whether it is all there is on the page, so that its heading is the page's. */
  readonly page = input(false);
  readonly retry = output();

  protected readonly kind = computed((): Kind => kindOf(this.trouble()));
  protected readonly title = computed(() => this.words.say(`ui.problem.${this.kind()}` satisfies MessageKey));
  /** Why: in the service's own words where it refused, marked where they are of another language than the page. */
  protected readonly said = computed((): { readonly text: string; readonly mark: string | null } => {
    const trouble = this.trouble();
    if (this.kind() === 'refused' && isTrouble(trouble) && trouble.problem?.detail !== undefined)
      return { text: trouble.problem.detail, mark: this.words.markOf(trouble.problem.lang) };
    return { text: this.words.say(`ui.problem.${this.kind()}.says` satisfies MessageKey), mark: null };
  });
  protected readonly mayRetry = computed(() => ['away', 'busy', 'offline'].includes(this.kind()));
  protected readonly seconds = signal(0);

  constructor() {
    let timer: ReturnType<typeof setInterval> | undefined;
    effect(() => {
      clearInterval(timer);
      const trouble = this.trouble();
      const wait = isTrouble(trouble) ? (trouble.retryAfter ?? 0) : 0;
      this.seconds.set(wait);
      if (wait > 0)
        timer = setInterval(() => {
          this.tick(timer);
        }, 1_000);
    });
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }

  private tick(timer: ReturnType<typeof setInterval> | undefined): void {
    this.seconds.update((left) => Math.max(0, left - 1));
    if (this.seconds() > 0) return;
    clearInterval(timer);
    this.retry.emit();
  }
}

function isTrouble(thrown: unknown): thrown is Trouble {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && typeof thrown.status === 'number';
}

function kindOf(thrown: unknown): Kind {
  if (!isTrouble(thrown)) return 'away';
  if (thrown.status === 0) return 'offline';
  if (thrown.status === 401) return 'sign-in';
  if (thrown.status === 403) return 'not-allowed';
  if (thrown.status === 404) return 'not-found';
  if (thrown.status === 429 || thrown.status === 503) return 'busy';
  return thrown.status >= 500 ? 'away' : 'refused';
}
