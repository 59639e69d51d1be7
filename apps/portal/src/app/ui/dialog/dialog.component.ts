import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';

let count = 0;

/** Something that must be answered before anything else. The browser keeps the focus inside and gives it back afterwards. */
@Component({
  selector: 'fp-dialog',
  template: `<dialog #dialog class="fp-dialog" [attr.aria-labelledby]="open() ? id : null" (cancel)="cancelled($event)">
    @if (open()) {
      <h2 class="govuk-heading-m" tabindex="-1" [id]="id">{{ title() }}</h2>
      <ng-content />
    }
  </dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DialogComponent {
  readonly title = input.required<string>();
  readonly open = input(false);
  /** Escape was pressed. The dialog closes when whoever opened it closes it. */
  readonly escaped = output();
  protected readonly id = `dialog-${(count += 1)}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterRenderEffect(() => {
      const dialog = this.dialog().nativeElement;
      if (this.open() && !dialog.open) dialog.showModal();
      if (!this.open() && dialog.open) dialog.close();
    });
  }

  protected cancelled(event: Event): void {
    event.preventDefault();
    this.escaped.emit();
  }
}
