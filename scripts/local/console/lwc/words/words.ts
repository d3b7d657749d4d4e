const ENGLISH = {
  app: 'Softphone Console',
  standIn: 'Stand-in org',
  customerPage: 'Customer page',
  otherLanguage: 'Deutsch',
  objects: 'Objects',
  openTabs: 'Open records',
  close: 'Close {name}',
  search: 'Search {objects}',
  items: '{count} items',
  item: '1 item',
  nothingFound: 'Nothing found for “{text}”.',
  recordMissing: 'This record does not exist (any more).',
  details: 'Details',
  related: 'Related',
  yes: 'Yes',
  no: 'No',
  utilityBar: 'Utility Bar',
  minimize: 'Minimize',
  popOut: 'Pop-out',
  noComponent: 'The component c-softphone-utility has not been written yet.',
  dismiss: 'Close message'
};

type Words = typeof ENGLISH;

const GERMAN: Words = {
  app: 'Softphone-Konsole',
  standIn: 'Ersatz-Org',
  customerPage: 'Kundenseite',
  otherLanguage: 'English',
  objects: 'Objekte',
  openTabs: 'Offene Datensätze',
  close: '{name} schließen',
  search: '{objects} durchsuchen',
  items: '{count} Elemente',
  item: '1 Element',
  nothingFound: 'Nichts gefunden für „{text}“.',
  recordMissing: 'Diesen Datensatz gibt es nicht (mehr).',
  details: 'Details',
  related: 'Zugehörig',
  yes: 'Ja',
  no: 'Nein',
  utilityBar: 'Dienstprogrammleiste',
  minimize: 'Minimieren',
  popOut: 'In eigenem Fenster',
  noComponent: 'Die Komponente c-softphone-utility ist noch nicht geschrieben.',
  dismiss: 'Meldung schließen'
};

/** The console's own words in the page's language. */
export const words: Words = globalThis.standInOrg.language === 'de' ? GERMAN : ENGLISH;

/** Fills the gaps of a text such as `Close {name}`. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
