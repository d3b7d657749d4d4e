// What @salesforce/… imports give a component; the names behind them are checked against the metadata, not here.

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/messageChannel/*' {
  const channel: import('lightning/messageService').MessageChannel;
  export default channel;
}

declare module '@salesforce/schema/*' {
  const reference: { objectApiName: string; fieldApiName: string };
  export default reference;
}

declare module '@salesforce/apex/*' {
  const method: {
    (parameters?: Record<string, unknown>): Promise<unknown>;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the wire decorator takes any method's own adapter type
    adapter: any;
  };
  export default method;
}

declare module '@salesforce/i18n/lang' {
  const lang: string;
  export default lang;
}

declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/customPermission/*' {
  const granted: boolean | undefined;
  export default granted;
}
