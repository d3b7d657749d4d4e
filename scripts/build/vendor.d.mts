export function importedNames(source: string): Record<string, Set<string>>;
