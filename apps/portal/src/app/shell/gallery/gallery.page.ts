import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Example } from '@ui/example/example';
import { Words } from '@ui/words/words';
import { everyExample } from '@ui/every-example';
import { NotFoundPage } from '../not-found/not-found.page';

/** Every component of the kit in every state, in English only: it is for those who build pages. */
@Component({
  selector: 'fp-gallery-page',
  imports: [NgComponentOutlet, NotFoundPage, RouterLink],
  templateUrl: './gallery.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GalleryPage {
  private readonly document = inject(DOCUMENT);
  private readonly contents = new WeakMap<Example, Node[][]>();
  protected readonly words = inject(Words);
  readonly component = input<string>();
  protected readonly all = [...everyExample].sort((a, b) => (a.name < b.name ? -1 : 1));
  /** One component, or every one on one page, as the tests look at them. */
  protected readonly shown = computed(() =>
    this.component() === 'all' ? this.all : this.all.filter(({ name }) => name === this.component()),
  );
  protected readonly covering = signal<string | null>(null);

  /** The words between a component's tags, as the outlet wants them: the same nodes each time, or it would draw afresh. */
  protected contentOf(example: Example): Node[][] {
    const known = this.contents.get(example);
    if (known !== undefined) return known;
    const { content } = example;
    const made = content === undefined ? [] : [[this.document.createTextNode(content)]];
    this.contents.set(example, made);
    return made;
  }
}
