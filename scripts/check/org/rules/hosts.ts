import { lineAt, metadataOf } from '../project.ts';
import { all, one, textOf } from '../xml.ts';
import { stepOf, type Context } from './context.ts';

const ORIGIN = /^(https|wss):\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:\d+)?$/i;

/** A trusted URL is one exact origin over TLS, and is trusted for something. */
function checkTrustedUrls({ project, find, look }: Context): void {
  for (const { file, root } of metadataOf(project, 'cspTrustedSite')) {
    look();
    const address = one(root, 'endpointUrl');
    if (!ORIGIN.test(address?.text.trim() ?? '')) {
      const problem = `'${address?.text.trim() ?? ''}' is not one origin over TLS`;
      find(file, address?.line ?? root.line, problem, 'write scheme and host: no wildcard, path or plain http');
    }
    const uses = root.children.filter(({ name, text }) => /^isApplicableTo/.test(name) && text.trim() === 'true');
    if (uses.length === 0)
      find(file, root.line, 'is trusted for nothing, which a deploy refuses', 'switch one isApplicableTo… on');
  }
}

/** Named credentials lead to external credentials, these to identity providers. */
function checkCredentials({ project, find }: Context): void {
  const chain: [string, string, string, string][] = [
    ['namedCredential', 'namedCredentialParameters', 'externalCredential', 'externalCredential'],
    [
      'externalCredential',
      'externalCredentialParameters',
      'externalAuthIdentityProvider',
      'externalAuthIdentityProvider'
    ]
  ];
  for (const [kind, list, named, target] of chain) {
    const known = new Set(metadataOf(project, target).map(({ name }) => name));
    for (const { file, root } of metadataOf(project, kind)) {
      for (const parameter of all(root, list)) {
        const name = textOf(parameter, named);
        if (name && !known.has(name))
          find(file, parameter.line, `there is no ${target} ${name}`, 'add it to the project');
      }
    }
  }
}

/** Every replacement of sfdx-project.json has its file and its text, so that none is skipped at a deploy. */
function checkReplacements({ project, find, look }: Context): void {
  const text = project.files.get('sfdx-project.json') ?? '{}';
  const { replacements = [] } = JSON.parse(text) as {
    replacements?: { filename?: string; stringToReplace?: string }[];
  };
  for (const { filename = '', stringToReplace = '' } of replacements) {
    look();
    const line = lineAt(text, text.indexOf(filename));
    const content = project.files.get(filename);
    if (content === undefined)
      find('sfdx-project.json', line, `replaces in ${filename}, which is not there`, 'correct the path');
    else if (!content.includes(stringToReplace)) {
      find(
        'sfdx-project.json',
        line,
        `${filename} does not hold '${stringToReplace}'`,
        'write the text that is to be replaced'
      );
    }
  }
}

export const checkHosts = stepOf([checkTrustedUrls, checkCredentials, checkReplacements]);
