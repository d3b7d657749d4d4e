import type { Page } from 'playwright-core';

/** How often the template of a component ran, over all its instances in the page. */
export interface Renders {
  component: string;
  renders: number;
  instances: number;
}

interface Coverage {
  result: { url: string; functions: { functionName: string; ranges: { count: number }[] }[] }[];
}

/** Which component each compiled template of a built script belongs to, by the template's function name. */
async function templatesOf(url: string): Promise<Map<string, string>> {
  const source = await (await fetch(url)).text();
  const functionOf = new Map(
    [...source.matchAll(/([\w$]+)\s*=\s*registerTemplate\(([\w$]+)\)/g)].map(([, name, template]) => [name!, template!])
  );
  return new Map(
    [...source.matchAll(/registerComponent\([\w$]+,\s*\{\s*tmpl:\s*([\w$]+),\s*sel:\s*["`]([\w-]+)["`]/g)].map(
      ([, name, tag]) => [functionOf.get(name!) ?? name!, tag!]
    )
  );
}

/** Counts how often each component's template runs while something is done; the browser counts, the page is untouched. */
export async function rendersDuring(page: Page, act: () => Promise<void>): Promise<Renders[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('Profiler.enable');
  await client.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await act();
  const { result } = (await client.send('Profiler.takePreciseCoverage')) as Coverage;
  await client.send('Profiler.stopPreciseCoverage');
  await client.detach();
  const counted = new Map<string, number>();
  for (const { url, functions } of result.filter((script) => script.url.includes('/assets/'))) {
    const templates = await templatesOf(url);
    for (const { functionName, ranges } of functions) {
      const component = templates.get(functionName);
      const count = ranges[0]?.count ?? 0;
      if (component && count > 0) counted.set(component, (counted.get(component) ?? 0) + count);
    }
  }
  if (counted.size === 0) throw new Error('No template ran, or the built page names its templates in another way.');
  const renders = [...counted].map(async ([component, count]) => ({
    component,
    renders: count,
    instances: await page.evaluate((tag) => window.probe.count(tag), component)
  }));
  return (await Promise.all(renders)).sort((one, other) => other.renders - one.renders);
}
