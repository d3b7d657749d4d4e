import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { transformSync } from '@lwc/compiler';
import { transformSync as esbuild } from 'esbuild';
import type { Plugin } from 'vite';
import { ROOT, bundleOf, mainFileOf } from './bundles.ts';
import { iconLibrary } from './icons.ts';
import { packagedModule, salesforceModule } from './salesforceModules.ts';

const PLATFORM = join(ROOT, 'scripts/local/console/platform');
const VIRTUAL = '\0lwc:';
const LIKE_SCRIPT = '.lwc.js';

/** Bundles the console mounts; while nobody has written one, the console shows a neutral placeholder in its place. */
const MOUNTED: Record<string, string> = {
  softphoneUtility: 'utilityPlaceholder',
  softphoneRecordPanel: 'recordPartPlaceholder'
};

export interface LwcOptions {
  /** File of each prebundled base component, by name. */
  prebuilt?: Record<string, string>;
  /** Whether components, templates and styles are exchanged in a running page. */
  hot?: boolean;
  /** While the base components are bundled, icons stay outside: which ones are needed changes too often. */
  bundlingBaseComponents?: boolean;
}

function resolveBundle(source: string, options: LwcOptions): string | null {
  const [, namespace, name] = source.match(/^(c|console|lightning)\/(\w+)$/) ?? [];
  if (!namespace || !name) return null;
  if (namespace === 'c') return mainFileOf('c', name) ?? (MOUNTED[name] ? mainFileOf('console', MOUNTED[name]) : null);
  if (namespace === 'console') return mainFileOf('console', name);
  const standIn = join(PLATFORM, 'lightning', `${name}.ts`);
  if (existsSync(standIn)) return standIn;
  if (iconLibrary(name) !== null) return `${VIRTUAL}icons/${name}`;
  return options.prebuilt?.[name] ?? mainFileOf('lightning', name);
}

function hotCode(file: string, code: string): string {
  if (/\.(html|css)$/.test(file)) {
    const swap = file.endsWith('.html')
      ? 'swapTemplate(current, next.default)'
      : 'swapStyle(current[0], next.default[0])';
    const importName = file.endsWith('.html') ? 'swapTemplate' : 'swapStyle';
    return `${code.replace(/export default ([\s\S]*?);?\s*$/, 'const current = $1;\nexport default current;')}
import { ${importName} } from 'lwc';
if (import.meta.hot) import.meta.hot.accept((next) => { if (!next || !current || !${swap}) import.meta.hot.invalidate(); });`;
  }
  if (!code.includes('export default __lwc_component_class_internal')) return code;
  return `${code}
import { swapComponent as __swap } from 'lwc';
if (import.meta.hot) import.meta.hot.accept((next) => { if (!next || !__swap(__lwc_component_class_internal, next.default)) import.meta.hot.invalidate(); });`;
}

/** Looks labels up in place: as modules of their own they would be some 300 requests. */
const inlineLabels = (code: string): string =>
  code.replace(
    /^import (\w+) from ['"]@salesforce\/label\/([\w.]+)['"];?/gm,
    (_, name: string, label: string) => `const ${name} = globalThis.standInOrg.label(${JSON.stringify(label)});`
  );

function stripTypes(): Plugin {
  return {
    name: 'lwc-strip-types',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.ts') || !bundleOf(id)) return null;
      const { code: js, map } = esbuild(code, {
        loader: 'ts',
        target: 'esnext',
        sourcefile: id,
        sourcemap: true,
        tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } }
      });
      return { code: js, map, moduleType: 'js' };
    }
  };
}

