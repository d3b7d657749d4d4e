import { filesEnding, lineAt, metadataOf, type Metadata } from '../project.ts';
import { findField } from '../schema.ts';
import { all, below, one, textOf, type Xml } from '../xml.ts';
import { stepOf, type Context } from './context.ts';

const DECORATORS = ['eager', 'height', 'icon', 'label', 'scrollable', 'width'];
const PAGE_TARGETS: Record<string, string> = {
  UtilityBar: 'lightning__UtilityBar',
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage'
};

const lineOf = (element: Xml | undefined): number | null => element?.line ?? null;

/** The value of a property of a component on a page. */
const propertyOf = (component: Xml, name: string): Xml | undefined =>
  all(component, 'componentInstanceProperties').find((property) => textOf(property, 'name') === name);

function checkOwnComponent(context: Context, page: Metadata, component: Xml, name: string): void {
  const { project, find } = context;
  const element = one(component, 'componentName');
  const meta = metadataOf(project, 'js').find((bundle) => bundle.name === name);
  if (!meta) {
    find(page.file, lineOf(element), `there is no component ${name}`, 'name a bundle of the project');
    return;
  }
  const type = textOf(page.root, 'type');
  const target = PAGE_TARGETS[type] ?? '';
  const targets = below(meta.root, 'target').map(({ text }) => text.trim());
  if (textOf(meta.root, 'isExposed') !== 'true' || !targets.includes(target)) {
    find(
      page.file,
      lineOf(element),
      `${name} may not be placed on a ${type}`,
      `expose it and add the target ${target} to its js-meta.xml`
    );
  }
  const objects = below(meta.root, 'object').map(({ text }) => text.trim());
  const shown = textOf(page.root, 'sobjectType');
  if (type === 'RecordPage' && objects.length > 0 && !objects.includes(shown)) {
    find(page.file, lineOf(element), `${name} is not made for ${shown} pages`, 'add the object to its targetConfig');
  }
  const declared = below(meta.root, 'property').map(({ attributes }) => attributes['name']);
  for (const property of all(component, 'componentInstanceProperties')) {
    const propertyName = textOf(property, 'name');
    const isDecorator = textOf(property, 'type') === 'decorator';
    const isKnown = isDecorator ? DECORATORS.includes(propertyName) : declared.includes(propertyName);
    if (!isKnown)
      find(
        page.file,
        property.line,
        `${name} has no property ${propertyName}`,
        'declare it in the targetConfig, or take it out'
      );
  }
}

/** A list of its own on a page: down a relationship of the page's object, with columns of the object it lists. */
function checkRelatedList({ find, schema }: Context, page: Metadata, component: Xml): void {
  const list = propertyOf(component, 'relatedListApiName');
  const [parent = ''] = textOf(propertyOf(component, 'parentFieldApiName'), 'value').split('.');
  const shown = textOf(page.root, 'sobjectType');
  if (parent !== shown)
    find(page.file, component.line, `lists from ${parent} on a page for ${shown}`, 'name the object of the page');
  const child = schema.lists.get(parent)?.get(textOf(list, 'value'));
  if (!child) {
    find(
      page.file,
      lineOf(list),
      `${parent} has no list ${textOf(list, 'value')}`,
      'name the relationship of a lookup, with __r'
    );
    return;
  }
  for (const column of below(propertyOf(component, 'relatedListFieldAliases') ?? component, 'value')) {
    const field = /__c$/.test(column.text) ? findField(schema, child, column.text) : null;
    if (typeof field === 'string') find(page.file, column.line, field, 'name a field of the object that is listed');
  }
}

