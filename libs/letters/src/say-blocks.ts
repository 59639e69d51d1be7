import type { Block } from './blocks';

/** The blocks as plain text for e-mail: one empty line between them, and no line broken by us. */
export function sayText(blocks: readonly Block[]): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'='.repeat(Math.min(block.text.length, 60))}`;
    case 'subheading':
      return `${block.text}\n${'-'.repeat(Math.min(block.text.length, 60))}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'lines':
      return block.items.join('\n');
    case 'link':
      return `${block.text}:\n${block.address}`;
    case 'paragraph':
    case 'inset':
      return block.text;
  }
}

/** The blocks as HTML without a document round them. Every word is escaped; only the blocks make tags. */
export function sayHtml(blocks: readonly Block[]): string {
  return blocks.map(htmlOf).join('\n');
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'subheading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
    case 'lines':
      return `<p>${block.items.map(escaped).join('<br>\n')}</p>`;
    case 'link':
      return `<p>${linkOf(block.text, block.address)}</p>`;
    case 'inset':
      return `<p class="inset">${escaped(block.text)}</p>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
  }
}

/** A link whose address can also be read, because a printed page cannot be clicked. */
function linkOf(text: string, address: string): string {
  if (!/^https?:\/\//.test(address)) return escaped(`${text} ${address}`);
  return `<a href="${escaped(address)}">${escaped(text)}</a> <span class="address">(${escaped(address)})</span>`;
}

/** The text with every character that HTML reads made harmless. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => `&#${character.charCodeAt(0)};`);
}