function compile(options: LwcOptions): Plugin {
  return {
    name: 'lwc',
    enforce: 'pre',
    resolveId(source, importer) {
      // The browser asks for templates and styles by the name they were given, which no file has.
      if (source.startsWith(VIRTUAL) || (source.split('?')[0]!.endsWith(LIKE_SCRIPT) && source.startsWith('/')))
        return source;
      if (source.startsWith('@salesforce/')) {
        if (salesforceModule(source) !== null) return VIRTUAL + source;
        const file = packagedModule(source);
        if (file) return file;
        this.error(`${source} is not one of the platform modules the stand-in console knows (imported by ${importer})`);
      }
      if (source === 'assert') return packagedModule(source);
      const bundle = resolveBundle(source, options);
      if (bundle) {
        if (options.bundlingBaseComponents && bundle.startsWith(`${VIRTUAL}icons/`))
          return { id: source, external: true };
        return bundle.endsWith('.css') ? bundle + LIKE_SCRIPT : bundle;
      }
      if (/^(c|console|lightning)\//.test(source))
        this.error(`no bundle ${source} in any room (imported by ${importer})`);
      const [path, query] = source.split('?') as [string, string?];
      if (!importer || !/\.(html|css)$/.test(path)) return null;
      const from = importer.replace(LIKE_SCRIPT, '').split('?')[0]!;
      const file = path.startsWith('/') ? path : resolve(dirname(from), path);
      if (!bundleOf(file)) return null;
      return `${file}${LIKE_SCRIPT}${query ? `?${query}` : ''}`;
    },
    load(id) {
      if (id.startsWith(`${VIRTUAL}icons/`)) return iconLibrary(id.slice(VIRTUAL.length + 'icons/'.length));
      if (id.startsWith(VIRTUAL)) return salesforceModule(id.slice(VIRTUAL.length));
      const path = id.split('?')[0]!;
      if (!path.endsWith(LIKE_SCRIPT)) return null;
      const file = path.slice(0, -LIKE_SCRIPT.length);
      if (existsSync(file)) {
        this.addWatchFile(file);
        return readFileSync(file, 'utf8');
      }
      // A bundle need not have a template or styles; the compiler asks for them all the same.
      return file.endsWith('.html') ? 'export default void 0;' : 'export default [];';
    },
    transform(code, id) {
      const [path, query] = id.split('?') as [string, string?];
      const file = path.endsWith(LIKE_SCRIPT) ? path.slice(0, -LIKE_SCRIPT.length) : path;
      const bundle = bundleOf(file);
      if (!bundle || !/\.(ts|js|html|css)$/.test(file) || !existsSync(file)) return null;
      const {
        code: js,
        map,
        warnings
      } = transformSync(code, file, {
        namespace: bundle.namespace,
        name: bundle.name,
        apiVersion: 66,
        scopedStyles: query === 'scoped=true',
        enableDynamicComponents: true,
        enableSyntheticElementInternals: bundle.namespace === 'lightning',
        outputConfig: { sourcemap: true }
      });
      if (bundle.namespace !== 'lightning')
        for (const warning of warnings ?? []) this.warn(`${basename(file)}: ${warning.message}`);
      const withWords = bundle.namespace === 'lightning' ? js : inlineLabels(js);
      const hot = options.hot && bundle.namespace !== 'lightning';
      return { code: hot ? hotCode(file, withWords) : withWords, map: map as never, moduleType: 'js' };
    },
    hotUpdate({ file, modules, server }) {
      const bundle = bundleOf(file);
      if (!bundle) return;
      if (/\.(html|css)$/.test(file))
        return [...(this.environment.moduleGraph.getModulesByFile(file + LIKE_SCRIPT) ?? [])];
      // Machines and other modules hold the page's state: exchanging them under it would leave two of each.
      if (modules.length > 0 && !readFileSync(file, 'utf8').includes('LightningElement')) {
        server.ws.send({ type: 'full-reload' });
        return [];
      }
      return;
    }
  };
}

/** Vite plugins that make a page out of LWC bundles: the product's, the console's own and the real base components. */
export const lwc = (options: LwcOptions = {}): Plugin[] => [stripTypes(), compile(options)];
