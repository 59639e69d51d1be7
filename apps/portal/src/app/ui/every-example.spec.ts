import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { everyExample } from './every-example';
import type { Example } from './example/example';
import { uiWords } from './words/ui.words';
import { Words } from './words/words';

@Component({
  selector: 'fp-frame-of-example',
  imports: [NgComponentOutlet],
  template: `<ng-container *ngComponentOutlet="example().component; inputs: example().inputs; content: content()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class FrameComponent {
  readonly example = input.required<Example>();
  readonly content = input.required<Node[][]>();
}

const every = everyExample.flatMap((component) =>
  component.examples.map((example) => [`${component.name}: ${example.name}`, example] as const),
);

describe('every example', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
  });

  it.each(every)('%s is drawn, with words for all it says, and no id twice', async (_name, example) => {
    const drawn = await draw(example);
    expect(drawn.textContent).not.toMatch(/\b(ui|shell)\.[a-z]/);
    const ids = [...drawn.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls']) {
      for (const element of drawn.querySelectorAll(`[${name}]`)) {
        for (const id of (element.getAttribute(name) ?? '').split(' ')) expect(ids).toContain(id);
      }
    }
    for (const label of drawn.querySelectorAll('label')) expect(ids).toContain(label.htmlFor);
  });

  it('is in the gallery: every folder of the kit that has a component has examples', () => {
    const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const without = folders
      .map(({ name }) => ({ name, files: readdirSync(join(__dirname, name)) }))
      .filter(({ files }) => files.some((file) => file.endsWith('.component.ts')) && !files.includes('examples.ts'));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  async function draw(example: Example): Promise<HTMLElement> {
    await TestBed.inject(Words).fetch(uiWords);
    const frame = TestBed.createComponent(FrameComponent);
    frame.componentRef.setInput('example', example);
    frame.componentRef.setInput(
      'content',
      example.content === undefined ? [] : [[document.createTextNode(example.content)]],
    );
    await frame.whenStable();
    const native: unknown = frame.nativeElement;
    if (!(native instanceof HTMLElement)) throw new Error('Nothing was drawn.');
    return native;
  }
});