function checkFlexiPage(context: Context, page: Metadata): void {
  const { find, schema } = context;
  const regions = all(page.root, 'flexiPageRegions');
  const facets = new Set(
    regions.filter((region) => textOf(region, 'type') === 'Facet').map((region) => textOf(region, 'name'))
  );
  const used = new Set<string>();
  const identifiers = new Set<string>();
  for (const component of below(page.root, 'componentInstance')) {
    context.look();
    const name = textOf(component, 'componentName').replace(/^c:/, '');
    if (name === 'lst:dynamicRelatedList') checkRelatedList(context, page, component);
    if (!name.includes(':')) checkOwnComponent(context, page, component, name);
    const identifier = one(component, 'identifier');
    if (identifier && identifiers.has(identifier.text)) {
      find(page.file, identifier.line, `the identifier ${identifier.text} stands twice`, 'give each component its own');
    }
    identifiers.add(identifier?.text ?? '');
    const facet = propertyOf(component, name === 'flexipage:tabset' ? 'tabs' : name === 'flexipage:tab' ? 'body' : '');
    if (!facet) continue;
    used.add(textOf(facet, 'value'));
    if (!facets.has(textOf(facet, 'value'))) {
      find(
        page.file,
        facet.line,
        `there is no facet ${textOf(facet, 'value')} on this page`,
        'name a region of type Facet'
      );
    }
  }
  for (const facet of facets)
    if (!used.has(facet)) find(page.file, null, `the facet ${facet} is shown nowhere`, 'place it in a tab');
  const object = one(page.root, 'sobjectType');
  const isRecordPage = textOf(page.root, 'type') === 'RecordPage';
  if (isRecordPage !== (object !== undefined)) {
    find(page.file, page.root.line, 'a RecordPage names its object, other pages none', 'add or delete <sobjectType>');
  } else if (object && !schema.objects.has(object.text.trim())) {
    find(
      page.file,
      object.line,
      `there is no object ${object.text.trim()}`,
      'name the object whose records the page shows'
    );
  }
}

function checkApps({ project, schema, find, look }: Context): void {
  const pages = new Map(metadataOf(project, 'flexipage').map(({ name, root }) => [name, root]));
  const tabs = new Set(metadataOf(project, 'tab').map(({ name }) => name));
  for (const { file, root } of metadataOf(project, 'app')) {
    look();
    const bar = one(root, 'utilityBar');
    const page = bar && pages.get(bar.text.trim());
    if (bar && (!page || textOf(page, 'type') !== 'UtilityBar')) {
      find(file, bar.line, `there is no utility bar ${bar.text.trim()}`, 'name a FlexiPage of type UtilityBar');
    }
    for (const tab of all(root, 'tabs')) {
      const name = tab.text.trim();
      if (!name.startsWith('standard-') && !tabs.has(name))
        find(file, tab.line, `there is no tab ${name}`, 'name a tab of the project or a standard- tab');
    }
    for (const override of all(root, 'actionOverrides')) {
      const content = one(override, 'content');
      const shown = pages.get(content?.text.trim() ?? '');
      const object = textOf(override, 'pageOrSobjectType');
      if (!shown)
        find(
          file,
          lineOf(content),
          `there is no page ${content?.text.trim() ?? ''}`,
          'name a FlexiPage of the project'
        );
      else if (textOf(shown, 'sobjectType') !== object) {
        find(file, lineOf(content), `${content?.text} is not a page for ${object}`, 'name the page of this object');
      }
      if (!schema.objects.has(object))
        find(file, override.line, `there is no object ${object}`, 'name the object whose page this is');
    }
  }
}

/** A utility that does not start with the app misses every contact until the agent opens it. */
function checkUtilityBars({ project, find }: Context): void {
  for (const { file, root } of metadataOf(project, 'flexipage')) {
    if (textOf(root, 'type') !== 'UtilityBar') continue;
    for (const component of below(root, 'componentInstance')) {
      const eager = propertyOf(component, 'eager');
      if (textOf(eager, 'value') === 'true') continue;
      find(
        file,
        eager?.line ?? component.line,
        'the softphone does not start with the app',
        'write the decorator eager = true'
      );
    }
  }
}

function checkVisualforce({ project, find, look }: Context): void {
  const classes = new Map(filesEnding(project, '.cls').map(({ name, text }) => [name, text]));
  for (const { file, text } of filesEnding(project, '.page')) {
    look();
    const controller = /\bcontroller="(\w+)"/.exec(text);
    const source = controller && classes.get(controller[1] ?? '');
    if (controller && !source)
      find(file, lineAt(text, controller.index), `there is no class ${controller[1]}`, 'name a class of the project');
    for (const merged of text.matchAll(/\{!\s*([A-Za-z]\w*)\s*\}/g)) {
      const getter = new RegExp(`\\bget${merged[1]}\\s*\\(|\\b${merged[1]}\\s*\\{\\s*get`, 'i');
      if (!source || getter.test(source)) continue;
      find(
        file,
        lineAt(text, merged.index),
        `${controller?.[1]} has no ${merged[1]}`,
        `add get${merged[1]}(), or take the expression out`
      );
    }
  }
}

function checkPagesOfAll(context: Context): void {
  for (const page of metadataOf(context.project, 'flexipage')) checkFlexiPage(context, page);
}

export const checkPages = stepOf([checkPagesOfAll, checkApps, checkUtilityBars, checkVisualforce]);
