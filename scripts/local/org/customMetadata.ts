import { basename } from 'node:path';
import type { FieldValue } from './recordStore.ts';
import { FORCE_APP, type Xml, childrenOf, filesEndingIn, readXml, textOf } from './xmlFiles.ts';

export interface MetadataRow {
  /** API name of the type, with its suffix: `Softphone_Setting__mdt`. */
  type: string;
  developerName: string;
  label: string;
  values: Record<string, FieldValue>;
}

const ENDING = '.md-meta.xml';

function valueOf(element: Xml | string | undefined): FieldValue {
  if (typeof element === 'object' && element['@xsi:nil'] === 'true') return null;
  const text = textOf(element);
  const type = typeof element === 'object' ? String(element['@xsi:type'] ?? '') : '';
  if (text === null) return null;
  if (type.endsWith(':boolean')) return text === 'true';
  if (/:(double|int|long|decimal)$/.test(type)) return Number(text);
  return text;
}

/** Reads every custom metadata record below a folder, afresh on each call. */
export function readCustomMetadata(folder = FORCE_APP): MetadataRow[] {
  return filesEndingIn(folder, ENDING).map((file) => {
    const [type, ...name] = basename(file, ENDING).split('.');
    const content = readXml(file, 'CustomMetadata');
    const developerName = name.join('.');
    return {
      type: `${type}__mdt`,
      developerName,
      label: textOf(content['label']) ?? developerName,
      values: Object.fromEntries(
        childrenOf(content, 'values').map((value) => [
          textOf(value['field']) ?? '',
          valueOf(value['value'] as Xml | string | undefined)
        ])
      )
    };
  });
}
