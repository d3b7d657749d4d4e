import { join } from 'node:path';
import { FORCE_APP, type Xml, childrenOf, filesEndingIn, readXml, textOf } from './xmlFiles.ts';

export interface UtilityItem {
  component: string;
  label: string;
  /** Name of a utility icon, such as `call`. */
  icon: string;
  /** Pixels. */
  height: number;
  width: number;
  eager: boolean;
}

const DEFAULT: UtilityItem = {
  component: 'softphoneUtility',
  label: 'Softphone',
  icon: 'call',
  height: 480,
  width: 340,
  eager: true
};

function itemOf(instance: Xml): UtilityItem {
  const properties = Object.fromEntries(
    childrenOf(instance, 'componentInstanceProperties').map((each) => [textOf(each['name']), textOf(each['value'])])
  );
  const pixels = (name: 'height' | 'width') => Number(properties[name]) || DEFAULT[name];
  return {
    component: (textOf(instance['componentName']) ?? DEFAULT.component).replace(/^c:/, ''),
    label: properties['label'] ?? DEFAULT.label,
    icon: properties['icon'] ?? DEFAULT.icon,
    height: pixels('height'),
    width: pixels('width'),
    eager: properties['eager'] === 'true'
  };
}

/** The items of the project's utility bar page; the softphone alone while nobody has written one. */
export function readUtilityBar(folder = join(FORCE_APP, 'softphone')): UtilityItem[] {
  const items = filesEndingIn(folder, 'UtilityBar.flexipage-meta.xml').flatMap((file) =>
    childrenOf(readXml(file, 'FlexiPage'), 'flexiPageRegions')
      .filter((region) => textOf(region['name']) === 'utilityItems')
      .flatMap((region) => childrenOf(region, 'itemInstances'))
      .flatMap((item) => childrenOf(item, 'componentInstance'))
      .map(itemOf)
  );
  return items.length > 0 ? items : [DEFAULT];
}
