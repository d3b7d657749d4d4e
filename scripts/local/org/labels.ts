import { FORCE_APP, childrenOf, filesEndingIn, readXml, textOf } from './xmlFiles.ts';

/** The org's custom labels as `c.Name`, in English or in the translation for a language; what has no translation stays English. */
export function readLabels(language: string, folder = FORCE_APP): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const file of filesEndingIn(folder, '.labels-meta.xml')) {
    for (const label of childrenOf(readXml(file, 'CustomLabels'), 'labels'))
      labels[`c.${textOf(label['fullName'])}`] = textOf(label['value']) ?? '';
  }
  for (const file of filesEndingIn(folder, '.translation-meta.xml')) {
    if (!file.endsWith(`${language}.translation-meta.xml`)) continue;
    for (const label of childrenOf(readXml(file, 'Translations'), 'customLabels')) {
      const text = textOf(label['label']);
      if (text) labels[`c.${textOf(label['name'])}`] = text;
    }
  }
  return labels;
}
