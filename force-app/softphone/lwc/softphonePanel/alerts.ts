/** What stands between the agent and hearing or seeing a ring. */
export interface Alerts {
  isSoundBlocked: boolean;
  /** Notifications are possible and the browser has not been asked yet. */
  mayAskForNotifications: boolean;
}
