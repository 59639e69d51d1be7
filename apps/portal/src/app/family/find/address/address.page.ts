import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { AddressesClient } from '@client/addresses.client';
import { Frame } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { ErrorSummaryComponent } from '@ui/error-summary/error-summary.component';
import type { Fault } from '@ui/fields/field';
import { RadiosComponent } from '@ui/fields/radios.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { FindState } from '../find-state';

/** Asks which address of the postcode is the family's, so that it is measured from the door. For those who are signed in. */
@Component({
  selector: 'fp-find-address-page',
  imports: [BackLinkComponent, ButtonComponent, ErrorSummaryComponent, RadiosComponent, RouterLink, WaitingComponent],
  templateUrl: './address.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddressPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(FindState);
  private readonly client = inject(AddressesClient);
  private readonly frame = inject(Frame);
  private readonly router = inject(Router);

  protected readonly chosen = signal('');
  protected readonly errors = signal<readonly Fault[]>([]);
  protected readonly error = computed(() => this.errors()[0]?.says);
  protected readonly found = resource({
    params: () => this.state.postcode(),
    loader: ({ params, abortSignal }) => this.client.inPostcode(params, abortSignal),
  });
  protected readonly options = computed(() =>
    (this.found.hasValue() ? this.found.value().items : []).map(({ uprn, lines }) => ({
      value: uprn,
      label: lines.join(', '),
    })),
  );

  protected async use(event: Event): Promise<void> {
    event.preventDefault();
    const address = this.found.value()?.items.find(({ uprn }) => uprn === this.chosen());
    const has = address !== undefined;
    this.errors.set(has ? [] : [{ field: 'address', says: this.words.say('find.address.choose') }]);
    this.frame.hasErrors(!has);
    if (!has) return;
    this.state.lookFrom(address);
    await this.router.navigate(['/family/find/schools'], {
      queryParams: { at: 'home' },
      queryParamsHandling: 'merge',
    });
  }
}
