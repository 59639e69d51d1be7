import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Something that stands apart from the text round it: a quotation, a rule, an example. */
@Component({
  selector: 'fp-inset-text',
  template: `<div class="govuk-inset-text"><ng-content /></div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InsetTextComponent {}
