/** The part of an Agent API path below `…/services/v{NN}.0`, still encoded and without the query; `null` for other paths. */
export function apiPath(url: string): string | null {
  const [path = ''] = url.split('?');
  const found = /^\/incontactapi\/services\/v\d+(?:\.\d+)?(\/.*?)\/?$/i.exec(path);
  return found ? found[1]! : null;
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

function fits(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, word] of pattern.entries()) {
    const part = parts[index]!;
    if (word.startsWith(':')) params[word.slice(1)] = decode(part);
    else if (word.toLowerCase() !== part.toLowerCase()) return null;
  }
  return params;
}

interface Pattern {
  route: string;
  verb: string;
  parts: string[];
}

const readBefore = new WeakMap<string[], Pattern[]>();

function patternsOf(routes: string[]): Pattern[] {
  const known = readBefore.get(routes);
  if (known) return known;
  const patterns = routes.map((route) => {
    const [verb = '', path = ''] = route.split(' ');
    return { route, verb, parts: path.split('/') };
  });
  readBefore.set(routes, patterns);
  return patterns;
}

/** The first route (`METHOD /path/:name`) that fits; fixed words win over names when listed first. */
export function matchRoute(
  routes: string[],
  method: string,
  path: string
): { route: string; params: Record<string, string> } | null {
  const parts = path.split('/');
  for (const pattern of patternsOf(routes)) {
    const params = pattern.verb === method ? fits(pattern.parts, parts) : null;
    if (params) return { route: pattern.route, params };
  }
  return null;
}
