import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import type { Fault } from '../fields/field';
import { Words } from '../words/words';

/** What must be put right before going on. Takes the focus when it appears, and leads to each field. */
@Component({
  selector: 'fp-error-summary',
  templateUrl: './error-summary.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorSummaryComponent {
  protected readonly words = inject(Words);
  readonly errors = input.required<readonly Fault[]>();
  /** Left out where several summaries are shown at once, as in the gallery. */
  readonly takesFocus = input(true);
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');

  private before: readonly Fault[] = [];

  constructor() {
    afterRenderEffect(() => {
      const box = this.box();
      const errors = this.errors();
      const fewer =
        errors.length < this.before.length && errors.every((one) => this.before.some((old) => same(one, old)));
      this.before = errors;
      // An error that was put right goes away while somebody types: the focus stays with them.
      if (errors.length > 0 && !fewer && this.takesFocus()) box?.nativeElement.focus();
    });
  }

  /** Goes to the field, or to the first of its fields, without changing the address. */
  protected goTo(event: Event, field: string): void {
    event.preventDefault();
    const found = document.getElementById(field);
    if (found === null) return;
    const control = found.matches('input, select, textarea, button')
      ? found
      : found.querySelector<HTMLElement>('input, select, textarea, button');
    found.closest('.govuk-form-group')?.scrollIntoView();
    (control ?? found).focus({ preventScroll: true });
  }
}

function same(one: Fault, other: Fault): boolean {
  return one.field === other.field && one.says === other.says;
}
