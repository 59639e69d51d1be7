import { computed, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type ActivatedRouteSnapshot, type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Words } from '@ui/words/words';

/** What a route can ask of the frame round its page. */
export interface FrameData {
  /** The page shows what could endanger somebody: an address. */
  readonly exit?: boolean;
  /** Staff's pages use the whole width. */
  readonly wide?: boolean;
}

/**
 * The name of the page in the browser's tab, and what the frame shows. A route's `title` is the key of a message; a page
 * that knows a better name (a school's) says it with `name`.
 */
@Injectable({ providedIn: 'root' })
export class Frame extends TitleStrategy {
  private readonly words = inject(Words);
  private readonly title = inject(Title);
  private readonly key = signal('');
  private readonly own = signal<string | null>(null);
  private readonly data = signal<FrameData>({});
  private readonly faulty = signal(false);

  readonly exit = computed(() => this.data().exit ?? false);
  readonly wide = computed(() => this.data().wide ?? false);
  readonly page = computed(() => this.own() ?? (this.key() === '' ? '' : this.words.sayAny(this.key())));
  /** The whole name: the page first, so that a screen reader says it first; errors before everything. */
  readonly tab = computed(() => {
    const name = [this.page(), this.words.sayAny('shell.service')].filter((part) => part !== '').join(' – ');
    return this.faulty() ? `${this.words.sayAny('ui.error')} ${name}` : name;
  });

  override updateTitle(state: RouterStateSnapshot): void {
    this.own.set(null);
    this.faulty.set(false);
    this.key.set(this.buildTitle(state) ?? '');
    this.data.set(dataOf(state.root));
    this.write();
  }

  /** Names the page that is shown now: “Oak Primary School”. */
  name(page: string): void {
    this.own.set(page);
    this.write();
  }

  /** Says in the tab that the page shows errors. */
  hasErrors(has: boolean): void {
    this.faulty.set(has);
    this.write();
  }

  /** Writes the name again, as after a change of language. */
  write(): void {
    this.title.setTitle(this.tab());
  }
}

function dataOf(route: ActivatedRouteSnapshot): FrameData {
  let deepest = route;
  while (deepest.firstChild !== null) deepest = deepest.firstChild;
  return deepest.data;
}
