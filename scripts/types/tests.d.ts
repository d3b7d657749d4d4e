// Test tools that come without types.

declare module '@salesforce/sfdx-lwc-jest' {
  /** A stand-in for a wire adapter, with which a test answers the wire itself. */
  export interface TestWireAdapter {
    emit(value: unknown, filter?: (config: Record<string, unknown>) => boolean): void;
    error(body?: unknown, status?: number, statusText?: string): void;
    getLastConfig(): Record<string, unknown>;
  }
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the mock replaces an import of any type
  export function createApexTestWireAdapter(method: jest.Mock): any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the mock replaces an import of any type
  export function createTestWireAdapter(method?: jest.Mock): any;
}
