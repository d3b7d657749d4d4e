import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BASE_COMPONENTS, ROOT, pageSources } from './bundles.ts';

const SETS = ['Utility', 'Standard', 'Action', 'Custom', 'Doctype'];

const templateOf = (set: string, name: string, rtl: string) =>
  join(
    BASE_COMPONENTS,
    `src/lightning/iconSvgTemplates${set[0]!.toUpperCase()}${set.slice(1)}${rtl}/buildTemplates/${set}/${name}.html`
  );

function iconsNamedIn(files: string[], bareNames: (text: string) => boolean): Set<string> {
  const icons = new Set<string>();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const [icon] of text.matchAll(/\b(utility|standard|action|custom|doctype):[a-z]\w*/g)) icons.add(icon);
    if (bareNames(text)) for (const [, name] of text.matchAll(/['">](\w+)['"<]/g)) icons.add(`utility:${name}`);
  }
  return icons;
}

let ofBaseComponents: Set<string> | null = null;

function baseComponentIcons(): Set<string> {
  if (ofBaseComponents) return ofBaseComponents;
  const folder = join(BASE_COMPONENTS, 'src/lightning');
  const files = readdirSync(folder)
    .filter((name) => !name.startsWith('iconSvgTemplates') && name !== 'iconUtils')
    .flatMap((name) =>
      readdirSync(join(folder, name))
        .filter((file) => /\.(js|html)$/.test(file))
        .map((file) => join(folder, name, file))
    );
  return (ofBaseComponents = iconsNamedIn(files, () => false));
}

/**
 * The source of an icon library such as `lightning/iconSvgTemplatesUtility`, holding only the icons that are named somewhere;
 * the whole set would be 3,900 modules. A utility bar takes bare names, so quoted words beside `updateUtility` count as well.
 */
export function iconLibrary(library: string): string | null {
  const [, setName, rtl] = library.match(/^iconSvgTemplates(Utility|Standard|Action|Custom|Doctype)(Rtl)?$/) ?? [];
  if (!setName || !SETS.includes(setName)) return null;
  const set = setName.toLowerCase();
  const flexipages = join(ROOT, 'force-app/softphone/flexipages');
  const pages = existsSync(flexipages) ? readdirSync(flexipages).map((file) => join(flexipages, file)) : [];
  const objects = join(ROOT, 'scripts/local/org/describe.ts');
  const named = iconsNamedIn([...pageSources(), objects, ...pages], (text) =>
    /updateUtility|updatePanel|<FlexiPage|\bicon\b/.test(text)
  );
  const names = [...named, ...baseComponentIcons()]
    .filter((icon) => icon.startsWith(`${set}:`))
    .map((icon) => icon.slice(set.length + 1))
    .filter((name, index, all) => all.indexOf(name) === index && existsSync(templateOf(set, name, rtl ?? '')))
    .sort();
  const imports = names.map(
    (name) => `import ${set}_${name} from ${JSON.stringify(templateOf(set, name, rtl ?? ''))};`
  );
  return `${imports.join('\n')}\nexport default { ${names.map((name) => `${set}_${name}`).join(', ')} };`;
}
