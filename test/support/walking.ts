import type { Locator, Page } from 'playwright-core';
import { setTimeout } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { axe, narrow, screenshot, scrollsSideways, signInAs, wide } from './pages';

/** Somebody who walks through the pages of the portal with a browser. */
export class Walker {
  /** What was found wrong on the way, one line for each. */
  readonly faults: string[] = [];

  constructor(
    readonly page: Page,
    private readonly folder: string,
  ) {}

  /** Signs a persona in on a page, comes to the path and waits for the heading there. */
  static async signIn(
    page: Page,
    folder: string,
    to: { readonly address: string; readonly persona: string; readonly path: string; readonly heading: string },
  ): Promise<Walker> {
    const walker = new Walker(page, folder);
    await signInAs(page, to.address, to.persona, to.path);
    await walker.at(to.heading);
    return walker;
  }

  /** Waits until the page's heading says this. */
  async at(heading: string): Promise<void> {
    const wanted = this.page.locator('h1').filter({ hasText: heading });
    try {
      await wanted.waitFor();
    } catch {
      await screenshot(this.page, `${this.folder}/failed`);
      const [where, main] = [this.page.url(), await this.page.locator('main').innerText()];
      throw new Error(`“${heading}” was expected at ${where}. There is: ${main.slice(0, 600)}`);
    }
  }

  /** Opens a page by its address: at the same host as now, because a session belongs to a host. */
  async open(path: string, heading: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
    await this.at(heading);
  }

  /** Goes on to the next page. */
  async goOn(heading: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Save and go on' }).click();
    await this.at(heading);
  }

  /** Answers a question with yes or no. */
  async say(question: RegExp, answer: 'Yes' | 'No'): Promise<void> {
    await this.page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
  }

  /** Picks something out of a list that is searched. */
  async pick(words: string): Promise<void> {
    const field = this.page.getByRole('combobox');
    await field.fill(words);
    await this.page.getByRole('option', { name: words }).first().waitFor();
    await field.press('ArrowDown');
    await field.press('Enter');
  }

  /** Looks the page over: axe, the narrow window, one heading; and keeps a picture of both sizes. */
  async look(name: string): Promise<void> {
    const before = this.page.viewportSize() ?? wide;
    for (const [size, window] of [
      ['wide', wide],
      ['narrow', narrow],
    ] as const) {
      await this.page.setViewportSize(window);
      if (await scrollsSideways(this.page)) this.faults.push(`${name}, ${size}: scrolls sideways`);
      await screenshot(this.page, `${this.folder}/${name}-${size}`);
    }
    this.faults.push(...(await axe(this.page)).map((fault) => `${name}: ${fault}`));
    const headings = await this.page.locator('h1').count();
    if (headings !== 1) this.faults.push(`${name}: ${headings} first-level headings`);
    await this.page.setViewportSize(before);
  }

  /** Presses Tab until the focus is where it is wanted. */
  async tabTo(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let times = 0; times < 80; times += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not come to ${String(wanted)}.`);
  }

  /** Comes to a field by keyboard and types. */
  async type(wanted: Locator, text: string): Promise<void> {
    await this.tabTo(wanted);
    await this.page.keyboard.type(text);
  }

  /** Chooses one of several by keyboard: Tab comes to the group, arrows go through it. */
  async choose(wanted: Locator): Promise<void> {
    const name = (await wanted.getAttribute('name')) ?? '';
    const group = this.page.locator(`input[name="${name}"]`);
    const chosen = this.page.locator(`input[name="${name}"]:checked`);
    await this.tabTo((await chosen.count()) === 0 ? group.first() : chosen);
    for (let times = 0; times < (await group.count()) && !(await wanted.isChecked()); times += 1) {
      await this.page.keyboard.press(times === 0 && (await chosen.count()) === 0 ? 'Space' : 'ArrowDown');
    }
    expect(await wanted.isChecked()).toBe(true);
  }

  /** Comes to a button, link or box by keyboard and presses it. */
  async press(wanted: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(wanted);
    await this.page.keyboard.press(key);
  }
}

/** Asks again and again until the service says what is expected of it; it is told of answers a moment after they are typed. */
export async function soon(ask: () => Promise<unknown>, expected: unknown): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    const seen = await ask();
    try {
      expect(seen).toMatchObject(expected as object);
      return;
    } catch {
      await setTimeout(100);
    }
  }
  expect(await ask()).toMatchObject(expected as object);
}
