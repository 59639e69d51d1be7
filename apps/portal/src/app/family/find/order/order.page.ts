import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderProof } from '@contract';
import { ProspectusClient } from '@client/prospectus.client';
import { InsetTextComponent } from '@ui/inset-text/inset-text.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';

/** What one child was offered: the school, and whether it is the one the family wants most. */
interface Offered {
  readonly child: string;
  readonly school: string;
  readonly wish: number;
  readonly honest: boolean;
}

/** Why to list schools in the order in which they are wanted, with the proof that the engine works out when it is asked. */
@Component({
  selector: 'fp-find-order-page',
  imports: [InsetTextComponent, RouterLink, WaitingComponent],
  templateUrl: './order.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderPage {
  protected readonly words = inject(Words);
  private readonly client = inject(ProspectusClient);
  protected readonly proof = resource({
    params: () => this.words.language(),
    loader: () => this.client.orderProof(),
  });
  protected readonly found = computed(() => (this.proof.hasValue() ? this.proof.value() : null));

  /** The picture: the first child's orders down, the second's across, and what each gives. */
  protected readonly picture = computed(() => {
    const proof = this.found();
    const [down, across] = proof?.children ?? [];
    if (proof === null || down === undefined || across === undefined) return null;
    const columns = listsOf(proof, across.id);
    return {
      down: down.name,
      across: across.name,
      columns: columns.map((list) => this.headOf(proof, across.name, list)),
      rows: listsOf(proof, down.id).map((list) => ({
        head: this.headOf(proof, down.name, list),
        cells: columns.map((other) =>
          offeredIn(
            proof,
            new Map([
              [down.id, list.key],
              [across.id, other.key],
            ]),
          ),
        ),
      })),
    };
  });
  protected readonly homes = computed(() =>
    (this.found()?.children ?? []).map(({ name, wants, metres }) => ({
      name,
      wants: this.schoolNames(wants),
      far: metres.map(({ school, metres: far }) => ({ school: this.schoolNames([school])[0] ?? school, far })),
    })),
  );

  private headOf(proof: OrderProof, name: string, { ids, honest }: ListOf): Head {
    const names = ids.map((id, index) => `${this.words.number(index + 1)}. ${schoolName(proof, id)}`);
    return {
      name,
      names,
      list: names.join(', '),
      kind: this.words.say(honest ? 'find.order.honest' : 'find.order.other'),
    };
  }

  private schoolNames(ids: readonly string[]): readonly string[] {
    const proof = this.found();
    return proof === null ? [] : ids.map((id) => schoolName(proof, id));
  }
}

/** Above a column or before a row: whose list, and which. */
interface Head {
  readonly name: string;
  readonly names: readonly string[];
  readonly list: string;
  readonly kind: string;
}

interface ListOf {
  readonly key: string;
  readonly ids: readonly string[];
  readonly honest: boolean;
}

/** Every order in which a child's list stands in the cases, the honest one first. */
function listsOf({ cases }: OrderProof, child: string): readonly ListOf[] {
  const all = cases.flatMap(({ lists }) => lists.filter((list) => list.child === child));
  const found = new Map(all.map(({ list, honest }) => [list.join(), { key: list.join(), ids: list, honest }]));
  return [...found.values()].sort((a, b) => Number(b.honest) - Number(a.honest));
}

function offeredIn(proof: OrderProof, wanted: ReadonlyMap<string, string>): readonly Offered[] {
  const found = proof.cases.find(({ lists }) => lists.every(({ child, list }) => wanted.get(child) === list.join()));
  return (found?.offers ?? []).flatMap(({ child, school }) => {
    const who = proof.children.find(({ id }) => id === child);
    const honest = found?.lists.find((list) => list.child === child)?.honest ?? true;
    if (who === undefined || school === null) return [];
    return [{ child: who.name, school: schoolName(proof, school), wish: who.wants.indexOf(school) + 1, honest }];
  });
}

function schoolName({ schools }: OrderProof, id: string): string {
  return schools.find((school) => school.id === id)?.name ?? id;
}
