import { isParent, type Persona } from './personas';

/** Where the pages of the demonstration's provider are. */
export const pagesAt = '/demonstration/oidc';

/** The page on which somebody chooses who to be. Nothing on it is inline, so it stands under the service's own policy. */
export function signInPage(uid: string, personas: readonly Persona[], asParent: boolean): string {
  const offered = personas.filter((persona) => isParent(persona) === asParent);
  const action = `${pagesAt}/sign-in/${escape(uid)}`;
  return page(
    'Who would you like to be?',
    `<p>This is a demonstration. None of these people is real, and anybody may be any of them.</p>
<form method="post" action="${action}">
<ul>
${offered.map((persona) => item(persona, action)).join('\n')}
</ul>
<p><button type="submit" formaction="${action}/nobody" class="quiet">Go back without signing in</button></p>
</form>`,
  );
}

/** A page that says in one sentence what went wrong, and the way back. */
export function sorryPage(says: string): string {
  return page('Signing in did not work', `<p>${escape(says)}</p>\n<p><a href="/">Go to the start</a></p>`);
}

/** How the two pages look: a file of its own, for nothing may be inline. */
export const signInStyles = `body { margin: 0 auto; max-width: 42rem; padding: 1rem; font: 1.1875rem/1.4 system-ui, sans-serif; color: #0b0c0c; background: #fff; }
h1 { font-size: 2rem; line-height: 1.2; }
ul { list-style: none; padding: 0; }
li { border-top: 1px solid #b1b4b6; padding: 0.75rem 0; }
button { font: inherit; font-weight: bold; padding: 0.5rem 1rem; border: 2px solid transparent; background: #00703c; color: #fff; cursor: pointer; }
button.quiet { background: #f3f2f1; color: #0b0c0c; }
button:focus-visible, a:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; background: #fd0; color: #0b0c0c; }
li p { margin: 0.5rem 0 0; }
`;

function item({ id, name, says }: Persona, action: string): string {
  return `<li><button type="submit" formaction="${action}/${id}" aria-describedby="${id}">${escape(name)}</button>
<p id="${id}">${escape(says)}</p></li>`;
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – demonstration</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${pagesAt}/sign-in.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function escape(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? '');
}
