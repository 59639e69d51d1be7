/** What the pages of the description look like: plain, with room to read, in the system's own letters. */
export const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
code { font: 0.9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
details { margin: 0.25rem 0; padding: 0.25rem 0.75rem; border-left: 0.25rem solid #1d70b8; }
summary { cursor: pointer; }
summary span { display: block; padding-left: 4.5rem; }
.method { display: inline-block; min-width: 4rem; font-weight: 700; }
.may { font-style: italic; }
h3 { margin: 0.75rem 0 0.25rem; font-size: 1rem; }
ul { margin: 0.25rem 0; padding-left: 1.25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid #888; text-align: left; vertical-align: top; }
:target { outline: 0.2rem solid #ffdd00; }
a:focus-visible, summary:focus-visible { outline: 0.2rem solid #ffdd00; outline-offset: 0.15rem; }
`;
