// The one platform module of ours for which sfdx-lwc-jest has no stub.
import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

export const EnclosingUtilityId = createTestWireAdapter(jest.fn());
export const open = jest.fn().mockResolvedValue(true);
export const minimize = jest.fn().mockResolvedValue(true);
export const updateUtility = jest.fn().mockResolvedValue(true);
export const updatePanel = jest.fn().mockResolvedValue(true);
export const enablePopout = jest.fn().mockResolvedValue(true);
export const enableModal = jest.fn().mockResolvedValue(true);
export const getInfo = jest.fn().mockResolvedValue({});
export const getAllUtilityInfo = jest.fn().mockResolvedValue([]);
export const onUtilityClick = jest.fn().mockResolvedValue(true);
