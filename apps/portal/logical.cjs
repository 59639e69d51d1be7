/**
 * Writes the stylesheet for both reading directions: left and right become start and end, wherever they mean the
 * direction of reading. The design system says left and right throughout; a second stylesheet for Arabic would be twice
 * as much to fetch and to keep in step.
 */

const renamed = {
  'margin-left': 'margin-inline-start',
  'margin-right': 'margin-inline-end',
  'padding-left': 'padding-inline-start',
  'padding-right': 'padding-inline-end',
  left: 'inset-inline-start',
  right: 'inset-inline-end',
  ...borders('left', 'start'),
  ...borders('right', 'end'),
};

const values = { left: 'start', right: 'end' };
const floats = { left: 'inline-start', right: 'inline-end' };

function logical() {
  return {
    postcssPlugin: 'logical',
    // Once, over everything: a plugin called at each declaration would meet its own work again.
    OnceExit(root) {
      root.walkDecls((declaration) => {
        const { prop, value } = declaration;
        if (prop in renamed) declaration.prop = renamed[prop];
        else if (prop === 'text-align' && value in values) declaration.value = values[value];
        else if ((prop === 'float' || prop === 'clear') && value in floats) declaration.value = floats[value];
        else if (prop === 'margin' || prop === 'padding') split(declaration);
      });
    },
  };
}
logical.postcss = true;
module.exports = logical;

/** `margin: 1px 2px 3px 4px` says right before left; it becomes one declaration for each axis. */
function split(declaration) {
  const { prop, value, important } = declaration;
  const parts = value.match(/(?:[^\s()]+|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
  if (parts.length !== 4 || parts[1] === parts[3]) return;
  const [top, right, bottom, left] = parts;
  declaration.cloneBefore({ prop: `${prop}-block`, value: `${top} ${bottom}`, important });
  declaration.prop = `${prop}-inline`;
  declaration.value = `${left} ${right}`;
}

function borders(side, end) {
  const parts = ['', '-width', '-style', '-color'];
  return Object.fromEntries(parts.map((part) => [`border-${side}${part}`, `border-inline-${end}${part}`]));
}
