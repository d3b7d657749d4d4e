export type { ElevationContext, ElevationEvent, ElevationRequest } from './elevationMachine';
export { elevationMachine, reasonOfEnd } from './elevationMachine';
